package org.attributionj.jdbc.tracker;

import java.util.List;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.attributionj.jdbc.pending.ClaimedConversion;

/**
 * Hears what a tracker does, after it is committed. Each method is called by a thread of the tracker, several methods
 * perhaps at once; whoever takes long holds up that thread. What a listener throws is logged and changes nothing.
 *
 * <p>A message comes at most once, and not at all if the program ends or the connection breaks between the commit and the
 * message. The tables say what is true; a listener only says it sooner.
 */
public interface TrackerListener {

    /**
     * Conversions were attributed and their results are stored.
     *
     * @param attributed the conversions with journeys and results; those of no goal have neither
     */
    default void attributed(List<AttributedConversion> attributed) {}

    /**
     * A model could not attribute a conversion, or the database refused its results. Nothing is stored for it under any
     * model; it waits on, and is tried again when its claim has lapsed.
     *
     * @param conversion the conversion
     * @param failure what the model threw, errors included, or what the database said
     */
    default void attributionFailed(ClaimedConversion conversion, Throwable failure) {}

    /**
     * The tracker gave up on something, after the retries that make sense. Events are then not stored, and whoever tracked
     * them has been told so; a sweep will be made again.
     *
     * @param what what was attempted
     * @param failure why it failed
     */
    default void failed(String what, Throwable failure) {}

    /**
     * A model was fitted anew and is in use from the next batch on.
     *
     * @param model the model
     */
    default void modelFitted(AttributionModel model) {}

    /**
     * A model could not be fitted. The last one stays in use.
     *
     * @param model the model that stays
     * @param failure why the fit failed
     */
    default void modelFitFailed(AttributionModel model, Throwable failure) {}
}
