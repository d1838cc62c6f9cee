package org.attributionj.core.model;

import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;

/** A user's own model. */
record LambdaModel(String name, Needs needs, StatelessKernel kernel, AttributorCache cache)
        implements AttributionModel {

    LambdaModel {
        notBlank(name, "model name");
        notNull(needs, "needs");
        notNull(kernel, "kernel");
    }

    @Override
    public AttributionResult attribute(Journey journey) {
        return cache.attribute(this, journey);
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(name, needs);
        return () -> {
            // it sees what it asked for, however much others asked for beside it: else it would fail elsewhere
            JourneyView seen = JourneyView.showing(schema, needs);
            return (journey, weights) -> weigh(seen.follow(journey), weights);
        };
    }

    private double weigh(JourneyView journey, double[] weights) {
        try {
            return kernel.weigh(journey, weights);
        } catch (MissingDataException e) {
            throw new MissingDataException("model " + name + ": " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
