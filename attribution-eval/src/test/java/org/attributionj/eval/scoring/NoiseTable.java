package org.attributionj.eval.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.models.AttributionModels;

/**
 * Prints the baselines that models report where channels do nothing, so that 1 is right: the table of {@code docs/auto.md}.
 * Not a test: it takes minutes.
 *
 * <pre>
 *   java org.attributionj.eval.scoring.NoiseTable SEEDS CUSTOMERS MODEL...
 * </pre>
 */
public final class NoiseTable {
    private static final String[] CHANNELS = {"display", "email", "search", "social"};
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final double STUDY_DAYS = 30;
    private static final double RATE = 0.1;

    private NoiseTable() {}

    /** How customers live, and decide without looking at a channel. */
    private enum Noise {
        /** One touch each. */
        SINGLE_TOUCH,
        /** The same channel in all touches. */
        ONE_CHANNEL,
        /** One to six touches; decided and stamped at the last one. */
        AT_THE_LAST_TOUCH,
        /** The same, stamped up to five days later. */
        DELAYED_DECISION,
        /** A constant risk over 30 days, whatever happens; touches after the conversion are not seen. */
        CONSTANT_RISK,
        /** Journeys of a simulator in which touches work, with outcomes and delays dealt anew. */
        DEALT_OUTCOMES;

        List<Journey> journeys(int customers, long seed) {
            if (this == DEALT_OUTCOMES) {
                SimulatedData data = Scenarios.of("hawkes").generate(customers, seed);
                return PlaceboScore.shuffled(
                        JourneyAssembler.standard()
                                .assemble(data.touchpoints(), data.conversions())
                                .fit(),
                        seed);
            }
            SplittableRandom random = new SplittableRandom(seed);
            return IntStream.range(0, customers)
                    .mapToObj(i -> journey(String.format(Locale.ROOT, "c%06d", i), random))
                    .toList();
        }

        private Journey journey(String customer, SplittableRandom random) {
            int touches = this == SINGLE_TOUCH ? 1 : 1 + random.nextInt(6);
            double[] days = random.doubles(touches, 0, STUDY_DAYS).sorted().toArray();
            double end = days[touches - 1];
            double conversion = random.nextDouble() < RATE ? end : Double.POSITIVE_INFINITY;
            if (this == DELAYED_DECISION) {
                conversion += 5 * random.nextDouble();
            } else if (this == CONSTANT_RISK) {
                // a tenth converts within the study
                conversion = days[0] + Math.log1p(-random.nextDouble()) / Math.log1p(-RATE) * STUDY_DAYS;
                conversion = conversion < STUDY_DAYS ? conversion : Double.POSITIVE_INFINITY;
            }
            List<Touchpoint> points = new ArrayList<>();
            for (int k = 0; k < touches; k++) {
                String channel = CHANNELS[this == ONE_CHANNEL ? 0 : random.nextInt(CHANNELS.length)];
                if (days[k] <= conversion) {
                    points.add(Touchpoint.builder(customer, at(days[k]))
                            .id(customer + "-" + k)
                            .channel(Channel.of(channel))
                            .build());
                }
            }
            return Double.isInfinite(conversion)
                    ? Journey.open(points)
                    : Journey.converted(
                            points,
                            Conversion.of(customer, ConversionType.PURCHASE, Money.of("10.00", "EUR"), at(conversion)));
        }

        private static Instant at(double day) {
            return START.plusMillis((long) (day * DAY));
        }
    }

    /** Prints a row per kind of noise and model. */
    public static void main(String[] args) {
        int seeds = Integer.parseInt(args[0]);
        int customers = Integer.parseInt(args[1]);
        List<ModelDefinition> models = Arrays.stream(args)
                .skip(2)
                .map(AttributionModels::define)
                .map(ModelDefinition.class::cast)
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%d seeds of %d customers%n| noise | model | mean | lowest | quartiles | highest |%n",
                seeds,
                customers);
        for (Noise noise : Noise.values()) {
            double[][] baselines = new double[models.size()][seeds];
            for (int seed = 0; seed < seeds; seed++) {
                List<Journey> journeys = noise.journeys(customers, 100L + seed);
                List<Journey> converting =
                        journeys.stream().filter(Journey::isConverted).toList();
                List<ModelShares> shares = ModelShares.of(journeys, converting, models);
                for (int m = 0; m < models.size(); m++) {
                    baselines[m][seed] = shares.get(m).baseline();
                }
            }
            for (int m = 0; m < models.size(); m++) {
                System.out.println(row(noise, models.get(m).name(), baselines[m]));
            }
        }
    }

    private static String row(Noise noise, String model, double[] baselines) {
        Arrays.sort(baselines);
        int last = baselines.length - 1;
        return String.format(
                Locale.ROOT,
                "| %s | `%s` | %.2f | %.2f | %.2f, %.2f | %.2f |",
                noise.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                model,
                Arrays.stream(baselines).average().orElseThrow(),
                baselines[0],
                baselines[last / 4],
                baselines[last - last / 4],
                baselines[last]);
    }
}
