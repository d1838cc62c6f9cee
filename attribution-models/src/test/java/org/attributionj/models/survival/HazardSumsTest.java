package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.attributionj.core.journey.Journey;
import org.attributionj.models.survival.Simulation.Touch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The sums of EM against slow code, the terms of conversions against differences, the information with a prior. */
class HazardSumsTest {
    private static final double RELATIVE = 1e-9;
    private static final double DIFFERENCES = 1e-4;

    private static JourneyTimes data() {
        List<Journey> journeys = new ArrayList<>(new Simulation(51).anything(40));
        List<Touch> many = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            many.add(new Touch(i % 3, 0.25 * i));
        }
        // longer than the array that the sums start with
        journeys.add(Simulation.converted(900, many, 40));
        return JourneyTimes.of(Simulation.table(journeys), "test");
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(RELATIVE * (1 + Math.abs(expected))));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AUTO")
    void sumsAreThoseOfSlowCode(RiskTime riskTime) {
        JourneyTimes data = data();
        boolean inTime = riskTime == RiskTime.TIME;
        HazardParameters at = new HazardParameters(0.02, new double[] {0.3, 0.1, 0.5}, new double[] {0.2, 1.5, 0.05});
        HazardSums sums = HazardSums.of(data, riskTime, Simulation.FOLLOW_UP_DAYS, at);
        double[][] expected = new double[3][5];
        double baseline = 0;
        double risk = 0;
        for (int row = 0; row < data.rows; row++) {
            double after = inTime ? (data.converted[row] ? 0 : Simulation.FOLLOW_UP_DAYS) : -data.delay(row);
            double lambda = at.mu;
            for (int i = data.offsets[row]; i < data.offsets[row + 1]; i++) {
                lambda += part(data, at, i, after, inTime);
            }
            double slope = !data.converted[row] ? 0 : inTime ? 1 / lambda : 1 / (1 - Math.exp(-lambda));
            baseline += at.mu * slope;
            risk += inTime ? data.ages[data.offsets[row]] + after : 1;
            for (int i = data.offsets[row]; i < data.offsets[row + 1]; i++) {
                int c = data.codes[i];
                double d = data.ages[i] + after;
                double e = Math.exp(-at.w[c] * d);
                double due = slope * part(data, at, i, after, inTime);
                double[] terms = {inTime ? 1 - e : e, d * e, d * d * e, due, due * d};
                Arrays.setAll(expected[c], k -> expected[c][k] + terms[k]);
            }
        }
        close(sums.dueToBaseline(), baseline);
        close(sums.risk(), risk);
        for (int c = 0; c < 3; c++) {
            close(sums.exposure(c), expected[c][0]);
            close(sums.exposureTime(c), expected[c][1]);
            close(sums.exposureTimeSquared(c), expected[c][2]);
            close(sums.due(c), expected[c][3]);
            close(sums.dueTime(c), expected[c][4]);
        }
    }

    private static double part(JourneyTimes data, HazardParameters at, int i, double after, boolean inTime) {
        int c = data.codes[i];
        return at.beta[c] * (inTime ? at.w[c] : 1) * Math.exp(-at.w[c] * (data.ages[i] + after));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 3})
    void slopeAndCurvatureAreDerivativesOfTheValue(double lambda) {
        double h = 1e-5 * lambda;
        for (boolean inTime : new boolean[] {true, false}) {
            double slope = (HazardSums.value(lambda + h, inTime) - HazardSums.value(lambda - h, inTime)) / (2 * h);
            double bend = (HazardSums.slope(lambda + h, inTime) - HazardSums.slope(lambda - h, inTime)) / (2 * h);
            assertThat(HazardSums.slope(lambda, inTime)).isCloseTo(slope, within(1e-6 * slope));
            assertThat(HazardSums.curvature(lambda, inTime)).isCloseTo(bend, within(1e-6 * -bend));
        }
        close(HazardSums.value(lambda, false), Math.log(Math.exp(lambda) - 1));
        close(HazardSums.value(lambda, true), Math.log(lambda));
    }

    @Test
    void informationIsMinusTheSecondDerivativesAndThePriors() {
        for (RiskTime riskTime : List.of(RiskTime.JOURNEY, RiskTime.TIME)) {
            for (double shape : new double[] {0, 6}) {
                List<Journey> journeys = riskTime == RiskTime.TIME
                        ? new Simulation(52)
                                .additive(800, 0.01, new double[] {0.4, 0.2, 0.3}, new double[] {0.3, 0.1, 0.6})
                        : additiveTrials(6000);
                JourneyTimes data = JourneyTimes.of(Simulation.table(journeys), "test");
                HazardOptions options = HazardOptions.DEFAULT.withShape(shape);
                HazardParameters at = new HazardEm(data, riskTime, options).run(true);
                double[] errors = HazardInformation.errors(data, riskTime, options, at);
                double[] expected = SymmetricMatrix.standardErrors(information(data, riskTime, shape, at), 7);
                for (int i = 0; i < 7; i++) {
                    assertThat(expected[i]).isPositive();
                    assertThat(errors[i]).isCloseTo(expected[i], within(DIFFERENCES * expected[i]));
                }
            }
        }
    }

    /** One trial each: the intensity adds up at the last touch. */
    private static List<Journey> additiveTrials(int customers) {
        Simulation simulation = new Simulation(53);
        Random random = new Random(54);
        double[] beta = {0.2, 0.3, 0.4};
        double[] w = {0.3, 0.2, 0.6};
        List<Journey> journeys = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            List<Touch> touches = simulation.touches(5, 240);
            double last = touches.get(touches.size() - 1).day();
            double lambda = 0.05;
            for (Touch touch : touches) {
                lambda += beta[touch.channel()] * Math.exp(-w[touch.channel()] * (last - touch.day()));
            }
            boolean isConverted = random.nextDouble() < -Math.expm1(-lambda);
            journeys.add(
                    isConverted ? Simulation.converted(customer, touches, last) : Simulation.open(customer, touches));
        }
        return journeys;
    }

    private static double[] information(JourneyTimes data, RiskTime riskTime, double shape, HazardParameters at) {
        double[] flat = {at.mu, at.beta[0], at.beta[1], at.beta[2], at.w[0], at.w[1], at.w[2]};
        double[] information = new double[49];
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                double hi = 1e-3 * flat[i];
                double hj = 1e-3 * flat[j];
                double sum = 0;
                for (int si = -1; si <= 1; si += 2) {
                    for (int sj = -1; sj <= 1; sj += 2) {
                        double[] beside = flat.clone();
                        beside[i] += si * hi;
                        beside[j] += sj * hj;
                        HazardParameters there = new HazardParameters(
                                beside[0], Arrays.copyOfRange(beside, 1, 4), Arrays.copyOfRange(beside, 4, 7));
                        sum += si
                                * sj
                                * HazardSums.of(data, riskTime, Simulation.FOLLOW_UP_DAYS, there)
                                        .logLikelihood(there);
                    }
                }
                information[i * 7 + j] = -sum / (4 * hi * hj);
            }
            if (i >= 1 && i <= 3) {
                information[i * 7 + i] += shape / (flat[i] * flat[i]);
            }
        }
        return information;
    }
}
