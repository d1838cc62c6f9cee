package org.attributionj.models.shapley;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.internal.FittedLabels;

/** Shares a journey by the game of its channel set. One thread at a time. */
final class CoalitionRateKernel implements Kernel {
    /** Values this far below any rate are what is left of sums that cancel. */
    private static final double ROUNDING = 1e-14;

    private final JourneyChannels channels;
    private final SolvedSets solved;

    CoalitionRateKernel(FittedLabels labels, CoalitionRateGame game) {
        channels = new JourneyChannels(labels);
        solved = new SolvedSets(set -> floored(game.solve(set)));
    }

    private static double[] floored(double[] phi) {
        return Arrays.stream(phi).map(value -> value > ROUNDING ? value : 0).toArray();
    }

    @Override
    public double weigh(JourneyView journey, double[] weights) {
        channels.read(journey);
        channels.divide(journey, solved.values(channels), weights);
        return 0;
    }
}
