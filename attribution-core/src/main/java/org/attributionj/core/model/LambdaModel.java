package org.attributionj.core.model;

import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import org.attributionj.core.columnar.JourneySchema;
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
        return () -> kernel;
    }

    @Override
    public String toString() {
        return name;
    }
}
