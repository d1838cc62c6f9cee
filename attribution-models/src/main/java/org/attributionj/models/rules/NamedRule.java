package org.attributionj.models.rules;

import static org.attributionj.models.internal.Checks.notNull;

import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.AttributorCache;
import org.attributionj.core.model.BoundModel;

/** A rule and its text form, spelt once: the name goes into every result, and spelling numbers takes microseconds. */
record NamedRule(AttributionModel rule, String name, AttributorCache cache) implements AttributionModel {

    NamedRule {
        notNull(rule, "rule");
        notNull(name, "name");
        notNull(cache, "cache");
    }

    static AttributionModel of(AttributionModel rule) {
        return new NamedRule(rule, rule.name(), new AttributorCache());
    }

    @Override
    public Needs needs() {
        return rule.needs();
    }

    @Override
    public AttributionResult attribute(Journey journey) {
        return cache.attribute(this, journey);
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(name, rule.needs());
        return rule.bind(schema);
    }

    @Override
    public String toString() {
        return name;
    }
}
