package org.attributionj.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.AttributionModels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Weighs a million columnar journeys under each rule, with all rules live in the same JVM, beside a roofline: the least that
 * any kernel must do. Time per journey.
 *
 * <p>A score divided by the roofline's is the ratio to look at; the scores themselves depend on the machine.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class KernelBenchmark {
    static final int JOURNEYS = 1_000_000;
    private static final long SEED = 42;
    private static final int LONGEST = 64;

    /** The journeys as bare arrays. */
    @State(Scope.Thread)
    public static class Arrays {
        private int[] offsets = {0};
        private int[] codes = {};
        private final double[] weights = new double[LONGEST];

        /** Copies the columns out of a batch. */
        @Setup
        public void prepare() {
            JourneyBatch batch = new SyntheticJourneys(SEED).batch(JOURNEYS);
            JourneyView view = batch.view();
            offsets = new int[batch.rows() + 1];
            codes = new int[batch.touchpoints()];
            for (int row = 0; row < batch.rows(); row++) {
                view.moveTo(row);
                offsets[row + 1] = offsets[row] + view.length();
                for (int i = 0; i < view.length(); i++) {
                    codes[offsets[row] + i] = view.code(i);
                }
            }
        }
    }

    /** One kernel at work, all kernels loaded. */
    @State(Scope.Thread)
    public static class Kernels {
        /** The model, by name. */
        @Param({
            "first-touch",
            "last-touch",
            "linear",
            "position",
            "last-non-direct:exclude=c01",
            "linear-unique",
            "time-decay"
        })
        String model = "";

        private final JourneyBatch batch = new SyntheticJourneys(SEED).batch(JOURNEYS);
        private final JourneyView view = batch.view();
        private final double[] weights = new double[LONGEST];
        private final List<Kernel> live = new ArrayList<>();
        private Kernel kernel = (journey, weights) -> 0;

        /** Runs every kernel through the same loop, so that its call has many targets. */
        @Setup
        public void prepare() {
            for (String name : List.of(
                    "first-touch",
                    "last-touch",
                    "linear",
                    "position",
                    "time-decay",
                    "last-non-direct",
                    "linear-unique")) {
                live.add(bind(name));
            }
            live.forEach(this::weighAll);
            kernel = bind(model);
        }

        private Kernel bind(String name) {
            return AttributionModels.parse(name).bind(batch.schema()).newKernel();
        }

        private double weighAll(Kernel kernel) {
            double sum = 0;
            int rows = view.rows();
            for (int row = 0; row < rows; row++) {
                sum += kernel.weigh(view.moveTo(row), weights) + weights[0];
            }
            return sum;
        }
    }

    /**
     * Reads each touchpoint once and writes one number for it.
     *
     * @param arrays the journeys
     * @return a number that depends on the weights
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public double roofline(Arrays arrays) {
        int[] offsets = arrays.offsets;
        int[] codes = arrays.codes;
        double[] weights = arrays.weights;
        double sum = 0;
        for (int row = 0; row < JOURNEYS; row++) {
            int start = offsets[row];
            int n = offsets[row + 1] - start;
            for (int i = 0; i < n; i++) {
                weights[i] = codes[start + i];
            }
            sum += weights[0];
        }
        return sum;
    }

    /**
     * Weighs all journeys under one model.
     *
     * @param kernels the model
     * @return a number that depends on the weights
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public double weigh(Kernels kernels) {
        return kernels.weighAll(kernels.kernel);
    }
}
