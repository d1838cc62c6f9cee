package org.attributionj.eval.bootstrap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.models.AttributionModels;

/**
 * Prints how often bootstrap ends of 95 % hold the share that the same model comes to with 20 times the customers and more: the
 * table of {@code docs/experiments.md}. Not a test: it takes minutes.
 *
 * <pre>
 *   java org.attributionj.eval.bootstrap.CoverageTable REPEATS RESAMPLES CUSTOMERS MODEL...
 * </pre>
 */
public final class CoverageTable {
    private static final List<String> SCENARIOS = List.of("log-linear", "logistic-presence", "markov-browsing", "shop");
    private static final int CUSTOMERS_OF_TARGET = 20_000;
    private static final long SEED_OF_TARGET = 900_001;
    private static final long FIRST_SEED = 5_000;

    private CoverageTable() {}

    /** Prints a row per model, a column per scenario. */
    public static void main(String[] args) {
        int repeats = Integer.parseInt(args[0]);
        Resampling resampling = Resampling.DEFAULT.withReplicates(Integer.parseInt(args[1]));
        int customers = Integer.parseInt(args[2]);
        System.out.printf(
                Locale.ROOT,
                "%d customers, %d repeats of %d resamples%n| model | %s | below, above |%n",
                customers,
                repeats,
                resampling.replicates(),
                String.join(" | ", SCENARIOS));
        for (String model : Arrays.copyOfRange(args, 3, args.length)) {
            System.out.println(row(AttributionModels.define(model), model, repeats, customers, resampling));
        }
    }

    private static String row(ModelDefinition model, String name, int repeats, int customers, Resampling resampling) {
        StringBuilder row = new StringBuilder("| `" + name + "` |");
        int[] all = new int[3];
        for (String scenario : SCENARIOS) {
            ShareIntervals target = bootstrap(
                            scenario, CUSTOMERS_OF_TARGET, SEED_OF_TARGET, Resampling.DEFAULT.withReplicates(20))
                    .intervals(model);
            int[] counts = IntStream.range(0, repeats)
                    .mapToObj(i -> counts(
                            bootstrap(scenario, customers, FIRST_SEED + i, resampling)
                                    .intervals(model),
                            target))
                    .reduce(new int[3], CoverageTable::sum);
            row.append(
                    String.format(Locale.ROOT, " %.0f %% |", 100.0 * counts[1] / (counts[0] + counts[1] + counts[2])));
            all = sum(all, counts);
        }
        return row.append(String.format(Locale.ROOT, " %d, %d of %d |", all[0], all[2], all[0] + all[1] + all[2]))
                .toString();
    }

    private static ModelBootstrap bootstrap(String scenario, int customers, long seed, Resampling resampling) {
        SimulatedData data = Scenarios.of(scenario).generate(customers, seed);
        Assembly journeys = JourneyAssembler.standard().assemble(data.touchpoints(), data.conversions());
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        journeys.fit().forEach(table::add);
        return ModelBootstrap.of(table, resampling);
    }

    /** How many ends lie below the target, hold it, lie above it; of channels and the baseline where there is one. */
    private static int[] counts(ShareIntervals intervals, ShareIntervals target) {
        int[] counts = new int[3];
        for (ShareIntervals.Row row : intervals.rows()) {
            double share = target.rows().stream()
                    .filter(each -> each.label().equals(row.label()))
                    .mapToDouble(ShareIntervals.Row::share)
                    .findFirst()
                    .orElse(0);
            boolean isModelled = !row.label().equals(CreditTotals.UNATTRIBUTED)
                    && !(row.label().equals(CreditTotals.BASELINE) && share == 0);
            if (isModelled) {
                counts[row.high() < share ? 0 : row.low() > share ? 2 : 1]++;
            }
        }
        return counts;
    }

    private static int[] sum(int[] left, int[] right) {
        return IntStream.range(0, 3).map(i -> left[i] + right[i]).toArray();
    }
}
