package org.attributionj.models;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FitRun;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;

/** A provider as a user would write it: a rule, and a model that is learned. */
public final class CountingProvider implements ModelProvider {

    @Override
    public List<ModelEntry> entries() {
        return List.of(
                ModelEntry.builder("always-first", "test")
                        .description("A rule from outside")
                        .rule(options -> AttributionModels.firstTouch()),
                ModelEntry.builder("by-journeys", "test")
                        .description("As many last credits as journeys were seen, up to a limit")
                        .option("limit", "3", "the most")
                        .learned(options -> new ByJourneys(options.integer("limit"))));
    }

    /** Fits last-n with as many credits as journeys. */
    record ByJourneys(int limit) implements ModelDefinition.Fittable<Integer> {
        @Override
        public String name() {
            return "by-journeys:limit=" + limit;
        }

        @Override
        public Needs needs() {
            return Needs.NOTHING;
        }

        @Override
        public JourneyStatistic<?, Integer> statistic(Dimension path, List<PathTransform> transforms) {
            return new Count();
        }

        @Override
        public AttributionModel fit(Integer journeys, FitRun run) {
            double[] credits = new double[Math.min(limit, journeys)];
            Arrays.fill(credits, 1);
            return AttributionModels.lastN(credits);
        }
    }

    /** Counts journeys. */
    record Count() implements JourneyStatistic<int[], Integer>, Serializable {
        @Override
        public int[] newAccumulator() {
            return new int[1];
        }

        @Override
        public void add(int[] count, Journey journey) {
            count[0]++;
        }

        @Override
        public void add(int[] count, JourneyView journey) {
            count[0] += Math.toIntExact(journey.multiplicity());
        }

        @Override
        public int[] merge(int[] left, int[] right) {
            left[0] += right[0];
            return left;
        }

        @Override
        public Integer finish(int[] count) {
            return count[0];
        }
    }
}
