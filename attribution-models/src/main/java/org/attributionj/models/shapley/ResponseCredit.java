package org.attributionj.models.shapley;

import static org.attributionj.models.internal.Checks.notBlank;
import static org.attributionj.models.internal.Checks.notNull;

import java.util.List;
import java.util.Optional;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.models.response.ResponseModel;

/**
 * Incremental credit from any response model: what the touchpoints add to the probability of converting, with the rest as
 * baseline. With Shapley values this is the library's default data-driven Shapley model.
 *
 * <pre>
 *   baseline    = P(conversion | no touchpoint) / P(conversion | journey), at most 1
 *   v(S)        = P(conversion | the journey with only the touchpoints of channels S) - P(conversion | no touchpoint)
 *   Shapley     : weight of channel c = max(0, phi_c(v)), the players being the journey's distinct channels
 *   leave one out: weight of channel c = max(0, v(all) - v(all without c))
 *   backwards   : weight of touch j = max(0, P(conversion | first j touches) - P(conversion | first j-1 touches))
 * </pre>
 *
 * <p>A channel's weight is divided over its touchpoints in proportion to their exposure, equally where the model has no
 * times. What is left of 1 after the baseline is divided in proportion to the weights; if all of them are 0, equally.
 * Parts of channels that lower the probability are floored at 0; the baseline is 1 if the journey is no likelier to
 * convert than nobody's is.
 *
 * <p>Cost per journey of n touchpoints and m distinct channels: 2<sup>m</sup> probabilities for Shapley values (sampled
 * beyond 24 channels), m for leave-one-out, n for backwards elimination.
 *
 * <p>Immutable and thread-safe.
 *
 * <p>References: L. S. Shapley (1953), doi:10.1515/9781400881970-018. B. Dalessandro, C. Perlich, O. Stitelman, F. Provost
 * (2012), Causally motivated attribution for online advertising, ADKDD, doi:10.1145/2351356.2351363. D. Shender et al.
 * (2020), A time to event framework for multi-touch attribution, arXiv:2009.08432.
 *
 * @param name the model's text form
 * @param response the response model
 * @param options the operator, and how Shapley values are found
 */
public record ResponseCredit(String name, ResponseModel response, ResponseCreditOptions options)
        implements FittedModel {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the name is blank
     */
    public ResponseCredit {
        notBlank(name, "name");
        notNull(response, "response");
        notNull(options, "options");
    }

    /**
     * Shapley credit from a response model, named {@code shapley:response=[…]} after it.
     *
     * @param response the response model
     * @return the model
     */
    public static ResponseCredit shapley(ResponseModel response) {
        return of(response, ResponseCreditOptions.DEFAULT);
    }

    /**
     * Leave-one-out credit from a response model, named {@code leave-one-out:response=[…]} after it.
     *
     * @param response the response model
     * @return the model
     */
    public static ResponseCredit leaveOneOut(ResponseModel response) {
        return of(response, ResponseCreditOptions.DEFAULT.withOperator(CreditOperator.LEAVE_ONE_OUT));
    }

    /**
     * Backwards elimination from a response model, named {@code backwards-elimination:response=[…]} after it.
     *
     * @param response the response model
     * @return the model
     */
    public static ResponseCredit backwardsElimination(ResponseModel response) {
        return of(response, ResponseCreditOptions.DEFAULT.withOperator(CreditOperator.BACKWARDS_ELIMINATION));
    }

    /**
     * Credit from a response model, named after its operator and the response model.
     *
     * @param response the response model
     * @param options the operator, and how Shapley values are found
     * @return the model
     */
    public static ResponseCredit of(ResponseModel response, ResponseCreditOptions options) {
        return new ResponseCredit(options.operator().text() + ":response=[" + response.name() + "]", response, options);
    }

    /**
     * This model under another name.
     *
     * @param name the name, not blank
     * @return a new model
     */
    public ResponseCredit withName(String name) {
        return new ResponseCredit(name, response, options);
    }

    /** What the response model needs. */
    @Override
    public Needs needs() {
        return response.needs();
    }

    /** What the response was fitted to, if it knows. */
    @Override
    public FitScope scope() {
        return response instanceof FittedModel fitted ? fitted.scope() : FitScope.UNKNOWN;
    }

    /** A response that does not know what it was fitted to is left as it is. */
    @Override
    public ResponseCredit withScope(FitScope scope) {
        return response instanceof FittedModel fitted && fitted.withScope(scope) instanceof ResponseModel scoped
                ? new ResponseCredit(name, scoped, options)
                : this;
    }

    /** The name, and the summary of the response if it has one. */
    @Override
    public String summary() {
        return response instanceof FittedModel fitted ? name + System.lineSeparator() + fitted.summary() : name;
    }

    /** Nothing: it credits journeys. */
    @Override
    public Optional<ChannelCredits> channelCredits() {
        return Optional.empty();
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(name, needs());
        return () -> new ResponseCreditKernel(response.newResponseKernel(schema), options);
    }

    /** What the response model says of its fit, if it says anything. */
    @Override
    public List<String> notes() {
        return response instanceof AttributionModel model ? model.notes() : List.of();
    }

    @Override
    public String toString() {
        return name;
    }
}
