package org.attributionj.eval.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PoissonWeightsTest {
    private static final int DRAWS = 1_000_000;
    /** Five standard errors of a frequency out of a million. */
    private static final double FIVE_ERRORS = 5;

    @Test
    void weightsAreDrawnFromPoissonOne() {
        int[] counts = new int[21];
        for (int customer = 0; customer < DRAWS / 100; customer++) {
            long key = PoissonWeights.key("customer" + customer, 7);
            for (int b = 0; b < 100; b++) {
                counts[PoissonWeights.one(key, b)]++;
            }
        }
        double p = Math.exp(-1);
        for (int k = 0; k < 9; k++) {
            double error = Math.sqrt(p * (1 - p) / DRAWS);
            assertThat(counts[k] / (double) DRAWS).as("P(%d)", k).isCloseTo(p, within(FIVE_ERRORS * error));
            p /= k + 1;
        }
    }

    @Test
    void aRowOfManyJourneysIsDrawnWithItsMeanAndVariance() {
        for (long n : new long[] {2, 7, 100, 5000}) {
            double sum = 0;
            double squares = 0;
            int draws = 20_000;
            for (int b = 0; b < draws; b++) {
                long weight = PoissonWeights.many(n, PoissonWeights.key("a", 3), b);
                sum += weight;
                squares += (double) (weight - n) * (weight - n);
            }
            assertThat(sum / draws).isCloseTo((double) n, within(FIVE_ERRORS * Math.sqrt((double) n / draws)));
            // the variance of a squared Poisson deviation is n + 2 n^2
            assertThat(squares / draws)
                    .isCloseTo((double) n, within(FIVE_ERRORS * Math.sqrt((n + 2.0 * n * n) / draws)));
        }
    }

    @Test
    void rowsBeyondTheRangeOfIntAreDrawnToo() {
        long n = 3_000_000_000L;

        assertThat((double) PoissonWeights.many(n, 1, 0))
                .isCloseTo((double) n, within(FIVE_ERRORS * Math.sqrt((double) n)));
        assertThat(PoissonWeights.many(0, 1, 0)).isZero();
    }

    @Test
    void weightsOfTwoCustomersOrTwoResamplesAreUncorrelated() {
        int pairs = 200_000;
        double byCustomer = 0;
        double byResample = 0;
        long previous = PoissonWeights.key("x", 1);
        for (int i = 0; i < pairs; i++) {
            long key = PoissonWeights.key("c" + i, 1);
            byCustomer += (PoissonWeights.one(key, 5) - 1) * (PoissonWeights.one(previous, 5) - 1);
            byResample += (PoissonWeights.one(key, 5) - 1) * (PoissonWeights.one(key, 6) - 1);
            previous = key;
        }
        double error = FIVE_ERRORS / Math.sqrt(pairs);
        assertThat(byCustomer / pairs).isCloseTo(0, within(error));
        assertThat(byResample / pairs).isCloseTo(0, within(error));
    }

    @Test
    void keysDependOnTextAndSeed() {
        assertThat(PoissonWeights.key("ab", 1))
                .isEqualTo(PoissonWeights.key("ab", 1))
                .isNotEqualTo(PoissonWeights.key("ba", 1))
                .isNotEqualTo(PoissonWeights.key("ab", 2));
    }
}
