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
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.attributionj.core.money.Shares;

/**
 * Credits many journeys, one after the other, under one model: encodes, weighs, settles shares, divides the money. Several
 * models share the encoding in an {@link AttributorGroup}.
 *
 * <p>Owns an encoder, a kernel and scratch arrays: one thread at a time.
 */
public final class Attributor {
    /** What results are explained by, whatever the models need. */
    static final Needs RECORDS = Needs.features(Feature.TIMES, Feature.MILESTONES, Feature.ENGAGEMENT);

    private final String name;
    private final FitScope scope;
    private final JourneyEncoder encoder;
    private final BoundModel bound;
    private final Weigher weigher;
    private final ExactAllocator allocator = new ExactAllocator();
    private long[] units = {};
    private long[] parts = {};

    /**
     * An attributor over the paths that the model was fitted to; over channels if it was not fitted.
     *
     * @param model the model
     */
    public Attributor(AttributionModel model) {
        this(model, notNull(model, "model").scope().pathOr(Dimension.CHANNEL));
    }

    /**
     * An attributor over a dimension.
     *
     * @param model the model
     * @param path the alphabet that the model sees
     * @throws IllegalArgumentException if the model was fitted to other paths
     */
    public Attributor(AttributionModel model, Dimension path) {
        this(model, JourneySchema.of(path, notNull(model, "model").needs().and(RECORDS)));
    }

    private Attributor(AttributionModel model, JourneySchema schema) {
        this(model, schema, new JourneyEncoder(schema));
    }

    /** An attributor that shares an encoder with others. */
    Attributor(AttributionModel model, JourneySchema schema, JourneyEncoder encoder) {
        name = model.name();
        scope = model.scope();
        this.encoder = encoder;
        bound = model.bind(schema);
        weigher = Weigher.of(name, bound);
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
        return shares(encoder.encode(journey));
    }

    private Shares shares(JourneyView view) {
        int n = view.length();
        ensureScratch(n);
        long baseline = weigher.settle(view, units);
        return Shares.ofUnits(Arrays.copyOf(units, n), baseline);
    }

    /**
     * Credits one conversion.
     *
     * @param journey a converting journey
     * @return the credits, which with the baseline and the unattributed part add up to the conversion's value exactly
     * @throws IllegalArgumentException if the journey is open, or its conversion is not of the goal of the model's fit
     * @throws IllegalStateException if the model breaks its contract
     */
    public AttributionResult attribute(Journey journey) {
        return attribute(journey, encoder.encode(journey));
    }

    /** Credits one conversion that is encoded already, under the schema of this attributor. */
    AttributionResult attribute(Journey journey, JourneyView view) {
        Conversion conversion = journey.conversion();
        if (conversion == null) {
            throw new IllegalArgumentException("journey of customer " + journey.customer() + " from "
                    + journey.touchpoints().get(0).time() + " has no conversion to attribute");
        }
        scope.require(name, conversion.type());
        int n = journey.length();
        Shares shares = shares(view);
        Money value = conversion.value();
        MoneyUnit unit = value.unit();
        BigInteger total = unit.in(value);
        // by magnitude: Long.MIN_VALUE fits a long, but its mirror image does not
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
        allocator.allocate(total.longValue(), units, n, shares.baselineUnits(), parts);
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
     * @throws IllegalArgumentException if the journey is open, or its conversion is not of the goal of the model's fit
     * @throws IllegalStateException if the model breaks its contract
     */
    public List<AttributionResult> attributeAll(Journey journey) {
        ImmutableList.Builder<AttributionResult> results = ImmutableList.builder();
        attributeAll(journey, encoder.encode(journey), results);
        return results.build();
    }

    void attributeAll(Journey journey, JourneyView view, ImmutableList.Builder<AttributionResult> results) {
        AttributionResult result = attribute(journey, view);
        results.add(result);
        for (Conversion adjustment : journey.adjustments()) {
            result = result.adjustedBy(adjustment);
            results.add(result);
        }
    }

    private List<String> reasons(JourneyView view, int n) {
        ImmutableList.Builder<String> reasons = ImmutableList.builderWithExpectedSize(n);
        for (int i = 0; i < n; i++) {
            reasons.add(bound.reason(view, i));
        }
        return reasons.build();
    }

    private void ensureScratch(int n) {
        if (units.length < n || parts.length < n + 2) {
            int capacity = Math.max(n, 2 * units.length);
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
