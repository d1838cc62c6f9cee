package org.attributionj.jdbc.tracker;

import java.util.stream.Collector;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.support.Period;

/** Fits a model anew from what is stored. Called by one thread at a time. */
@FunctionalInterface
public interface ModelFit {

    /**
     * Fits the model.
     *
     * @param store the tracker's store
     * @return the model, under the same name as the one that it replaces if its results are to go on under that name
     * @throws Exception if the model cannot be fitted; the tracker goes on with the last one
     */
    AttributionModel fit(AttributionStore store) throws Exception;

    /**
     * A fit from all journeys of the store.
     *
     * @param fit what computes the model from disjoint journeys, such as {@code
     *     definition.statistic(Dimension.CHANNEL, List.of()).andThen(definition::fit)} of a fittable definition
     * @return the fit
     */
    static ModelFit ofAllJourneys(Collector<? super Journey, ?, ? extends AttributionModel> fit) {
        return store -> store.journeys().collect(store.assembler(), Period.all(), JourneyKind.FIT, fit);
    }
}
