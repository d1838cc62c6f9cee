package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SequentialTestTest {
    private static final double ALPHA = 0.05;

    /** The mixture's likelihood ratio by numerical integration over the effects theta ~ N(0, tau^2). */
    @Test
    void likelihoodRatioIsTheMixtureOverEffects() {
        double tau = 0.3;
        double v = 0.04;
        double d = 0.5;
        double sum = 0;
        double step = 1e-4;
        for (double theta = -4; theta < 4; theta += step) {
            double prior = Math.exp(-theta * theta / (2 * tau * tau)) / (tau * Math.sqrt(2 * Math.PI));
            double ratio = Math.exp(-(d - theta) * (d - theta) / (2 * v) + d * d / (2 * v));
            sum += prior * ratio * step;
        }
        SequentialTest test = SequentialTest.start(tau, ALPHA).look(d, v);

        assertThat(test.pValue()).isCloseTo(1 / sum, within(1e-6));
    }

    @Test
    void intervalExcludesZeroExactlyWhenTheLookIsSignificant() {
        SequentialTest start = SequentialTest.start(0.02, ALPHA);
        for (double d = 0; d < 0.2; d += 0.0007) {
            SequentialTest test = start.look(d, 0.0004);
            assertThat(test.interval().contains(0)).isEqualTo(!test.isSignificant());
        }
    }

    @Test
    void lookingDailyRaisesNoMoreFalseAlarmsThanPromised() {
        SplittableRandom random = new SplittableRandom(17);
        int experiments = 600;
        int alarms = 0;
        int naive = 0;
        for (int experiment = 0; experiment < experiments; experiment++) {
            SequentialTest test = SequentialTest.start(0.02, ALPHA);
            boolean wasAlarmed = false;
            long n = 0;
            long x1 = 0;
            long x0 = 0;
            for (int day = 0; day < 60; day++) {
                for (int i = 0; i < 100; i++) {
                    x1 += random.nextDouble() < 0.1 ? 1 : 0;
                    x0 += random.nextDouble() < 0.1 ? 1 : 0;
                }
                n += 100;
                test = test.look(new Arm(n, x1), new Arm(n, x0));
                wasAlarmed |=
                        ProportionTest.of(new Arm(n, x1), new Arm(n, x0), 0.95).pValue() < ALPHA;
            }
            alarms += test.isSignificant() ? 1 : 0;
            naive += wasAlarmed ? 1 : 0;
        }
        assertThat(alarms / (double) experiments).isLessThanOrEqualTo(ALPHA);
        assertThat(naive / (double) experiments).isGreaterThan(3 * ALPHA);
    }

    @Test
    void effectsAreFound() {
        SequentialTest test = SequentialTest.start(0.02, ALPHA);
        for (long n = 1000; n <= 20_000; n += 1000) {
            test = test.look(new Arm(n, n / 8), new Arm(n, n / 10));
        }
        assertThat(test.isSignificant()).isTrue();
        assertThat(test.interval().contains(0.025)).isTrue();
        assertThat(test.looks()).isEqualTo(20);
    }

    @Test
    void pValueNeverRisesAndLooksWithoutVarianceTeachNothing() {
        SequentialTest found = SequentialTest.start(1, ALPHA).look(5, 0.1);
        SequentialTest lost = found.look(0, 0.01);
        SequentialTest empty = SequentialTest.start(1, ALPHA).look(new Arm(5, 0), new Arm(5, 0));

        assertThat(lost.pValue()).isEqualTo(found.pValue());
        assertThat(empty.pValue()).isEqualTo(1);
        assertThat(empty.interval().contains(1e9)).isTrue();
        assertThat(SequentialTest.start(1, ALPHA)
                        .look(Moments.of(1, 2, 3), Moments.of(1, 2, 3))
                        .pValue())
                .isEqualTo(1);
    }
}
