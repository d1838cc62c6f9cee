package org.attributionj.models.internal;

import java.util.Locale;

/** Sentences that learned models say of their fits. Pure functions. */
public final class FitNotes {
    /** Fewer conversions, or journeys without one, are warned of. */
    private static final long FEW = 100;

    /** What is left to learn where all converted. */
    private static final String ALL_CONVERTED =
            "; warning: every journey converted, so what a channel changes is not in the data. Maybe add journeys without a"
                    + " conversion";

    /** What no fit to journeys alone can know. */
    public static final String CONFOUNDING =
            "cannot know: whether people whom a channel reached would have converted anyway (only a hold-out tells)";

    /** What a model without a baseline cannot know. */
    public static final String NO_BASELINE =
            "cannot know: which conversions would have come without any touchpoint; all are credited to channels";

    private FitNotes() {}

    /**
     * What a model was fitted to, with a warning if that is little.
     *
     * @param journeys all journeys of the fit
     * @param conversions those that converted
     * @return a sentence
     */
    public static String basis(double journeys, double conversions) {
        return String.format(
                Locale.ROOT,
                "fitted to %,.0f journeys, %,.0f of them converting%s",
                journeys,
                conversions,
                scarcity(conversions, journeys - conversions));
    }

    private static String scarcity(double conversions, double open) {
        if (conversions > 0 && open == 0) {
            return ALL_CONVERTED;
        }
        if (conversions < FEW || open < FEW) {
            return "; warning: below " + FEW + (conversions < FEW ? " conversions" : " journeys without a conversion")
                    + " chance and priors outweigh the data";
        }
        return "";
    }

    /**
     * What a model of conversion rates was fitted to, with a warning if there is nothing to compare.
     *
     * @param rates which rates
     * @param isAllConverted whether all are 1 or there are none below
     * @return a sentence
     */
    public static String rates(String rates, boolean isAllConverted) {
        return "fitted to the conversion rates of " + rates + (isAllConverted ? ALL_CONVERTED : "");
    }

    /**
     * How far touchpoints tell the outcome.
     *
     * @param logLikelihood of the fit
     * @param nullLogLikelihood of one probability for all journeys
     * @param parameters how many numbers tell the two apart
     * @return a sentence, with a warning if the gain is no larger than what chance gives
     */
    public static String gain(double logLikelihood, double nullLogLikelihood, int parameters) {
        double gain = logLikelihood - nullLogLikelihood;
        return String.format(
                Locale.ROOT,
                "baseline: from the probability without touchpoints, which lies outside the data; touchpoints explain %.1f"
                        + " nats with %d coefficients%s",
                gain,
                parameters,
                gain < parameters ? "; warning: no more than chance does" : "");
    }
}
