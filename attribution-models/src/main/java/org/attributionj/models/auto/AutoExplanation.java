package org.attributionj.models.auto;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.attributionj.models.survival.TimedRegression;
import org.jspecify.annotations.Nullable;

/**
 * What a fit of {@link AutoModel} did: which models carried it, whether the chain rule fired, and what it cannot know.
 * Prints as text. Immutable and thread-safe.
 *
 * @param basis what journeys are credited by
 * @param leading the models that carry the mixture, heaviest first, until they weigh 90 % together; empty without a mixture
 * @param chain the evidence on the chain rule, or null without a mixture
 * @param lines the explanation in sentences
 * @param limits what the fit cannot know
 */
public record AutoExplanation(
        CreditBasis basis,
        List<AutoComponent> leading,
        @Nullable ChainEvidence chain,
        List<String> lines,
        List<String> limits)
        implements Serializable {

    private static final double CARRIED = 0.9;
    private static final long FEW_CONVERSIONS = 100;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a list or an element is null
     */
    public AutoExplanation {
        leading = List.copyOf(leading);
        lines = List.copyOf(lines);
        limits = List.copyOf(limits);
    }

    static AutoExplanation of(AutoFit fit) {
        List<AutoComponent> leading = leading(fit.components());
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%d conversions of %d journeys over %d channels; ages in %s, mean gap %.6g",
                fit.conversions(),
                fit.journeys(),
                fit.channels().size(),
                fit.isTimed() ? "milliseconds" : "positions",
                fit.gap()));
        lines.add(basis(fit));
        for (AutoComponent component : leading) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%.1f %% %s: score %.3f (log-likelihood %.3f, %.2f degrees of freedom), baseline %.3f",
                    100 * component.weight(),
                    component,
                    component.score(),
                    component.logLikelihood(),
                    component.degreesOfFreedom(),
                    component.baseline()));
        }
        lines.addAll(regressions(fit));
        ChainEvidence chain = fit.chain();
        if (chain != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "chain rule %s: P(conversion | last channel) beats the best model by %.3f nats, stops gain %.3f, mean length %.2f",
                    fit.basis() == CreditBasis.MARKOV_CHAIN ? "fired" : "did not fire",
                    chain.margin(),
                    chain.stopGain(),
                    chain.meanLength()));
        }
        if (fit.openWeight() > 1) {
            lines.add(String.format(
                    Locale.ROOT,
                    "each non-converting journey that the logistic fits read stands for %.3f",
                    fit.openWeight()));
        }
        lines.addAll(corrections(fit));
        addShares(fit, lines);
        return new AutoExplanation(fit.basis(), leading, chain, lines, limits(fit));
    }

    /** The survival regressions in use, the heaviest first. */
    private static List<String> regressions(AutoFit fit) {
        if (fit.timed().isEmpty()) {
            return List.of();
        }
        IntensityMixture mixture =
                new IntensityMixture(fit.timed(), fit.options().temperature());
        List<String> lines = new ArrayList<>();
        for (int d = 0; d < mixture.weights.length; d++) {
            TimedRegression regression = mixture.regressions.get(d);
            lines.add(String.format(
                    Locale.ROOT,
                    "%.1f %% survival regression, mean lifetime of effects %s: score %.3f (log-likelihood %.3f, %.2f degrees of freedom)",
                    100 * mixture.weights[d],
                    regression.decay() == 0
                            ? "without end"
                            : String.format(Locale.ROOT, "%.6g days", 1 / regression.decay()),
                    regression.score(),
                    regression.logLikelihood(),
                    regression.freedom()));
        }
        return lines;
    }

    /** What to tell whoever uses the fit, at most five sentences, or with hold-outs two and what these corrected. */
    static List<String> notes(AutoFit fit) {
        return AutoNotes.of(fit, fit.holdout() == null ? warnings(fit) : corrections(fit));
    }

    private static List<String> corrections(AutoFit fit) {
        List<String> lines = new ArrayList<>();
        HoldoutCalibration holdout = fit.holdout();
        if (holdout != null) {
            holdout.effects().forEach(effect -> lines.add(effect.toString()));
            List<String> others = uncorrected(fit);
            lines.add(String.format(
                    Locale.ROOT,
                    "baseline %.4f, after the hold-outs %.4f%s",
                    holdout.baselineBefore(),
                    holdout.baseline(),
                    others.isEmpty() ? "" : "; not held out, so not corrected: " + String.join(", ", others)));
        }
        return lines;
    }

    private static List<String> uncorrected(AutoFit fit) {
        List<String> others = new ArrayList<>(fit.channels());
        HoldoutCalibration holdout = fit.holdout();
        if (holdout != null) {
            holdout.effects().forEach(effect -> others.remove(effect.channel().name()));
        }
        return others;
    }

    private static List<String> warnings(AutoFit fit) {
        IntentEvidence intent = fit.intent();
        // where only the last touch matters, journeys are walks, and a walk explains which touch follows which
        boolean walks = fit.basis() == CreditBasis.MARKOV_CHAIN;
        if (intent == null || !intent.warns() || walks || fit.holdout() != null) {
            return List.of();
        }
        double share = 0;
        for (String channel : intent.channels()) {
            share += fit.shares().get(fit.channels().indexOf(channel));
        }
        double credited = 1 - fit.baseline();
        return List.of(String.format(
                Locale.ROOT,
                "warning: %s end %.0f %% of converting journeys, and their touches come in bursts (odds ratio %.2f among"
                        + " journeys that did not convert): intent may stand behind them. If they had no effect, the"
                        + " baseline would be %.2f, not %.2f. Only a randomised hold-out tells.",
                String.join(", ", intent.channels()),
                100 * intent.lastTouches(),
                intent.oddsRatio(),
                Math.min(1, fit.baseline() + share * credited),
                fit.baseline()));
    }

    static String basis(AutoFit fit) {
        return switch (fit.basis()) {
            case MIXTURE ->
                String.format(Locale.ROOT, "credit by the mixture of response models, baseline %.4f", fit.baseline());
            case CONTINUOUS_TIME ->
                String.format(
                        Locale.ROOT,
                        "credit by survival regressions in continuous time, as most conversions come later than the last touch; baseline %.4f",
                        fit.baseline());
            case MARKOV_CHAIN ->
                String.format(
                        Locale.ROOT,
                        "credit by removal effects of the first-order Markov chain, as only the last touch matters; baseline %.4f from the mixture",
                        fit.baseline());
            case TIME_DECAY ->
                "FALLBACK: every journey converted, so no response can be identified; credit by time decay over the mean gap, baseline unknown";
            case NOTHING -> "FALLBACK: no journey converted, so there is nothing to credit";
        };
    }

    private static void addShares(AutoFit fit, List<String> lines) {
        for (int c = 0; c < fit.channels().size(); c++) {
            String effect = fit.effectPerTouch().isEmpty()
                    ? ""
                    : String.format(
                            Locale.ROOT,
                            ", effect per touch %.6f",
                            fit.effectPerTouch().get(c));
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: share %.6f%s",
                    fit.channels().get(c),
                    fit.shares().get(c),
                    effect));
        }
    }

    private static List<String> limits(AutoFit fit) {
        List<String> limits = new ArrayList<>();
        if (fit.basis() == CreditBasis.NOTHING) {
            return limits;
        }
        if (fit.holdout() == null) {
            limits.add("Confounding: a channel that reaches people who would convert anyway is credited for it."
                    + " Only a randomised hold-out tells.");
        } else if (!uncorrected(fit).isEmpty()) {
            limits.add("Confounding of " + String.join(", ", uncorrected(fit))
                    + " is not corrected: nothing was held out there.");
        }
        limits.addAll(warnings(fit));
        limits.add(
                "Effects are positive by construction: a channel that repels is reported as about 0, and with no effect"
                        + " at all the baseline is a little below 1.");
        limits.add("Shares weigh by volume; for bidding use the effect per touch.");
        limits.add("Effects of order, negative synergies and decays per channel are not modelled.");
        if (!fit.timed().isEmpty()) {
            limits.add("Journeys that did not convert count as followed for 30 days after their last touch.");
        }
        if (fit.conversions() < FEW_CONVERSIONS) {
            limits.add("Only " + fit.conversions()
                    + " conversions: shrinkage takes the shares toward decayed touch volume. Show intervals.");
        }
        if (fit.components().stream().anyMatch(component -> !component.isConverged())) {
            limits.add("Some models stopped at the limit of iterations: "
                    + fit.components().stream()
                            .filter(component -> !component.isConverged())
                            .count()
                    + " of " + fit.components().size() + ".");
        }
        return limits;
    }

    static List<AutoComponent> leading(List<AutoComponent> components) {
        List<AutoComponent> sorted = new ArrayList<>(components);
        sorted.sort(Comparator.comparingDouble(AutoComponent::weight).reversed());
        double carried = 0;
        int count = 0;
        while (count < sorted.size() && carried < CARRIED) {
            carried += sorted.get(count).weight();
            count++;
        }
        return sorted.subList(0, count);
    }

    /** The sentences and the limits, one per line. */
    @Override
    public String toString() {
        return "auto\n  " + String.join("\n  ", lines) + (limits.isEmpty() ? "" : "\nlimits\n  ")
                + String.join("\n  ", limits) + "\n";
    }
}
