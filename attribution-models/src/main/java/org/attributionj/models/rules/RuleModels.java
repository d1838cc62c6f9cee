package org.attributionj.models.rules;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.attributionj.core.model.AttributionModel;

/**
 * Makes the rule models. Users call {@code AttributionModels}, which says what each of them means; this class is the
 * family's door to it. All models are immutable and thread-safe.
 */
public final class RuleModels {
    private RuleModels() {}

    /**
     * First touch.
     *
     * @return the model
     */
    public static AttributionModel firstTouch() {
        return new FirstTouch();
    }

    /**
     * Last touch.
     *
     * @return the model
     */
    public static AttributionModel lastTouch() {
        return new LastTouch();
    }

    /**
     * Last touch whose label is not in a set.
     *
     * @param excluded the labels, matched whatever their case
     * @return the model
     * @throws IllegalArgumentException if there is none, or one is blank
     */
    public static AttributionModel lastNonDirect(Collection<String> excluded) {
        return LastNonDirect.of(excluded);
    }

    /**
     * Linear.
     *
     * @return the model
     */
    public static AttributionModel linear() {
        return new Linear();
    }

    /**
     * Linear over distinct channels.
     *
     * @return the model
     */
    public static AttributionModel linearUnique() {
        return new LinearUnique();
    }

    /**
     * Time decay.
     *
     * @param halfLife the half-life, more than 0
     * @return the model
     * @throws IllegalArgumentException if the half-life is zero, negative or beyond 36500000000 days
     */
    public static AttributionModel timeDecay(Duration halfLife) {
        return new TimeDecay(halfLife);
    }

    /**
     * Position based.
     *
     * @param first the first touchpoint's part
     * @param middle the part of all touchpoints between
     * @param last the last touchpoint's part
     * @param two what becomes of the middle part if there are two touchpoints
     * @return the model
     * @throws IllegalArgumentException if a part is neither 0 nor in [1e-9, 1e9], or all are 0
     */
    public static AttributionModel position(double first, double middle, double last, TwoTouches two) {
        return new Position(first, middle, last, two);
    }

    /**
     * J-shaped.
     *
     * @return the model
     */
    public static AttributionModel jShaped() {
        return Position.J_SHAPED;
    }

    /**
     * Inverse J.
     *
     * @return the model
     */
    public static AttributionModel inverseJ() {
        return Position.INVERSE_J;
    }

    /**
     * W-shaped.
     *
     * @param first the first touchpoint's part
     * @param lead the part of the touchpoint that created the lead
     * @param opportunity the part of the touchpoint that created the opportunity
     * @param others the part of all others
     * @return the model
     * @throws IllegalArgumentException if a part is neither 0 nor in [1e-9, 1e9], or all are 0
     */
    public static AttributionModel wShaped(double first, double lead, double opportunity, double others) {
        return MilestoneModel.wShaped(first, lead, opportunity, others);
    }

    /**
     * Full path.
     *
     * @param first the first touchpoint's part
     * @param lead the part of the touchpoint that created the lead
     * @param opportunity the part of the touchpoint that created the opportunity
     * @param closed the part of the touchpoint that closed it
     * @param others the part of all others
     * @return the model
     * @throws IllegalArgumentException if a part is neither 0 nor in [1e-9, 1e9], or all are 0
     */
    public static AttributionModel fullPath(
            double first, double lead, double opportunity, double closed, double others) {
        return MilestoneModel.fullPath(first, lead, opportunity, closed, others);
    }

    /**
     * Last N.
     *
     * @param credits the parts of the last touchpoint, the one before, and so on
     * @return the model
     * @throws IllegalArgumentException if a part is neither 0 nor in [1e-9, 1e9], or none is above 0
     */
    public static AttributionModel lastN(List<Double> credits) {
        return new LastN(ImmutableList.copyOf(credits));
    }
}
