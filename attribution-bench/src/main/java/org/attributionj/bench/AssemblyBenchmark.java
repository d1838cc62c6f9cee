package org.attributionj.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.AssemblySession;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Makes journeys of the events of 100,000 customers with 4.5 touchpoints on average, half of them with a conversion, beside
 * a loop that only reads the time of each touchpoint. Time per customer.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class AssemblyBenchmark {
    private static final int CUSTOMERS = 100_000;
    private static final long SEED = 42;
    private static final JourneyAssembler ASSEMBLER =
            JourneyAssembler.standard().withGoal(Goal.everything());

    private final List<Journey> customers = new SyntheticJourneys(SEED).records(CUSTOMERS);
    private final List<Touchpoint> sorted = new ArrayList<>();
    private final List<Touchpoint> shuffled = new ArrayList<>();
    private final List<Conversion> conversions = new ArrayList<>();

    /** Takes the events out of the journeys. */
    public AssemblyBenchmark() {
        for (int i = 0; i < customers.size(); i++) {
            sorted.addAll(customers.get(i).touchpoints());
            if (i % 2 == 0) {
                conversions.addAll(conversionOf(customers.get(i)));
            }
        }
        shuffled.addAll(sorted);
        Collections.shuffle(shuffled, new Random(SEED));
    }

    private static List<Conversion> conversionOf(Journey journey) {
        Conversion conversion = journey.conversion();
        return conversion == null ? List.of() : List.of(conversion);
    }

    private static JourneySink sink(long[] lengths) {
        return JourneySink.of(
                JourneyKind.FIT, journey -> lengths[0] += journey.touchpoints().size());
    }

    /**
     * Reads the touchpoints.
     *
     * @return a number that depends on all of them
     */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public long read() {
        long sum = 0;
        for (Touchpoint touchpoint : sorted) {
            Instant time = touchpoint.time();
            sum += time.getEpochSecond();
        }
        return sum;
    }

    /**
     * Assembles collections in the order of customers and times.
     *
     * @return the account
     */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public AssemblyAccount sortedEvents() {
        return ASSEMBLER.assemble(sorted, conversions, sink(new long[1]));
    }

    /**
     * Assembles collections in no order.
     *
     * @return the account
     */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public AssemblyAccount shuffledEvents() {
        return ASSEMBLER.assemble(shuffled, conversions, sink(new long[1]));
    }

    /**
     * Assembles one customer after the other.
     *
     * @return the account
     */
    @Benchmark
    @OperationsPerInvocation(CUSTOMERS)
    public AssemblyAccount groupedEvents() {
        AssemblySession session = ASSEMBLER.start(sink(new long[1]));
        for (int i = 0; i < customers.size(); i++) {
            Journey journey = customers.get(i);
            List<Conversion> converted = i % 2 == 0 ? conversionOf(journey) : List.of();
            session.customer(journey.customer(), journey.touchpoints(), converted);
        }
        return session.finish();
    }
}
