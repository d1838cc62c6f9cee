package org.attributionj.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Attributor;
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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Credits journeys given as records: weights, shares, exact money, one result each. Journeys per second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ObjectApiBenchmark {
    private static final int JOURNEYS = 10_000;

    /** The model, by name. */
    @Param({"linear", "position", "time-decay"})
    String model = "";

    private final List<Journey> journeys = new SyntheticJourneys(42).records(JOURNEYS);

    /**
     * One call per journey on the model itself.
     *
     * @param sink takes the results
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public void model(Blackhole sink) {
        AttributionModel parsed = AttributionModels.parse(model);
        for (Journey journey : journeys) {
            sink.consume(parsed.attribute(journey));
        }
    }

    /**
     * One attributor for all journeys.
     *
     * @param sink takes the results
     */
    @Benchmark
    @OperationsPerInvocation(JOURNEYS)
    public void attributor(Blackhole sink) {
        Attributor attributor = new Attributor(AttributionModels.parse(model));
        for (Journey journey : journeys) {
            sink.consume(attributor.attribute(journey));
        }
    }
}
