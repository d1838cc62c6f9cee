package org.attributionj.jdbc.tracker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collector;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.jdbc.AttributionStore;

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
     * What the model is fitted from, for the manifest of the run.
     *
     * @return a few words
     */
    default String description() {
        return "what a program chose";
    }

    /**
     * A fit from all journeys of the store.
     *
     * @param fit what computes the model from disjoint journeys, such as {@code
     *     definition.statistic(Dimension.CHANNEL, List.of()).andThen(definition::fit)} of a fittable definition
     * @return the fit
     */
    static ModelFit ofAllJourneys(Collector<? super Journey, ?, ? extends AttributionModel> fit) {
        return new JourneyFit(null, Clock.systemUTC(), fit);
    }

    /**
     * A fit from the journeys of some time before the fit: those that ended at or after {@code now - length}, and before
     * {@code now}. Touchpoints before that time are seen as far as these journeys look back. Cost: one pass over the events
     * of the period and its look-back.
     *
     * @param length how far the period reaches back, positive
     * @param clock says when now is; the tracker's is the usual
     * @param fit as for {@link #ofAllJourneys}
     * @return the fit
     * @throws IllegalArgumentException if the length is not positive
     */
    static ModelFit ofRecentJourneys(
            Duration length, Clock clock, Collector<? super Journey, ?, ? extends AttributionModel> fit) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("length must be positive, but was " + length);
        }
        return new JourneyFit(length, clock, fit);
    }

    /**
     * A fit from a path table that the store keeps up to date: only customers with new events are read. The model equals,
     * to the last bit, the one that would be fitted to a table of all journeys, whatever was late, adjusted or erased.
     *
     * @param name the table's name, as of {@link org.attributionj.jdbc.path.PathTables#refresh}; fits of several models may
     *     share a table, as long as its paths are of one dimension
     * @param path the alphabet of paths
     * @param transforms what is done to each path
     * @param fit fits the model, such as {@code table -> MarkovModel.fit(table, options)}
     * @return the fit; it fails if the store's assembler has an end of the observation
     */
    static ModelFit ofPathTable(
            String name,
            Dimension path,
            List<PathTransform> transforms,
            Function<? super PathTable, ? extends AttributionModel> fit) {
        return new PathTableFit(name, path, transforms, fit);
    }
}
