package org.attributionj.core.fit;

import java.util.Map;
import java.util.Optional;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.statistic.credit.ChannelCredits;

/**
 * An attribution model that was learned from data. Immutable, serialisable, equal to another one of the same fit.
 *
 * <p>As an attribution model it shares single journeys. Some models credit channels over the whole data set as well, which
 * in general are other numbers than the sums of journeys.
 */
public interface FittedModel extends AttributionModel {

    /**
     * What was learned, for people: sizes, coefficients, how the fit ended and what to beware of.
     *
     * @return text of one line or more
     */
    String summary();

    /**
     * The credits of channels over the whole data of the fit, where the model defines them.
     *
     * @return the credits, or nothing if the model only credits journeys
     */
    Optional<ChannelCredits> channelCredits();

    /**
     * What one fresh touch does, where the model tells: the effect of a touch of each label relative to the others, not
     * weighted by how many touches there are. It guides bids; as a share of conversions it would mislead.
     *
     * @return one number in [0, 1] per label, adding up to 1; empty, as by default, if the model does not tell
     */
    default Map<String, Double> touchEffects() {
        return Map.of();
    }

    /** What the model was fitted to. */
    @Override
    FitScope scope();

    /**
     * The same model, fitted to something that is known better.
     *
     * @param scope what the model was fitted to
     * @return a changed model, which refuses other paths
     */
    FittedModel withScope(FitScope scope);

    /**
     * Lets a model remember what it was fitted to.
     *
     * @param model any model
     * @param scope what is known of the fit
     * @return the model; if it is learned, with all that it and the scope know
     * @throws IllegalArgumentException if the model knows that it was fitted to something else
     */
    static AttributionModel remembering(AttributionModel model, FitScope scope) {
        if (!(model instanceof FittedModel fitted)) {
            return model;
        }
        FitScope known = fitted.scope().and(scope);
        // the same object, so that models that share a fit share it in memory
        return known.equals(fitted.scope()) ? model : fitted.withScope(known);
    }
}
