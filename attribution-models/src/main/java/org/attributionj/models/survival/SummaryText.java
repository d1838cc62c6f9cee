package org.attributionj.models.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attributionj.models.internal.FitNotes;

/** What the summaries of this family share. */
final class SummaryText {
    private final StringBuilder text = new StringBuilder();

    /** Adds a line. */
    SummaryText line(String line) {
        if (text.length() > 0) {
            text.append(System.lineSeparator());
        }
        text.append(line);
        return this;
    }

    /** Adds a row of the table of effects. */
    SummaryText row(String name, String effect, String error, String halfLife) {
        return line(String.format(Locale.ROOT, "%-24s %12s %12s %14s", name, effect, error, halfLife));
    }

    /** Adds the table's head. */
    SummaryText head() {
        return row("", "effect", "std. error", "half-life, days");
    }

    /** How the fit ended, and what that means for reading on. */
    SummaryText state(FitState state, int iterations) {
        return switch (state) {
            case CONVERGED -> line("converged after " + iterations + " readings of the data");
            case NOT_CONVERGED ->
                line("NOT CONVERGED after " + iterations + " readings of the data: not a maximum of the likelihood");
            case NO_CONVERSIONS -> line("no journey converted: nothing to estimate");
            case ALL_CONVERTED -> line("every journey converted: one trial each says nothing about effects");
        };
    }

    /** The model's name, how it reads times, and the size of its data. */
    SummaryText data(String name, RiskTime riskTime, double conversions, double journeys) {
        line(name + " (risk time: " + (riskTime == RiskTime.TIME ? "continuous" : "one trial") + ")");
        return line(String.format(Locale.ROOT, "%.0f conversions of %.0f journeys", conversions, journeys));
    }

    /** What the fit says beside its results: its data, how it ended, its baseline, what it cannot know. */
    static List<String> notes(
            RiskTime riskTime, FitState state, int iterations, double conversions, double journeys, String baseline) {
        List<String> lines = new ArrayList<>();
        lines.add(FitNotes.basis(journeys, conversions));
        String carried = riskTime == RiskTime.TIME
                ? "the times of conversions after touchpoints carry it; where these are rough or made up, so is the credit"
                : "each journey is one trial, with exposures that decay by the ages of touchpoints";
        switch (state) {
            case CONVERGED -> lines.add(carried);
            case NOT_CONVERGED ->
                lines.add("NOT_CONVERGED after " + iterations + " readings, used as it stopped; " + carried);
            case NO_CONVERSIONS -> lines.add("FALLBACK: no journey converted, so there is nothing to credit");
            case ALL_CONVERTED -> lines.add("FALLBACK: every journey converted; credit is linear, baseline unknown");
        }
        if (state.isFitted()) {
            lines.add(baseline);
            lines.add(FitNotes.CONFOUNDING);
        }
        return lines;
    }

    /** A number to four decimals. */
    static String decimals(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    /** A number to four digits. */
    static String digits(double number) {
        return String.format(Locale.ROOT, "%.4g", number);
    }

    /** A standard error, or a dash where the data cannot tell it. */
    static String error(double error) {
        return error > 0 ? digits(error) : "-";
    }

    /** A half-life in days. */
    static String halfLife(double decay) {
        return decay > 0 ? digits(Math.log(2) / decay) : "none";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
