package org.attributionj.models;

import java.util.Arrays;
import java.util.Locale;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.fit.FitCost;
import org.attributionj.core.statistic.table.JourneyTable;

/**
 * The sizes of a table on which the cost of regressions depends, and the costs. The numbers of readings and factorisations are
 * those of typical fits.
 *
 * @param channels n
 * @param longest the most touches of a journey
 * @param pairsPerTouch the sum over touches of (distinct channels so far)^2 / 2: what the curvature of all periods costs
 * @param pairsPerJourney the same, once per journey
 */
record FitSizes(int channels, int longest, double pairsPerTouch, double pairsPerJourney) {
    /** Pauses are cut into about three periods. */
    private static final double PERIODS = 3;

    private static final double SURVIVAL_READINGS = 400;
    private static final double TIMED_READINGS = 150;
    private static final double AUTO_DESIGNS = 16;
    private static final double AUTO_READINGS = 40;

    /** In n^3: factors, and the traces that effective parameters take. */
    private static final double AUTO_CUBES = 20;

    static FitSizes of(JourneyTable table) {
        JourneyBatch batch = table.toBatch();
        JourneyView journey = batch.view();
        int[] seenIn = new int[batch.schema().pathLabels().size()];
        Arrays.fill(seenIn, -1);
        int longest = 0;
        double pairsPerTouch = 0;
        double pairsPerJourney = 0;
        int channels = 0;
        for (int row = 0; row < batch.rows(); row++) {
            journey.moveTo(row);
            double distinct = 0;
            for (int i = 0; i < journey.length(); i++) {
                int code = journey.code(i);
                channels += seenIn[code] < 0 ? 1 : 0;
                distinct += seenIn[code] == row ? 0 : 1;
                seenIn[code] = row;
                pairsPerTouch += distinct * distinct / 2;
            }
            pairsPerJourney += distinct * distinct / 2;
            longest = Math.max(longest, journey.length());
        }
        return new FitSizes(channels, longest, pairsPerTouch, pairsPerJourney);
    }

    private double cube() {
        return Math.pow(channels + 1.0, 3);
    }

    FitCost survival() {
        return cost(regressions(SURVIVAL_READINGS));
    }

    FitCost auto() {
        return cost(
                AUTO_DESIGNS * (AUTO_READINGS * pairsPerJourney + AUTO_CUBES * cube()) + regressions(TIMED_READINGS));
    }

    /** Of periods: a curvature over all of them, and its factor, per reading. */
    private double regressions(double readings) {
        return readings * (PERIODS * pairsPerTouch + cube() / 6);
    }

    private FitCost cost(double operations) {
        return new FitCost(
                operations,
                String.format(Locale.ROOT, "%,d channels, the longest journey of %,d touchpoints", channels, longest));
    }
}
