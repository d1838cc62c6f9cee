package org.attributionj.core.model;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.ExactAllocator;
import org.attributionj.core.money.Fallback;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.attributionj.core.money.Shares;

/**
 * Credits many journeys, one after the other, under one model: encodes, weighs, settles shares, divides the money.
 *
 * <p>Owns an encoder, a kernel and scratch arrays: one thread at a time.
 */
public final class Attributor {
    private static final Needs RECORDS = Needs.features(Feature.TIMES, Feature.MILESTONES, Feature.ENGAGEMENT);

    private final String name;
    private final JourneyEncoder encoder;
    private final BoundModel bound;
    private final Kernel kernel;
    private final Fallback fallback;
    private final ExactAllocator allocator = new ExactAllocator();
    private double[] weights = {};
    private long[] units = {};
    private long[] parts = {};

    /**
     * An attributor over channels.
     *
     * @param model the model
     */
    public Attributor(AttributionModel model) {
        this(model, Dimension.CHANNEL);
    }

    /**
     * An attributor over another dimension.
     *
     * @param model the model
     * @param path the alphabet that the model sees
     */
    public Attributor(AttributionModel model, Dimension path) {
        notNull(model, "model");
        name = model.name();
        JourneySchema schema = JourneySchema.of(path, model.needs().and(RECORDS));
        encoder = new JourneyEncoder(schema);
        bound = model.bind(schema);
        kernel = bound.newKernel();
        fallback = bound.fallback();
    }

    /**
     * A journey's shares. Open journeys have shares as well: what each touchpoint would earn if the journey converted at
     * its end.
     *
     * @param journey a journey
     * @return the shares; all unattributed if it has no touchpoint
     * @throws IllegalStateException if the model breaks its contract
     */
    public Shares shares(Journey journey) {
        int n = journey.length();
        long baseline = weigh(encoder.encode(journey), n);
        return Shares.ofUnits(Arrays.copyOf(units, n), baseline);
    }

    private long weigh(JourneyView view, int n) {
        ensureScratch(n);
        if (n == 0) {
            return 0;
        }
        double baseline = kernel.weigh(view, weights);
        try {
            return Shares.settle(weights, n, baseline, fallback, units);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("model " + name + " broke its contract: " + e.getMessage(), e);
        }
    }

    /**
     * Credits a journey's conversion, without its adjustments.
     *
     * @param journey a converting journey
     * @return the credits
     * @throws IllegalArgumentException if the journey is open
     * @throws IllegalStateException if the model breaks its contract
     */
    public AttributionResult attribute(Journey journey) {
        Conversion conversion = journey.conversion();
        if (conversion == null) {
            throw new IllegalArgumentException("journey of customer " + journey.customer() + " from "
                    + journey.touchpoints().get(0).time() + " has no conversion to attribute");
        }
        int n = journey.length();
        JourneyView view = encoder.encode(journey);
        long baseline = weigh(view, n);
        Shares shares = Shares.ofUnits(Arrays.copyOf(units, n), baseline);
        Money value = conversion.value();
        MoneyUnit unit = value.unit();
        BigInteger total = unit.in(value);
        // the magnitude: Long.MIN_VALUE fits a long, its mirror image does not
        if (total.abs().bitLength() >= Long.SIZE) {
            return Settlement.settle(
                    name,
                    conversion,
                    journey.touchpoints(),
                    reasons(view, n),
                    shares,
                    Money.zero(unit.currency()),
                    value,
                    journey.windows());
        }
        allocator.allocate(total.longValue(), units, n, baseline, parts);
        ImmutableList.Builder<Credit> credits = ImmutableList.builderWithExpectedSize(n);
        List<Touchpoint> touchpoints = journey.touchpoints();
        for (int i = 0; i < n; i++) {
            credits.add(new Credit(touchpoints.get(i), shares.share(i), unit.times(parts[i]), bound.reason(view, i)));
        }
        return new AttributionResult(
                name,
                conversion,
                credits.build(),
                unit.times(parts[n]),
                unit.times(parts[n + 1]),
                shares,
                Money.zero(unit.currency()),
                journey.windows());
    }

    /**
     * Credits a journey's conversion and each of its adjustments, in order.
     *
     * @param journey a converting journey
     * @return the conversion's result, then one per adjustment
     * @throws IllegalArgumentException if the journey is open
     * @throws IllegalStateException if the model breaks its contract
     */
    public List<AttributionResult> attributeAll(Journey journey) {
        ImmutableList.Builder<AttributionResult> results = ImmutableList.builder();
        AttributionResult result = attribute(journey);
        results.add(result);
        for (Conversion adjustment : journey.adjustments()) {
            result = result.adjustedBy(adjustment);
            results.add(result);
        }
        return results.build();
    }

    private List<String> reasons(JourneyView view, int n) {
        ImmutableList.Builder<String> reasons = ImmutableList.builderWithExpectedSize(n);
        for (int i = 0; i < n; i++) {
            reasons.add(bound.reason(view, i));
        }
        return reasons.build();
    }

    private void ensureScratch(int n) {
        if (weights.length < n || parts.length < n + 2) {
            int capacity = weights.length == 0 ? n : Math.max(n, 2 * weights.length);
            weights = new double[capacity];
            units = new long[capacity];
            parts = new long[capacity + 2];
        }
    }

    /** The model's name. */
    @Override
    public String toString() {
        return "Attributor of " + name;
    }
}
