package org.attributionj.models.internal;

import java.util.Locale;

/** Sentences that learned models say of their fits. Pure functions. */
public final class FitNotes {
    /** Fewer conversions than this are warned of. */
    private static final long FEW_CONVERSIONS = 100;

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
                conversions < FEW_CONVERSIONS
                        ? "; warning: below " + FEW_CONVERSIONS + " conversions chance and priors outweigh the data"
                        : "");
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
