package org.attributionj.models.markov;

import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.PathTable;

/** Collects a path table and fits a model from it. */
record MarkovStatistic(JourneyStatistic<PathTable, PathTable> paths, MarkovOptions options)
        implements JourneyStatistic<PathTable, MarkovModel> {
    private static final long serialVersionUID = 1L;

    @Override
    public PathTable newAccumulator() {
        return paths.newAccumulator();
    }

    @Override
    public void add(PathTable accumulator, Journey journey) {
        paths.add(accumulator, journey);
    }

    @Override
    public void add(PathTable accumulator, JourneyView journey) {
        paths.add(accumulator, journey);
    }

    @Override
    public PathTable merge(PathTable left, PathTable right) {
        return paths.merge(left, right);
    }

    @Override
    public MarkovModel finish(PathTable accumulator) {
        return MarkovModel.fit(accumulator, options);
    }
}
