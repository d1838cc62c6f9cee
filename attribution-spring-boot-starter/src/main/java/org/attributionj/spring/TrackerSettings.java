package org.attributionj.spring;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.ModelFit;
import org.attributionj.jdbc.tracker.TrackerBuilder;
import org.attributionj.models.ModelCatalogue;

/** The tracker that the settings describe, its models made of their texts. */
final class TrackerSettings {
    private final AttributionProperties properties;
    private final Clock clock;

    TrackerSettings(AttributionProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    TrackerBuilder tracker(AttributionStore store) {
        AttributionProperties.Tracker settings = properties.tracker();
        TrackerBuilder builder = ConversionTracker.builder(store)
                .clock(clock)
                .durable(settings.durable())
                .sweeps(settings.sweeps())
                .sweepEvery(settings.sweepEvery())
                .sweepSize(settings.sweepSize())
                .lease(settings.lease())
                .retryFor(settings.retryFor())
                .closeTimeout(settings.closeWithin())
                .refreshEvery(settings.refreshEvery())
                // learned models begin untaught
                .fitsAtStart(true);
        if (settings.immediateFrom() != null) {
            builder.immediateFrom(money(settings.immediateFrom()));
        }
        ModelCatalogue catalogue = ModelCatalogue.load();
        properties.models().forEach(text -> add(builder, catalogue.define(text)));
        return builder;
    }

    private void add(TrackerBuilder builder, ModelDefinition definition) {
        if (definition instanceof ModelDefinition.Ready ready) {
            builder.models(ready.model());
        } else if (definition instanceof ModelDefinition.Fittable<?> fittable) {
            addLearned(builder, fittable);
        }
    }

    private <T> void addLearned(TrackerBuilder builder, ModelDefinition.Fittable<T> definition) {
        JourneyStatistic<?, AttributionModel> fit =
                definition.statistic(Dimension.CHANNEL, List.of()).andThen(definition::fit);
        AttributionModel untaught = Stream.<Journey>empty().collect(fit);
        builder.model(untaught, ModelFit.ofRecentJourneys(properties.tracker().fitPeriod(), clock, fit));
    }

    private static Money money(String text) {
        List<String> parts =
                Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().splitToList(text);
        if (parts.size() != 2) {
            throw new IllegalArgumentException(
                    "attribution.tracker.immediate-from must be an amount and a currency, such as"
                            + " \"500 EUR\", but was \"" + text + "\"");
        }
        return Money.of(parts.get(0), parts.get(1));
    }
}
