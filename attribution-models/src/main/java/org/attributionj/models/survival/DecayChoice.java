package org.attributionj.models.survival;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Chooses decays by how well customers are predicted that the fit has not seen: each half of the customers, by a hash of
 * their ids, is predicted by the other. First one decay for all channels, then, channel by channel, steps along the grid.
 *
 * <p>Channels may leave the common decay if there are 100 conversions or more per channel, fewer cannot tell so many decays;
 * and each only for a gain of 2 nats, about what the best of a handful of decays gains by chance.
 */
final class DecayChoice {
    /** Half-lives are the mean gap between touches times 2^k, for k from this on. */
    private static final int FIRST_POWER = -3;

    private static final int POWERS = 8;
    private static final double WORTH = 2;
    private static final double CONVERSIONS_PER_CHANNEL = 100;
    private static final int SWEEPS = 2;
    private static final double TOLERANCE = 1e-7;
    private static final int MAX_ITERATIONS = 25;
    private static final double FIRST_SHAPE = 4;

    private final PersonPeriods periods;
    private final double[] grid;
    private final double[] start;
    private double[] firstHalf;
    private double[] secondHalf;

    private double shape;
    private double heldOut;

    /**
     * A choice.
     *
     * @param periods the rows to choose by
     * @param gap the mean gap between touches, in days
     * @param intercept the intercept to start from
     */
    DecayChoice(PersonPeriods periods, double gap, double intercept) {
        this.periods = periods;
        grid = new double[POWERS + 1];
        for (int k = 0; k < POWERS; k++) {
            grid[k] = Math.log(2) / (gap * Math.pow(2, FIRST_POWER + k));
        }
        start = new double[periods.channels + 1];
        Arrays.fill(start, EffectPrior.TYPICAL);
        start[0] = intercept;
        firstHalf = start;
        secondHalf = start;
    }

    double shape() {
        return shape;
    }

    /** The held-out log-likelihood of the choice; 0 if a half had no conversion or nothing else. */
    double heldOut() {
        return heldOut;
    }

    /** The decay per channel. */
    double[] choose(DecaySharing sharing, @Nullable Double givenShape) {
        shape = givenShape == null ? FIRST_SHAPE : givenShape;
        // index 3 is the gap itself
        int[] at = new int[periods.channels];
        Arrays.fill(at, -FIRST_POWER);
        boolean isChoosable = isChoosable();
        if (isChoosable) {
            chooseCommon(at);
        }
        if (givenShape == null) {
            shape = shapeOfMostEvidence(at);
        }
        if (isChoosable) {
            heldOut = score(at);
            if (sharing == DecaySharing.PER_CHANNEL && periods.channels > 1 && isTellable()) {
                for (int sweep = 0; sweep < SWEEPS && improveChannels(at); sweep++) {
                    // each sweep moves what it can
                }
            }
        }
        return decays(at);
    }

    /** Whether both halves have conversions, and periods without. */
    private boolean isChoosable() {
        boolean[] seen = new boolean[4];
        for (int row = 0; row < periods.rows; row++) {
            seen[(periods.events[row] ? 2 : 0) + (periods.secondHalf[row] ? 1 : 0)] = true;
        }
        return seen[0] && seen[1] && seen[2] && seen[3];
    }

    private void chooseCommon(int[] at) {
        int best = at[0];
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < grid.length; k++) {
            Arrays.fill(at, k);
            double score = score(at);
            if (score > most) {
                most = score;
                best = k;
            }
        }
        Arrays.fill(at, best);
    }

    private boolean isTellable() {
        double conversions = 0;
        for (int row = 0; row < periods.rows; row++) {
            conversions += periods.events[row] ? periods.weights[row] : 0;
        }
        return conversions >= CONVERSIONS_PER_CHANNEL * periods.channels;
    }

    private boolean improveChannels(int[] at) {
        boolean hasMoved = false;
        for (int c = 0; c < at.length; c++) {
            int old = at[c];
            int best = old;
            double most = heldOut;
            for (int direction = -1; direction <= 1; direction += 2) {
                double last = heldOut;
                for (int k = old + direction; k >= 0 && k < grid.length; k += direction) {
                    at[c] = k;
                    double score = score(at);
                    if (score > most) {
                        most = score;
                        best = k;
                    }
                    if (score <= last) {
                        break;
                    }
                    last = score;
                }
            }
            at[c] = most > heldOut + WORTH ? best : old;
            if (at[c] != old) {
                heldOut = most;
                hasMoved = true;
            }
        }
        return hasMoved;
    }

    private double[] decays(int[] at) {
        double[] decays = new double[at.length];
        for (int c = 0; c < at.length; c++) {
            decays[c] = grid[at[c]];
        }
        return decays;
    }

    /** The log-likelihood of each half under the fit of the other. */
    private double score(int[] at) {
        periods.fill(decays(at));
        EffectPrior prior = new EffectPrior(shape, periods.channels);
        PeriodRegression first = new PeriodRegression(periods, PeriodRegression.Rows.FIRST_HALF, prior);
        PeriodRegression second = new PeriodRegression(periods, PeriodRegression.Rows.SECOND_HALF, prior);
        firstHalf = first.fit(firstHalf, TOLERANCE, MAX_ITERATIONS).theta();
        secondHalf = second.fit(secondHalf, TOLERANCE, MAX_ITERATIONS).theta();
        return first.read(secondHalf)[0] + second.read(firstHalf)[0];
    }

    private double shapeOfMostEvidence(int[] at) {
        periods.fill(decays(at));
        return ShapeEvidence.best(periods, start, FIRST_SHAPE, TOLERANCE, MAX_ITERATIONS);
    }
}
