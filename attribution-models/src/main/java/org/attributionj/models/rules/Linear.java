package org.attributionj.models.rules;

import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;

/** Equal credit to all touchpoints. */
record Linear() implements AttributionModel, BoundModel {

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        return this;
    }

    @Override
    public Kernel newKernel() {
        return Linear::weigh;
    }

    // w_i = 1
    private static double weigh(JourneyView journey, double[] weights) {
        int n = journey.length();
        for (int i = 0; i < n; i++) {
            weights[i] = 1;
        }
        return 0;
    }

    @Override
    public String toString() {
        return name();
    }
}
