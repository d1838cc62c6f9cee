package org.attributionj.models.rules;

import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;

/** All credit to the first touchpoint. */
record FirstTouch() implements AttributionModel, BoundModel {

    @Override
    public String name() {
        return "first-touch";
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        return this;
    }

    @Override
    public Kernel newKernel() {
        return FirstTouch::weigh;
    }

    // w_0 = 1, all others 0
    private static double weigh(JourneyView journey, double[] weights) {
        int n = journey.length();
        weights[0] = 1;
        for (int i = 1; i < n; i++) {
            weights[i] = 0;
        }
        return 0;
    }

    @Override
    public String reason(JourneyView journey, int touch) {
        return touch == 0 ? Reasons.FIRST : "";
    }

    @Override
    public String toString() {
        return name();
    }
}
