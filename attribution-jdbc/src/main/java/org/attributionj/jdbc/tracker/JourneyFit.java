package org.attributionj.jdbc.tracker;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.Collector;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.support.Period;
import org.jspecify.annotations.Nullable;

/**
 * A fit from disjoint journeys.
 *
 * @param length how far back they may have ended; null for all journeys
 */
record JourneyFit(@Nullable Duration length, Clock clock, Collector<? super Journey, ?, ? extends AttributionModel> fit)
        implements ModelFit {

    @Override
    public AttributionModel fit(AttributionStore store) {
        Period period = Period.all();
        if (length != null) {
            var now = clock.instant();
            period = Period.of(now.minus(length), now);
        }
        return store.journeys().collect(store.assembler(), period, JourneyKind.FIT, fit);
    }

    @Override
    public String description() {
        return length == null ? "all journeys" : "the journeys that ended in the " + length + " before";
    }
}
