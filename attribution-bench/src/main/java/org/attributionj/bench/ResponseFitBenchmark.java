package org.attributionj.bench;

import java.util.concurrent.TimeUnit;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.auto.AutoModel;
import org.attributionj.models.auto.AutoOptions;
import org.attributionj.models.regression.Exposure;
import org.attributionj.models.regression.LogisticModel;
import org.attributionj.models.regression.LogisticOptions;
import org.attributionj.models.survival.HazardModel;
import org.attributionj.models.survival.HazardOptions;
import org.attributionj.models.survival.SurvivalModel;
import org.attributionj.models.survival.SurvivalOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Fits response models to a million journeys over twenty channels, five in a hundred converting. One shot each. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
@State(Scope.Benchmark)
public class ResponseFitBenchmark {
    private static final int JOURNEYS = 1_000_000;
    private static final int CHANNELS = 20;
    private static final double CONVERTING = 0.05;
    private static final int EM_STEPS = 20;
    private static final long SEED = 42;

    private JourneyTable table = new SyntheticJourneys(SEED, CHANNELS).table(0, CONVERTING);

    /** Draws the journeys, and brings them into canonical order. */
    @Setup(Level.Trial)
    public void prepare() {
        table = new SyntheticJourneys(SEED, CHANNELS).table(JOURNEYS, CONVERTING);
        table.toBatch();
    }

    /** The features of a logistic regression. */
    @State(Scope.Benchmark)
    public static class Exposures {
        /** How touchpoints become features. */
        @Param
        Exposure exposure = Exposure.PRESENCE;
    }

    /**
     * Logistic regression.
     *
     * @param features the features
     * @return the model
     */
    @Benchmark
    public LogisticModel logistic(Exposures features) {
        return LogisticModel.fit(table, LogisticOptions.DEFAULT.withExposure(features.exposure));
    }

    /**
     * Twenty EM steps of the additive hazard.
     *
     * @return the model
     */
    @Benchmark
    public HazardModel hazardTwentySteps() {
        return HazardModel.fit(table, HazardOptions.DEFAULT.withStopping(HazardOptions.DEFAULT.tolerance(), EM_STEPS));
    }

    /**
     * Survival regression.
     *
     * @return the model
     */
    @Benchmark
    public SurvivalModel survival() {
        return SurvivalModel.fit(table, SurvivalOptions.DEFAULT);
    }

    /**
     * The mixture of 32 response models.
     *
     * @return the model
     */
    @Benchmark
    public AutoModel auto() {
        return AutoModel.fit(table, AutoOptions.defaults());
    }
}
