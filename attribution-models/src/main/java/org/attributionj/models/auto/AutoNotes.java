package org.attributionj.models.auto;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attributionj.models.internal.FitNotes;

/** The few sentences that a fit of {@link AutoModel} says beside its results. */
final class AutoNotes {
    /** Of a baseline for which the data speak less than this the prior is the larger part. */
    private static final double HALF = 0.5;

    /** Models whose scores are so near are as good as each other. */
    private static final double AS_GOOD = 2;

    private static final double WORTH_SAYING = 0.05;

    private AutoNotes() {}

    /** The sentences, the given ones last. */
    static List<String> of(AutoFit fit, List<String> last) {
        List<String> lines = new ArrayList<>();
        lines.add(FitNotes.basis((double) fit.journeys(), (double) fit.conversions()));
        lines.add(carried(fit));
        if (fit.basis() == CreditBasis.NOTHING || fit.basis() == CreditBasis.TIME_DECAY) {
            return lines;
        }
        if (fit.holdout() == null) {
            lines.add(baseline(fit));
            lines.add(FitNotes.CONFOUNDING + ", effects below 0, effects of order");
        }
        lines.addAll(last);
        return lines;
    }

    private static String carried(AutoFit fit) {
        return switch (fit.basis()) {
            case MIXTURE -> "credit by a mixture of trials per journey" + times(fit) + unfinished(fit);
            case CONTINUOUS_TIME ->
                "credit by survival regressions: the times of conversions after touchpoints carry it; where these are rough or"
                        + " made up, so is the credit" + unfinished(fit);
            case MARKOV_CHAIN ->
                "credit by removal effects of the first-order Markov chain, as only the last touch matters"
                        + unfinished(fit);
            case TIME_DECAY, NOTHING -> AutoExplanation.basis(fit);
        };
    }

    private static String times(AutoFit fit) {
        double timed = 0;
        for (AutoComponent component : fit.components()) {
            timed += Double.isInfinite(component.decay()) || !component.hasEffects() ? 0 : component.weight();
        }
        String heaviest = AutoExplanation.leading(fit.components()).get(0).toString();
        return String.format(
                Locale.ROOT,
                ", heaviest: %s%s",
                heaviest,
                timed > HALF
                        ? String.format(
                                Locale.ROOT,
                                "; warning: ages of touchpoints carry %.0f %% of it, which is as good as their times are",
                                100 * timed)
                        : "");
    }

    private static String unfinished(AutoFit fit) {
        long count = fit.components().stream()
                .filter(component -> !component.isConverged())
                .count();
        return count == 0
                ? ""
                : "; NOT_CONVERGED: " + count + " of " + fit.components().size() + " models, used as they stopped";
    }

    private static String baseline(AutoFit fit) {
        if (fit.basis() == CreditBasis.CONTINUOUS_TIME) {
            return String.format(
                    Locale.ROOT,
                    "baseline %.2f, by the intensity without touchpoints; it assumes that open journeys were watched for 30"
                            + " days after their last touchpoint, so it changes with the unit of time%s",
                    fit.baseline(),
                    noEffect(fit));
        }
        double best = fit.components().stream()
                .mapToDouble(AutoComponent::score)
                .max()
                .orElseThrow();
        double low = 1;
        double high = 0;
        for (AutoComponent component : fit.components()) {
            if (component.score() >= best - AS_GOOD) {
                low = Math.min(low, component.baseline());
                high = Math.max(high, component.baseline());
            }
        }
        return String.format(
                Locale.ROOT,
                "baseline %.2f, between %.2f and %.2f by models that fit as well; the data say %.0f %% of that, the prior the"
                        + " rest%s%s",
                fit.baseline(),
                low,
                high,
                100 * fit.baselineSupport(),
                fit.baselineSupport() < HALF ? "; warning: exposures vary too little between journeys to tell it" : "",
                noEffect(fit));
    }

    private static String noEffect(AutoFit fit) {
        double weight = NoEffect.weight(fit);
        return weight < WORTH_SAYING
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; touchpoints explain %.1f nats of who converted: that they do nothing weighs %.0f %%",
                        NoEffect.gain(fit),
                        100 * weight);
    }
}
