package org.attributionj.models.rules;

import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;

/** All credit to the last touchpoint. */
record LastTouch() implements AttributionModel, BoundModel {

    @Override
    public String name() {
        return "last-touch";
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        return this;
    }

    @Override
    public Kernel newKernel() {
        return LastTouch::weigh;
    }

    // w_{n-1} = 1, all others 0
    private static double weigh(JourneyView journey, double[] weights) {
        int last = journey.length() - 1;
        for (int i = 0; i < last; i++) {
            weights[i] = 0;
        }
        weights[last] = 1;
        return 0;
    }

    @Override
    public String reason(JourneyView journey, int touch) {
        return touch == journey.length() - 1 ? Reasons.LAST : "";
    }

    @Override
    public String toString() {
        return name();
    }
}
