package org.attributionj.eval.bootstrap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.models.AttributionModels;

/**
 * Prints how often bootstrap ends of 95 % hold the share that the same model comes to with ten times as many other
 * customers (50,000 at least), and how often they hold what channels brought about, where the model asks for that: the table of {@code docs/experiments.md}. Not a
 * test: it takes minutes. All models see the same customers; rows are printed when a number of customers is done, so a run can
 * be stopped and taken up with the numbers that are left.
 *
 * <pre>
 *   java org.attributionj.eval.bootstrap.CoverageTable REPEATS RESAMPLES CUSTOMERS[,CUSTOMERS...] MODEL...
 * </pre>
 */
public final class CoverageTable {
    private static final List<String> SCENARIOS = List.of("log-linear", "logistic-presence", "markov-browsing", "shop");
    private static final long FIRST_SEED = 5_000;
    private static final int FEWEST_OF_TARGET = 50_000;
    private static final int TIMES_OF_TARGET = 10;

    private final int repeats;
    private final Resampling resampling;
    private final List<String> models;
    private final Map<String, Map<String, CoverageTarget>> targets = new LinkedHashMap<>();

    private CoverageTable(int repeats, Resampling resampling, int customersOfTarget, List<String> models) {
        this.repeats = repeats;
        this.resampling = resampling;
        this.models = models;
        SCENARIOS.forEach(scenario -> targets.put(scenario, CoverageTarget.of(scenario, customersOfTarget, models)));
    }

    /** Prints a row per number of customers and model, a column per scenario. */
    public static void main(String[] args) {
        int repeats = Integer.parseInt(args[0]);
        Resampling resampling = Resampling.DEFAULT.withReplicates(Integer.parseInt(args[1]));
        int[] sizes =
                Arrays.stream(args[2].split(",")).mapToInt(Integer::parseInt).toArray();
        int ofTarget = Math.max(
                FEWEST_OF_TARGET, TIMES_OF_TARGET * Arrays.stream(sizes).max().orElseThrow());
        CoverageTable table =
                new CoverageTable(repeats, resampling, ofTarget, List.of(args).subList(3, args.length));
        System.out.printf(
                Locale.ROOT,
                "%d repeats of %d resamples%n| customers | model | %s | together | below, above | causal truth |%n",
                repeats,
                resampling.replicates(),
                String.join(" | ", SCENARIOS));
        Arrays.stream(sizes).forEach(table::print);
    }

    private void print(int customers) {
        Map<String, List<Counts>> counts = new LinkedHashMap<>();
        Map<String, Counts> causal = new LinkedHashMap<>();
        for (String scenario : SCENARIOS) {
            models.forEach(model ->
                    counts.computeIfAbsent(model, key -> new ArrayList<>()).add(Counts.NONE));
            for (int i = 0; i < repeats; i++) {
                ModelBootstrap sample = CoverageTarget.sample(scenario, customers, FIRST_SEED + i, resampling);
                for (String model : models) {
                    CoverageTarget target = Objects.requireNonNull(
                            Objects.requireNonNull(targets.get(scenario)).get(model));
                    ShareIntervals intervals = sample.intervals(AttributionModels.define(model));
                    List<Counts> ofModel = Objects.requireNonNull(counts.get(model));
                    int last = ofModel.size() - 1;
                    ofModel.set(last, ofModel.get(last).plus(Counts.of(intervals, target.largeSample())));
                    causal.merge(model, Counts.of(intervals, target.causal()), Counts::plus);
                }
            }
        }
        counts.forEach((model, ofScenarios) ->
                System.out.println(row(customers, model, ofScenarios, Objects.requireNonNull(causal.get(model)))));
    }

    private static String row(int customers, String model, List<Counts> ofScenarios, Counts causal) {
        Counts all = ofScenarios.stream().reduce(Counts.NONE, Counts::plus);
        return String.format(
                Locale.ROOT,
                "| %d | `%s` | %s | %s | %d, %d of %d | %s |",
                customers,
                model,
                ofScenarios.stream().map(Counts::percent).collect(Collectors.joining(" | ")),
                all.percent(),
                all.below,
                all.above,
                all.sum(),
                causal.percent());
    }

    /** How many ends lie below their target, hold it, lie above it. */
    private record Counts(int below, int held, int above) {
        static final Counts NONE = new Counts(0, 0, 0);

        static Counts of(ShareIntervals intervals, Map<String, Double> target) {
            int[] counts = new int[3];
            for (ShareIntervals.Row row : intervals.rows()) {
                boolean isTouched = !row.label().equals(CreditTotals.BASELINE)
                        && !row.label().equals(CreditTotals.UNATTRIBUTED)
                        && !target.isEmpty();
                if (isTouched || target.containsKey(row.label())) {
                    double share = target.getOrDefault(row.label(), 0.0);
                    counts[row.high() < share ? 0 : row.low() > share ? 2 : 1]++;
                }
            }
            return new Counts(counts[0], counts[1], counts[2]);
        }

        Counts plus(Counts more) {
            return new Counts(below + more.below, held + more.held, above + more.above);
        }

        int sum() {
            return IntStream.of(below, held, above).sum();
        }

        String percent() {
            return sum() == 0 ? "–" : String.format(Locale.ROOT, "%.0f %%", 100.0 * held / sum());
        }
    }
}
