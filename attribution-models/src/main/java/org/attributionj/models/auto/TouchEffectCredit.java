package org.attributionj.models.auto;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.ChannelCredits.Part;
import org.attributionj.models.internal.FittedLabels;

/**
 * {@code auto} asked for effects per touch: with e_c the effect of one fresh touch of channel c ({@link
 * AutoModel#effectPerTouch}, adding up to 1) and b the baseline of {@code auto},
 *
 * <pre>
 *   over all data   channel c: conversions (1 - b) e_c
 *   in a journey    touch i: (1 - b_journey) e_c(i) / sum of e_c(j) over its touches j
 * </pre>
 *
 * <p>Shares over all data do not depend on how many touches a channel has: they guide bids per touch, and as shares of
 * conversions they mislead. The sums of journeys do depend on it. Hold-outs measure conversions lost and cannot correct
 * this. Immutable, thread-safe and serialisable.
 *
 * @param auto the fit, with a response
 */
public record TouchEffectCredit(AutoModel auto) implements FittedModel {
    /** The model's text form. */
    public static final String NAME = "auto:answer=effect-per-touch";

    /**
     * Validates the fit.
     *
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if it knows no effects, as all or no journeys converted
     */
    public TouchEffectCredit {
        notNull(auto, "auto");
        check(
                !auto.effectPerTouch().isEmpty(),
                "auto must know effects per touch, but a fit that credits by " + auto.basis() + " has none");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Needs needs() {
        return auto.needs();
    }

    @Override
    public FitScope scope() {
        return auto.scope();
    }

    @Override
    public TouchEffectCredit withScope(FitScope scope) {
        return new TouchEffectCredit(auto.withScope(scope));
    }

    @Override
    public String summary() {
        return NAME + System.lineSeparator() + auto.summary();
    }

    /** What {@code auto} says, and which question this answers. */
    @Override
    public List<String> notes() {
        return ImmutableList.<String>builder()
                .addAll(auto.notes())
                .add(
                        "shares are effects of one fresh touch, whatever a channel's volume; hold-outs do not correct them")
                .build();
    }

    @Override
    public Map<String, Double> touchEffects() {
        return auto.touchEffects();
    }

    /** The effects, scaled to what {@code auto} credits to all channels, in conversions and in each currency. */
    @Override
    public Optional<ChannelCredits> channelCredits() {
        return auto.channelCredits().map(this::byEffect);
    }

    private ChannelCredits byEffect(ChannelCredits credits) {
        Part credited = credits.byLabel().values().stream().reduce(Part.ZERO, Part::plus);
        ImmutableMap.Builder<String, Part> byLabel = ImmutableMap.builder();
        touchEffects().forEach((channel, effect) -> {
            Map<Currency, Double> values = new HashMap<>();
            credited.values().forEach((currency, value) -> values.put(currency, value * effect));
            byLabel.put(channel, new Part(credited.conversions() * effect, values));
        });
        return new ChannelCredits(NAME, byLabel.buildOrThrow(), credits.baseline(), credits.unattributed());
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        BoundModel bound = auto.bind(schema);
        double[] effects = Lists.toArray(auto.effectPerTouch());
        return () ->
                new EffectKernel(bound.newKernel(), new FittedLabels(schema.pathLabels(), auto.channels()), effects);
    }

    /** The name. */
    @Override
    public String toString() {
        return NAME;
    }

    /** Takes a journey's baseline from another kernel. One thread at a time. */
    private static final class EffectKernel implements Kernel {
        private final Kernel inner;
        private final FittedLabels channels;
        private final double[] effects;

        EffectKernel(Kernel inner, FittedLabels channels, double[] effects) {
            this.inner = inner;
            this.channels = channels;
            this.effects = effects;
        }

        @Override
        public double weigh(JourneyView journey, double[] weights) {
            double baseline = inner.weigh(journey, weights);
            double sum = 0;
            for (int i = 0; i < journey.length(); i++) {
                int channel = channels.of(journey.code(i));
                weights[i] = channel == FittedLabels.UNSEEN ? 0 : effects[channel];
                sum += weights[i];
            }
            for (int i = 0; i < journey.length() && sum > 0; i++) {
                weights[i] *= (1 - baseline) / sum;
            }
            return baseline;
        }
    }
}
