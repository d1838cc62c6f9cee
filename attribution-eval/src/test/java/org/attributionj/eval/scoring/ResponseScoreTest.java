package org.attributionj.eval.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ResponseScoreTest {
    private static final double EXACT = 1e-12;

    /** Expanded to single journeys, and every pair compared. */
    @Test
    void numbersAreThoseOfSlowSums() {
        Random random = new Random(3);
        ResponsePredictions predictions = new ResponsePredictions();
        int rows = 300;
        double[] p = new double[rows];
        int[] converted = new int[rows];
        int[] open = new int[rows];
        double logLikelihood = 0;
        double squares = 0;
        long journeys = 0;
        long conversions = 0;
        for (int i = 0; i < rows; i++) {
            p[i] = random.nextInt(20) / 20.0 + 0.01; // many ties
            converted[i] = random.nextInt(3);
            open[i] = random.nextInt(4);
            predictions.add(p[i], converted[i], open[i]);
            logLikelihood += converted[i] * Math.log(p[i]) + open[i] * Math.log(1 - p[i]);
            squares += converted[i] * Math.pow(1 - p[i], 2) + open[i] * Math.pow(p[i], 2);
            journeys += converted[i] + open[i];
            conversions += converted[i];
        }
        double wins = 0;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                double win = p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
                wins += win * converted[i] * open[j];
            }
        }
        ResponseScore score = predictions.score("test", 10);
        assertThat(score.journeys()).isEqualTo(journeys);
        assertThat(score.conversions()).isEqualTo(conversions);
        assertThat(score.logLikelihood()).isCloseTo(logLikelihood, within(1e-9));
        assertThat(score.brier()).isCloseTo(squares / journeys, within(EXACT));
        assertThat(score.auc()).isCloseTo(wins / conversions / (journeys - conversions), within(EXACT));

        assertThat(score.calibration().stream()
                        .mapToLong(CalibrationBin::journeys)
                        .sum())
                .isEqualTo(journeys);
        assertThat(score.calibration().stream()
                        .mapToDouble(bin -> bin.observed() * bin.journeys())
                        .sum())
                .isCloseTo((double) conversions, within(1e-9));
        assertThat(score.calibration()).hasSizeBetween(5, 10);
        assertThat(score.calibration()).extracting(CalibrationBin::predicted).isSorted();
    }

    @Test
    void binsHoldAboutAsManyJourneysEach() {
        ResponsePredictions predictions = new ResponsePredictions();
        for (int i = 0; i < 1000; i++) {
            predictions.add(i / 1000.0, i % 2, 1 - i % 2);
        }
        assertThat(predictions.score("test", 10).calibration()).hasSize(10).allMatch(bin -> bin.journeys() == 100);
        // |(mean of the bin) - 1/2|, mean over .05, .15 … .95, whose true means are .0005 less
        assertThat(predictions.score("test", 10).calibrationError()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void edgesHaveDefinedScores() {
        ResponseScore nothing = new ResponsePredictions().score("test", 10);
        assertThat(nothing.auc()).isEqualTo(0.5);
        assertThat(nothing.brier()).isZero();
        assertThat(nothing.logLikelihood()).isZero();
        assertThat(nothing.calibrationError()).isZero();
        assertThat(nothing.calibration()).isEmpty();

        ResponsePredictions certain = new ResponsePredictions();
        certain.add(0, 1, 0);
        ResponseScore wrong = certain.score("test", 10);
        assertThat(wrong.logLikelihood()).isCloseTo(Math.log(1e-12), within(EXACT));
        assertThat(wrong.auc()).isEqualTo(0.5);
        assertThat(wrong.brier()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> certain.add(Double.NaN, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> certain.add(1.1, 1, 0));
    }
}
