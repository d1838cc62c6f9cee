package org.attributionj.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntFunction;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.fit.FitData;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.eval.bootstrap.ModelBootstrap;
import org.attributionj.eval.bootstrap.Resampling;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.attributionj.models.regression.LogisticModel;
import org.attributionj.models.regression.LogisticOptions;
import org.attributionj.models.shapley.Game;
import org.attributionj.models.shapley.SamplingOptions;
import org.attributionj.models.shapley.Shapley;
import org.attributionj.models.survival.HazardModel;
import org.attributionj.models.survival.HazardOptions;
import org.attributionj.models.survival.SurvivalModel;
import org.attributionj.models.survival.SurvivalOptions;

/**
 * Measures how the cost of each model grows with the journeys, the channels and the length of paths; writes plots and one
 * CSV file of all points, and prints the exponents of growth.
 *
 * <pre>java -Xmx6g -cp benchmarks.jar org.attributionj.bench.GrowthPlots DIRECTORY [JOURNEYS [JOURNEYS OF SLOW FITS]]</pre>
 */
public final class GrowthPlots {
    private static final long SEED = 42;
    private static final double CONVERTING = 0.5;
    private static final int CHANNELS = 12;
    private static final int[] MANY_CHANNELS = {5, 10, 20, 50, 100, 200, 500};
    private static final int[] LENGTHS = {1, 3, 10, 30, 100, 300, 1000};
    private static final int MOST_ORDER = 4;
    private static final long ENOUGH_NANOS = 100_000_000;
    private static final int WARM_UP = 100_000;
    private static final int FIRST_SIZE = 1000;
    private static final int STEP = 10;
    private static final int FEWEST_PLAYERS = 8;
    private static final int MOST_PLAYERS = 24;
    private static final int EM_STEPS = 20;
    private static final int REPLICATES = 20;
    private static final List<String> PATH_MODELS =
            List.of("shao-li", "leave-one-out", "shapley:game=unique-linear", "shapley:game=coalition-rate");

    private final int journeys;
    private final int journeysOfFits;
    private final PrintStream out;
    private final CpuTime time;
    private final List<GrowthPlot> plots = new ArrayList<>();

    GrowthPlots(int journeys, int journeysOfFits, CpuTime time, PrintStream out) {
        this.time = time;
        this.journeys = journeys;
        this.journeysOfFits = journeysOfFits;
        this.out = out;
    }

    /**
     * Measures and draws.
     *
     * @param arguments the directory, and perhaps how many journeys at most: 10,000,000 for rules and path models and
     *     1,000,000 for the other fits unless said otherwise
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("usage: GrowthPlots DIRECTORY [JOURNEYS [JOURNEYS OF SLOW FITS]]");
        }
        System.setProperty("java.awt.headless", "true");
        int journeys = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000_000;
        int fits = arguments.length > 2 ? Integer.parseInt(arguments[2]) : Math.min(journeys, 1_000_000);
        new GrowthPlots(journeys, fits, new CpuTime(ENOUGH_NANOS), System.out).run(Path.of(arguments[0]));
    }

    void run(Path directory) throws IOException {
        Files.createDirectories(directory);
        ForkJoinPool oneThread = new ForkJoinPool(1);
        try {
            // what would go parallel stays on the thread whose time is measured
            oneThread.submit(this::measure).join();
        } finally {
            oneThread.shutdown();
        }
        List<String> rows = new ArrayList<>(List.of("plot,model,size,cpu_seconds"));
        for (GrowthPlot plot : plots) {
            plot.draw(directory);
            rows.addAll(plot.csv());
        }
        Files.write(directory.resolve("growth.csv"), rows);
    }

    private void measure() {
        againstJourneys();
        againstChannels();
        againstLength();
        fits();
        games();
    }

    private GrowthPlot plot(String name, String title, String size) {
        GrowthPlot plot = new GrowthPlot(name, title, size, time, out);
        plots.add(plot);
        return plot;
    }

    private void printSlopes(GrowthPlot plot, double from) {
        plot.slopes(from).forEach((model, slope) -> out.printf(Locale.ROOT, "%s: exponent %.3f%n", model, slope));
    }

    /** From the largest, so that the small ones meet compiled code. */
    private static List<Integer> sizes(int most) {
        List<Integer> sizes = new ArrayList<>();
        for (long size = FIRST_SIZE; size < most; size *= STEP) {
            sizes.add(0, (int) size);
        }
        sizes.add(0, most);
        return sizes;
    }

    private void againstJourneys() {
        GrowthPlot rules = plot("rules-journeys", "Rules, 12 channels, 4.5 touchpoints", "journeys");
        GrowthPlot paths = plot("path-models-journeys", "Path models, 12 channels, 4.5 touchpoints", "journeys");
        JourneyBatch all = new SyntheticJourneys(SEED).batch(journeys, CONVERTING);
        warmUp(first(all, Math.min(all.rows(), WARM_UP)));
        for (int size : sizes(all.rows())) {
            rules(rules, all, size, size);
            pathModels(paths, size == all.rows() ? all : first(all, size), size);
        }
        double from = Math.min(10_000, journeys / STEP);
        printSlopes(rules, from);
        printSlopes(paths, from);
    }

    /** The first lines of a plot are not to pay for the compiler. */
    private void warmUp(JourneyBatch batch) {
        GrowthPlot unseen = new GrowthPlot("", "", "", time, new PrintStream(OutputStream.nullOutputStream()));
        rules(unseen, batch, batch.rows(), batch.rows());
        pathModels(unseen, batch, batch.rows());
    }

    private static JourneyBatch first(JourneyBatch all, int size) {
        JourneyBatch.Builder batch = JourneyBatch.builder(all.schema());
        JourneyView view = all.view();
        for (int row = 0; row < size; row++) {
            batch.add(view.moveTo(row));
        }
        return batch.build();
    }

    private static void rules(GrowthPlot plot, JourneyBatch batch, int rows, double at) {
        for (AttributionModel rule : AttributionModels.rules()) {
            CreditStatistic statistic = CreditStatistic.of(List.of(rule), Dimension.CHANNEL, Dimension.CHANNEL);
            plot.measure(rule.name(), at, () -> {
                CreditSums sums = statistic.newAccumulator();
                JourneyView view = batch.view();
                for (int row = 0; row < rows; row++) {
                    statistic.add(sums, view.moveTo(row));
                }
                return statistic.finish(sums);
            });
        }
    }

    private static void pathModels(GrowthPlot plot, JourneyBatch batch, double at) {
        for (int order = 1; order <= MOST_ORDER; order++) {
            MarkovOptions options = MarkovOptions.ofOrder(order);
            plot.measure("markov:order=" + order, at, () -> MarkovModel.fit(batch, options));
        }
        for (String model : PATH_MODELS) {
            plot.measure(model, at, () -> {
                ModelFits fits = ModelFits.of(List.of(AttributionModels.define(model)), Dimension.CHANNEL);
                FitData data = fits.newAccumulator();
                JourneyView view = batch.view();
                for (int row = 0; row < batch.rows(); row++) {
                    fits.add(data, view.moveTo(row));
                }
                return fits.finish(data);
            });
        }
    }

    private void againstChannels() {
        int count = Math.min(journeys, 100_000);
        against(
                "channels",
                count + " journeys of 4.5 touchpoints",
                MANY_CHANNELS,
                channels -> new SyntheticJourneys(SEED, channels).batch(count, CONVERTING));
    }

    private void againstLength() {
        int touchpoints = Math.min(journeys, 1_000_000);
        against(
                "length",
                touchpoints + " touchpoints in journeys of one length, 12 channels",
                LENGTHS,
                length -> new SyntheticJourneys(SEED, CHANNELS, length)
                        .batch(Math.max(1, touchpoints / length), CONVERTING));
    }

    private void against(String size, String title, int[] sizes, IntFunction<JourneyBatch> data) {
        GrowthPlot rules = plot("rules-" + size, "Rules, " + title, size);
        GrowthPlot paths = plot("path-models-" + size, "Path models, " + title, size);
        for (int i = sizes.length - 1; i >= 0; i--) {
            JourneyBatch batch = data.apply(sizes[i]);
            rules(rules, batch, batch.rows(), sizes[i]);
            pathModels(paths, batch, sizes[i]);
        }
    }

    private void fits() {
        GrowthPlot plot = plot("fits-journeys", "Fits, 12 channels, 4.5 touchpoints", "journeys");
        for (int size : sizes(journeysOfFits)) {
            JourneyTable table = new SyntheticJourneys(SEED).table(size, CONVERTING);
            PathTable paths = PathTable.of(Dimension.CHANNEL);
            JourneyBatch batch = table.toBatch();
            JourneyView view = batch.view();
            for (int row = 0; row < batch.rows(); row++) {
                paths.add(view.moveTo(row));
            }
            Resampling resampling = Resampling.DEFAULT.withReplicates(REPLICATES);
            plot.measure("logistic", size, () -> LogisticModel.fit(table, LogisticOptions.DEFAULT));
            plot.measure(
                    "hazard, 20 steps",
                    size,
                    () -> HazardModel.fit(
                            table, HazardOptions.DEFAULT.withStopping(HazardOptions.DEFAULT.tolerance(), EM_STEPS)));
            plot.measure("survival", size, () -> SurvivalModel.fit(table, SurvivalOptions.DEFAULT));
            plot.measure(
                    "markov, 20 resamples of paths",
                    size,
                    () -> ModelBootstrap.of(paths, resampling).intervals(AttributionModels.define("markov")));
        }
        printSlopes(plot, Math.min(10_000, journeysOfFits / STEP));
    }

    private void games() {
        GrowthPlot plot = plot("shapley-players", "Shapley values of a game", "players");
        // the smoke run asks for few journeys: it gets small games as well
        int most = Math.min(MOST_PLAYERS, 31 - Integer.numberOfLeadingZeros(journeys));
        for (int players = most; players >= Math.min(FEWEST_PLAYERS, most); players -= 2) {
            int n = players;
            double[] worths = new Random(SEED).doubles(1L << n).toArray();
            plot.measure("exact, from the table of worths", n, () -> Shapley.exact(n, worths));
        }
        for (int players : new int[] {8, 16, 24, 32, 48, 63}) {
            // a concave game: worths grow with the square root of the size, and the first player counts twice
            Game game =
                    Game.of(players, coalition -> Math.sqrt(Long.bitCount(coalition) + Long.bitCount(coalition & 1)));
            plot.measure("sampled", players, () -> Shapley.sampled(game, SamplingOptions.DEFAULT));
        }
    }
}
