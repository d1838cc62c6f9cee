package org.attributionj.models.auto;

import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.fit.HoldoutEvidence;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.modifiers.CalibratedModel;
import org.attributionj.models.response.ResponseModel;
import org.attributionj.models.shapley.ResponseCredit;

/**
 * A model that credits by a response, corrected by randomised hold-outs as {@code auto} is: {@link HoldoutCalibration}.
 *
 * <p>Where {@code auto} knows from its fit how credits and losses relate, here the response is asked: what the model would
 * lose without channel c is the sum over converting journeys of 1 - P(journey without c) / P(journey), and the overlap is
 * the credited conversions over the sum of these losses. Channels as a whole get what the calibration gives them ({@link
 * #channelCredits}); single journeys are credited with the model's credits times the channels' factors, at most a whole
 * conversion, and the baseline takes the rest.
 *
 * <p>Immutable and thread-safe. It keeps the model's name, and cannot be stored as JSON: store the model and the
 * population.
 *
 * @param model the model as it was fitted
 * @param calibration what the hold-outs changed
 * @param channels the channels of the calibration's lists, sorted
 * @param credits the corrected credits over the journeys of the fit
 */
public record HoldoutCorrected(
        AttributionModel model, HoldoutCalibration calibration, List<String> channels, ChannelCredits credits)
        implements FittedModel {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     */
    public HoldoutCorrected {
        notNull(model, "model");
        notNull(calibration, "calibration");
        channels = ImmutableList.copyOf(channels);
        notNull(credits, "credits");
    }

    /**
     * Corrects a model that credits by a response, as {@link #of(AttributionModel, ResponseModel, JourneyTable, Collection)}
     * does; other models stay as they are.
     *
     * @param model the model, fitted to these journeys
     * @param table the journeys of the fit
     * @param population the customers of the experiments, those without a journey included; perhaps none
     * @param evidence whether the model's own answer weighs in
     * @return the corrected model, or the model
     * @throws IllegalArgumentException if a customer occurs twice
     */
    public static AttributionModel of(
            AttributionModel model, JourneyTable table, Collection<Customer> population, HoldoutEvidence evidence) {
        if (model instanceof ResponseModel response) {
            return of(model, response, table, population, evidence);
        }
        return model instanceof ResponseCredit credit
                ? of(model, credit.response(), table, population, evidence)
                : model;
    }

    /**
     * Corrects a model by every channel that is held out from somebody, has customers in both arms and occurs in the
     * journeys. Without such a channel, over paths of anything but channels, or if the model credits nothing to any channel,
     * the model stays as it is. O(channels of the journey) probabilities per converting journey.
     *
     * @param model the model, fitted to these journeys
     * @param response the response that it credits by; perhaps the model itself
     * @param table the journeys of the fit
     * @param population the customers of the experiments, those without a journey included; perhaps none
     * @return the corrected model, or the model
     * @throws IllegalArgumentException if a customer occurs twice
     */
    public static AttributionModel of(
            AttributionModel model, ResponseModel response, JourneyTable table, Collection<Customer> population) {
        return of(model, response, table, population, HoldoutEvidence.WEIGHED);
    }

    /**
     * The same, by the experiments alone if asked for.
     *
     * @param model the model, fitted to these journeys
     * @param response the response that it credits by; perhaps the model itself
     * @param table the journeys of the fit
     * @param population the customers of the experiments, those without a journey included; perhaps none
     * @param evidence whether the model's own answer weighs in
     * @return the corrected model, or the model
     * @throws IllegalArgumentException if a customer occurs twice
     */
    public static AttributionModel of(
            AttributionModel model,
            ResponseModel response,
            JourneyTable table,
            Collection<Customer> population,
            HoldoutEvidence evidence) {
        notNull(evidence, "evidence");
        if (population.isEmpty() || !table.path().equals(Dimension.CHANNEL)) {
            return model;
        }
        ChannelCredits before = WholeCredits.summed(model.name(), AutoInput.credits(model, table));
        List<String> channels = ImmutableList.copyOf(before.byLabel().keySet());
        SortedMap<Channel, HoldoutArms> arms = HoldoutArms.of(population, table, channels);
        double[] credited = new double[channels.size()];
        double total = 0;
        for (int c = 0; c < credited.length; c++) {
            credited[c] = before.credit(channels.get(c)).conversions();
            total += credited[c];
        }
        if (arms.isEmpty() || total == 0) {
            return model;
        }
        double conversions = total + before.baseline().conversions();
        double baseline = Math.min(1, before.baseline().conversions() / conversions);
        double lost = ResponseLosses.sum(response, table);
        HoldoutCalibration calibration = HoldoutCalibration.of(
                channels, credited, conversions, baseline, lost > 0 ? total / lost : 1, arms, evidence);
        return new HoldoutCorrected(
                model,
                calibration,
                channels,
                WholeCredits.scaled(before, channels, calibration.shares(), conversions, calibration.baseline()));
    }

    /** The model's name. */
    @Override
    public String name() {
        return model.name();
    }

    @Override
    public Needs needs() {
        return model.needs();
    }

    @Override
    public FitScope scope() {
        return model.scope();
    }

    @Override
    public HoldoutCorrected withScope(FitScope scope) {
        return model instanceof FittedModel fitted
                ? new HoldoutCorrected(fitted.withScope(scope), calibration, channels, credits)
                : this;
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        Map<String, Double> factors = new TreeMap<>();
        for (int c = 0; c < channels.size(); c++) {
            factors.put(channels.get(c), calibration.channelFactors().get(c));
        }
        return CalibratedModel.of(model, factors, 1).bind(schema);
    }

    /** What the hold-outs changed, channel by channel, and the baseline. */
    @Override
    public List<String> notes() {
        List<String> lines = new ArrayList<>(model.notes());
        List<String> others = new ArrayList<>(channels);
        calibration.effects().forEach(effect -> {
            lines.add(effect.toString());
            others.remove(effect.channel().name());
        });
        lines.add(String.format(
                Locale.ROOT,
                "baseline %.4f, after the hold-outs %.4f%s",
                calibration.baselineBefore(),
                calibration.baseline(),
                others.isEmpty() ? "" : "; not held out, so not corrected: " + String.join(", ", others)));
        return lines;
    }

    /** The model's own summary, if it has one, and the notes. */
    @Override
    public String summary() {
        String own = model instanceof FittedModel fitted ? fitted.summary() : model.name();
        return own + "\n" + String.join("\n", notes());
    }

    /** The corrected credits over the journeys of the fit. */
    @Override
    public Optional<ChannelCredits> channelCredits() {
        return Optional.of(credits);
    }

    /** The name. */
    @Override
    public String toString() {
        return name();
    }
}
