package org.attributionj.models.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attributionj.models.internal.FitNotes;

/** A fit as text. */
final class LogisticSummary {
    private LogisticSummary() {}

    static String of(String name, LogisticFit fit) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d journeys, %d conversions, %d coefficients",
                name,
                fit.journeys(),
                fit.conversions(),
                fit.coefficients().size()));
        lines.add(state(fit));
        lines.add(String.format(
                Locale.ROOT,
                "log-likelihood %.4f, of the overall rate alone %.4f, penalty %.4f",
                fit.logLikelihood(),
                fit.nullLogLikelihood(),
                fit.penalty()));
        List<LogisticCoefficient> all = new ArrayList<>();
        all.add(fit.intercept());
        all.addAll(fit.coefficients());
        int width = all.stream()
                .mapToInt(coefficient -> coefficient.name().length())
                .max()
                .orElse(0);
        lines.add(String.format(
                Locale.ROOT, "%-" + width + "s %12s %12s %9s %9s", "", "estimate", "std. error", "z", "p"));
        for (LogisticCoefficient coefficient : all) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-" + width + "s %12s %12s %9.3f %9.3g%s",
                    coefficient.name(),
                    number(coefficient.estimate()),
                    number(coefficient.standardError()),
                    coefficient.z(),
                    coefficient.p(),
                    note(fit, coefficient)));
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** What the fit says beside its results: its data, how it ended, its baseline, what it cannot know. */
    static List<String> notes(LogisticFit fit) {
        List<String> lines = new ArrayList<>();
        lines.add(FitNotes.basis(fit.journeys(), fit.conversions()));
        if (!fit.hasBothOutcomes()) {
            lines.add("FALLBACK: " + state(fit));
            return lines;
        }
        if (fit.state() != FitState.CONVERGED) {
            lines.add(fit.state() + ", used as it stopped: " + state(fit));
        }
        lines.add(FitNotes.gain(
                fit.logLikelihood(), fit.nullLogLikelihood(), fit.coefficients().size()));
        lines.add(FitNotes.CONFOUNDING);
        return lines;
    }

    private static String number(double value) {
        return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : String.format(Locale.ROOT, "%.6f", value);
    }

    private static String note(LogisticFit fit, LogisticCoefficient coefficient) {
        if (fit.separated().contains(coefficient.name())) {
            return "  separated";
        }
        return Double.isInfinite(coefficient.standardError()) ? "  not identified" : "";
    }

    private static String state(LogisticFit fit) {
        if (!fit.hasBothOutcomes()) {
            return "NOTHING LEARNED: " + (fit.conversions() == 0 ? "no journey converted" : "all journeys converted")
                    + "; touchpoints are credited equally";
        }
        return switch (fit.state()) {
            case CONVERGED -> "converged after " + fit.iterations() + " iterations";
            case NOT_CONVERGED ->
                "NOT CONVERGED after " + fit.iterations() + " iterations. Maybe allow more, or a larger l2.";
            case SEPARATED ->
                "SEPARATED, stopped after " + fit.iterations() + " iterations: the outcome can be told from "
                        + String.join(", ", fit.separated()) + ". Maybe set l2 above 0.";
        };
    }
}
