package org.attributionj.examples.own;

import java.util.Objects;
import java.util.Optional;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.statistic.credit.ChannelCredits;

/** Each touchpoint weighs what its channel's rate is; a channel that the fit has not seen weighs nothing. */
record ConversionRateModel(ConversionRateFit fit, FitScope scope) implements FittedModel {
    ConversionRateModel {
        Objects.requireNonNull(fit, "fit must not be null");
        Objects.requireNonNull(scope, "scope must not be null");
    }

    static ConversionRateModel of(ConversionRateFit fit) {
        return new ConversionRateModel(fit, FitScope.UNKNOWN);
    }

    @Override
    public String name() {
        return new ConversionRateDefinition(fit.prior()).name();
    }

    @Override
    public String summary() {
        return "rates of " + fit.rates().size() + " channels";
    }

    @Override
    public Optional<ChannelCredits> channelCredits() {
        return Optional.empty();
    }

    @Override
    public FittedModel withScope(FitScope newScope) {
        return new ConversionRateModel(fit, newScope);
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(name(), needs());
        return () -> (Kernel) this::weigh;
    }

    private double weigh(JourneyView journey, double[] weights) {
        for (int touch = 0; touch < journey.length(); touch++) {
            weights[touch] = fit.rates().getOrDefault(journey.label(touch), 0.0);
        }
        return 0; // no baseline
    }
}
