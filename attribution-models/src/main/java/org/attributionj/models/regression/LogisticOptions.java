package org.attributionj.models.regression;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.inRange;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.Needs;
import org.attributionj.models.shapley.CreditOperator;
import org.attributionj.models.spec.SpecWriter;

/**
 * Settings of {@link LogisticModel}. Immutable and thread-safe.
 *
 * @param exposure what the model sees of a channel's touchpoints
 * @param halfLife the time in which a touchpoint's exposure halves, more than 0; read by {@link Exposure#DECAYED} only
 * @param l2 the ridge penalty, 0 to 1e9: the log-likelihood is lowered by l2/2 times the sum of the squared coefficients,
 *     the intercept excepted. It is the precision of a normal prior on what one unit of exposure (a channel's presence, a
 *     touchpoint, a fresh touchpoint) adds to the log-odds; columns are not standardised, so rare channels are shrunk most
 * @param covariates what the conversion may depend on besides the path
 * @param credit how touchpoints are credited from the fitted probabilities
 * @param iterations the most Newton steps, 1 or more
 * @param tolerance the fit has converged when a Newton step is shorter than this, measured in standard errors; in
 *     [1e-9, 0.1]
 */
public record LogisticOptions(
        Exposure exposure,
        Duration halfLife,
        double l2,
        List<Covariate> covariates,
        CreditOperator credit,
        int iterations,
        double tolerance)
        implements Serializable {

    private static final double LARGEST_L2 = 1e9;
    private static final Duration LONGEST_HALF_LIFE = Duration.ofDays(36_500_000);

    /** Presence of channels, l2 = 1, Shapley credit, no covariates. */
    public static final LogisticOptions DEFAULT =
            new LogisticOptions(Exposure.PRESENCE, Duration.ofDays(7), 1, List.of(), CreditOperator.SHAPLEY, 100, 1e-8);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a number is outside its range, or two covariates have one dimension
     */
    public LogisticOptions {
        notNull(exposure, "exposure");
        notNull(halfLife, "halfLife");
        check(
                halfLife.compareTo(Duration.ofMillis(1)) >= 0 && halfLife.compareTo(LONGEST_HALF_LIFE) <= 0,
                "halfLife must be in [1ms, 36500000d], but was " + halfLife);
        inRange(l2, 0, LARGEST_L2, "l2");
        covariates = ImmutableList.copyOf(covariates);
        Set<Dimension> dimensions =
                covariates.stream().map(Covariate::dimension).collect(Collectors.toSet());
        check(
                dimensions.size() == covariates.size(),
                "covariates must be of distinct dimensions, but were " + covariates);
        notNull(credit, "credit");
        check(iterations >= 1, "iterations must be 1 or more, but was " + iterations);
        inRange(tolerance, 1e-9, 0.1, "tolerance");
    }

    /**
     * Another exposure.
     *
     * @param exposure what the model sees of a channel's touchpoints
     * @return changed options
     */
    public LogisticOptions withExposure(Exposure exposure) {
        return new LogisticOptions(exposure, halfLife, l2, covariates, credit, iterations, tolerance);
    }

    /**
     * Decayed exposure.
     *
     * @param halfLife the time in which a touchpoint's exposure halves
     * @return options with {@link Exposure#DECAYED} and this half-life
     */
    public LogisticOptions decayed(Duration halfLife) {
        return new LogisticOptions(Exposure.DECAYED, halfLife, l2, covariates, credit, iterations, tolerance);
    }

    /**
     * Another penalty.
     *
     * @param l2 the penalty, 0 to 1e9
     * @return changed options
     */
    public LogisticOptions withL2(double l2) {
        return new LogisticOptions(exposure, halfLife, l2, covariates, credit, iterations, tolerance);
    }

    /**
     * Other covariates.
     *
     * @param covariates what the conversion may depend on besides the path
     * @return changed options
     */
    public LogisticOptions withCovariates(Covariate... covariates) {
        return new LogisticOptions(
                exposure, halfLife, l2, ImmutableList.copyOf(covariates), credit, iterations, tolerance);
    }

    /**
     * Another operator.
     *
     * @param credit how touchpoints are credited
     * @return changed options
     */
    public LogisticOptions withCredit(CreditOperator credit) {
        return new LogisticOptions(exposure, halfLife, l2, covariates, credit, iterations, tolerance);
    }

    /**
     * Another limit of iterations.
     *
     * @param iterations the most Newton steps, 1 or more
     * @return changed options
     */
    public LogisticOptions withIterations(int iterations) {
        return new LogisticOptions(exposure, halfLife, l2, covariates, credit, iterations, tolerance);
    }

    /**
     * Another tolerance.
     *
     * @param tolerance in standard errors, in [1e-9, 0.1]
     * @return changed options
     */
    public LogisticOptions withTolerance(double tolerance) {
        return new LogisticOptions(exposure, halfLife, l2, covariates, credit, iterations, tolerance);
    }

    /**
     * What a fit and the fitted model need of the data besides the path.
     *
     * @return times if exposure decays, and a column per covariate
     */
    public Needs needs() {
        return new Needs(
                exposure == Exposure.DECAYED ? ImmutableSet.of(Feature.TIMES) : ImmutableSet.of(),
                covariates.stream().map(Covariate::dimension).collect(ImmutableSet.toImmutableSet()));
    }

    /** The options in a model's text form; the rarer ones only where they are not the default. */
    SpecWriter write(SpecWriter text) {
        text.choice("exposure", exposure);
        if (exposure == Exposure.DECAYED) {
            text.duration("half-life", halfLife);
        }
        return writeOthers(text);
    }

    /** The options but for the exposure. */
    SpecWriter writeOthers(SpecWriter text) {
        text.number("l2", l2).choice("credit", credit);
        writeCovariates(text, "covariates", true);
        writeCovariates(text, "journey-covariates", false);
        if (iterations != DEFAULT.iterations) {
            text.number("iterations", iterations);
        }
        if (tolerance != DEFAULT.tolerance) {
            text.number("tolerance", tolerance);
        }
        return text;
    }

    private void writeCovariates(SpecWriter text, String key, boolean removable) {
        List<String> names = covariates.stream()
                .filter(covariate -> covariate.removable() == removable)
                .map(covariate -> covariate.dimension().name())
                .toList();
        if (!names.isEmpty()) {
            text.labels(key, names);
        }
    }
}
