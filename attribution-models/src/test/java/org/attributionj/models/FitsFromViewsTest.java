package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.models.json.FittedModelJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every model of the catalogue that is fitted, fitted from records, from batches, and from parts that travel as bytes and are
 * merged in any order: always the same bytes.
 */
class FitsFromViewsTest {
    private static final List<String> CHANNELS = List.of("display", "email", "search", "social", "tv");
    private static final List<Journey> JOURNEYS = journeys(11, 160);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "markov",
                "markov:order=2",
                "shapley",
                "shapley:game=unique-linear",
                "shapley:game=coalition-rate",
                "leave-one-out",
                "shao-li",
                "logistic",
                "logistic:exposure=presence",
                "bagged-logistic:bags=3",
                "hazard",
                "survival",
                "auto"
            })
    void recordsViewsAndPartsGiveTheSameBytes(String name) throws IOException, ClassNotFoundException {
        // rules that need no fit are bound, not fitted
        if (AttributionModels.define(name) instanceof ModelDefinition.Fittable<?> fittable) {
            check(fittable);
        }
    }

    private static <T> void check(ModelDefinition.Fittable<T> fittable) throws IOException, ClassNotFoundException {
        check(fittable, fittable.statistic(Dimension.CHANNEL, List.of()));
    }

    private static <A extends Serializable, T> void check(
            ModelDefinition.Fittable<T> fittable, JourneyStatistic<A, T> statistic)
            throws IOException, ClassNotFoundException {
        String expected = fitted(fittable, JOURNEYS.stream().collect(statistic));
        for (int parts : new int[] {1, 2, 7, 32}) {
            assertThat(fitted(fittable, statistic.finish(merged(statistic, parts))))
                    .as("%d parts", parts)
                    .isEqualTo(expected);
        }
    }

    /** All parts from views of their own batches, under dictionaries of their own, shipped and merged in a random order. */
    private static <A extends Serializable, T> A merged(JourneyStatistic<A, T> statistic, int parts)
            throws IOException, ClassNotFoundException {
        List<A> accumulators = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            JourneyBatch.Builder batch = JourneyBatch.builder(JourneySchema.of(Dimension.CHANNEL, statistic.needs()));
            for (int i = JOURNEYS.size() - 1; i >= 0; i--) {
                if (i % parts == part) {
                    batch.add(JOURNEYS.get(i));
                }
            }
            A accumulator = statistic.newAccumulator();
            JourneyView view = shipped(batch.build()).view();
            for (int row = 0; row < view.rows(); row++) {
                statistic.add(accumulator, view.moveTo(row));
            }
            accumulators.add(shipped(accumulator));
        }
        Collections.shuffle(accumulators, new Random(parts));
        A all = statistic.newAccumulator();
        for (A accumulator : accumulators) {
            all = statistic.merge(all, accumulator);
        }
        return all;
    }

    private static <T> String fitted(ModelDefinition.Fittable<T> fittable, T data) {
        AttributionModel model = fittable.fit(data);
        return FittedModelJson.write(model);
    }

    @SuppressWarnings("unchecked") // what is read is what was written
    private static <T extends Serializable> T shipped(T value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    /** Journeys of both outcomes, some of one customer, some ending at one time. */
    private static List<Journey> journeys(long seed, int size) {
        Random random = new Random(seed);
        List<Journey> journeys = new ArrayList<>();
        for (int j = 0; j < size; j++) {
            String customer = "customer " + j / 3;
            Instant at = Instant.parse("2026-01-05T08:00:00Z").plus(Duration.ofDays(40L * (j % 3)));
            List<Touchpoint> touchpoints = new ArrayList<>();
            double logOdds = -1.5;
            int length = 1 + random.nextInt(5);
            for (int i = 0; i < length; i++) {
                int channel = random.nextInt(CHANNELS.size());
                logOdds += 0.3 * channel;
                touchpoints.add(Touchpoint.of(customer, Channel.of(CHANNELS.get(channel)), at));
                at = at.plus(Duration.ofMinutes(1 + random.nextInt(5) * 700L));
            }
            boolean converts = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            journeys.add(
                    converts
                            ? Journey.converted(
                                    touchpoints,
                                    Conversion.of(customer, ConversionType.PURCHASE, Money.of("10.00", "EUR"), at))
                            : Journey.open(touchpoints));
        }
        return journeys;
    }
}
