package org.attributionj.models.survival;

import java.util.Locale;

/** What the summaries of this family share. */
final class SummaryText {
    private final StringBuilder text = new StringBuilder();

    /** Adds a line in the format's own words. */
    SummaryText line(String format, Object... values) {
        if (text.length() > 0) {
            text.append(System.lineSeparator());
        }
        text.append(String.format(Locale.ROOT, format, values));
        return this;
    }

    /** How the fit ended, and what that means for reading on. */
    SummaryText state(FitState state, int iterations) {
        return switch (state) {
            case CONVERGED -> line("converged after %d readings of the data", iterations);
            case NOT_CONVERGED ->
                line("NOT CONVERGED after %d readings of the data: not a maximum of the likelihood", iterations);
            case NO_CONVERSIONS -> line("no journey converted: nothing to estimate");
            case ALL_CONVERTED -> line("every journey converted: one trial each says nothing about effects");
        };
    }

    /** A standard error, or a dash where the data cannot tell it. */
    static String error(double error) {
        return error > 0 ? String.format(Locale.ROOT, "%.4g", error) : "-";
    }

    /** A half-life in days. */
    static String halfLife(double decay) {
        return decay > 0 ? String.format(Locale.ROOT, "%.4g", Math.log(2) / decay) : "none";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
