package org.attributionj.cli;

import java.io.PrintWriter;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.path.TransformCounter;
import org.attributionj.core.statistic.path.TransformCounts;

/** Counts what path transforms merge and drop in the journeys of one pass; does nothing where there are no transforms. */
final class TransformTally {
    private final JourneyStatistic<TransformCounter, TransformCounts> statistic;
    private final TransformCounter counter;
    private final boolean isNeeded;

    TransformTally(Dimension path, List<PathTransform> transforms) {
        statistic = TransformCounts.statistic(path, transforms);
        counter = statistic.newAccumulator();
        isNeeded = !transforms.isEmpty();
    }

    void add(Journey journey) {
        if (isNeeded) {
            statistic.add(counter, journey);
        }
    }

    void add(JourneyView journey) {
        if (isNeeded) {
            statistic.add(counter, journey);
        }
    }

    void print(PrintWriter err) {
        if (isNeeded) {
            err.println("transforms: " + statistic.finish(counter));
        }
    }
}
