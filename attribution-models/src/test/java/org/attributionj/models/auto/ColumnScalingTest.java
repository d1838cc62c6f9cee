package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ColumnScalingTest {
    private static final double TOLERANCE = 1e-6;

    /** Six converting journeys that hold all of three channels. */
    private static AutoData full() {
        AutoData.Builder builder = new AutoData.Builder(List.of("a", "b", "c"));
        for (int i = 0; i < 6; i++) {
            builder.touch(0, 0).touch(1, i).touch(2, 10).end(true, 1, i);
        }
        return builder.build();
    }

    @Property(tries = 30)
    void rowsAndColumnsAddUpToTheirTotals(@ForAll long seed) {
        Random random = new Random(seed);
        double[] credit = random.doubles(18, 0.5, 1.5).toArray();
        double[] original = credit.clone();
        double[] rows = random.doubles(6, 0.4, 1).toArray();
        double sum = Arrays.stream(rows).sum();
        double[] columns = {0.5 * sum, 0.3 * sum, 0.2 * sum};
        double[] factors = ColumnScaling.factors(full(), credit, rows, columns);
        double[] columnSums = new double[3];
        for (int i = 0; i < 6; i++) {
            double rowSum = 0;
            double byFactors = 0;
            for (int c = 0; c < 3; c++) {
                rowSum += credit[3 * i + c];
                byFactors += original[3 * i + c] * factors[c];
                columnSums[c] += credit[3 * i + c];
            }
            assertThat(rowSum).isCloseTo(rows[i], within(TOLERANCE));
            for (int c = 0; c < 3; c++) {
                // any journey is credited from the column factors alone
                assertThat(rows[i] * original[3 * i + c] * factors[c] / byFactors)
                        .isCloseTo(credit[3 * i + c], within(TOLERANCE));
            }
        }
        assertThat(columnSums).containsExactly(columns, within(TOLERANCE));
    }

    @Test
    void channelsThatNoRowCreditsKeepTheFactorOne() {
        double[] credit = new double[18];
        for (int i = 0; i < 6; i++) {
            credit[3 * i] = 1;
        }
        double[] rows = {1, 1, 1, 1, 1, 1};
        double[] factors = ColumnScaling.factors(full(), credit, rows, new double[] {6, 0, 0});
        assertThat(factors).containsExactly(1, 1, 1);
    }

    @Test
    void rowsWithoutCreditStayWithoutIt() {
        double[] credit = new double[18];
        double[] rows = {1, 1, 1, 1, 1, 1};
        ColumnScaling.factors(full(), credit, rows, new double[] {2, 2, 2});
        assertThat(credit).containsOnly(0);
    }
}
