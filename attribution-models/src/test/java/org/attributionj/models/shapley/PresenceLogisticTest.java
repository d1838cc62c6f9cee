package org.attributionj.models.shapley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PresenceLogisticTest {

    @Property(tries = 50)
    void theGradientIsTheObjectivesSlope(@ForAll @IntRange(max = 10_000) int seed) {
        PresenceTable table = PresenceTable.of(PathTables.of(PathTables.randomRows(15, 4, seed)));
        int size = table.labels().size() + 1;
        double[] b = new double[size];
        for (int i = 0; i < size; i++) {
            b[i] = ((seed + 3 * i) % 7 - 3) * 0.3;
        }
        double[] gradient = new double[size];
        double[] hessian = new double[size * size];
        PresenceLogistic.derive(table, 0.7, b, gradient, hessian);
        double h = 1e-5;
        for (int i = 0; i < size; i++) {
            double[] up = b.clone();
            double[] down = b.clone();
            up[i] += h;
            down[i] -= h;
            double slope = (PresenceLogistic.objective(table, 0.7, up) - PresenceLogistic.objective(table, 0.7, down))
                    / (2 * h);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-5));
            double[] above = new double[size];
            double[] below = new double[size];
            PresenceLogistic.derive(table, 0.7, up, above, new double[size * size]);
            PresenceLogistic.derive(table, 0.7, down, below, new double[size * size]);
            for (int j = 0; j <= i; j++) {
                assertThat(-hessian[i * size + j]).isCloseTo((above[j] - below[j]) / (2 * h), within(1e-4));
            }
        }
    }

    @Property(tries = 100)
    void theGradientVanishesAtTheFit(
            @ForAll @IntRange(max = 10_000) int seed, @ForAll @IntRange(min = -3, max = 3) int strength) {
        PresenceTable table = PresenceTable.of(PathTables.of(PathTables.randomRows(12, 5, seed)));
        double l2 = Math.pow(10, strength);
        PresenceLogistic fit = PresenceLogistic.fit(table, l2);
        assertThat(fit.converged()).isTrue();
        if (table.conversions() > 0 && table.nulls() > 0) {
            double[] b = fit.coefficients();
            double[] gradient = new double[b.length];
            PresenceLogistic.derive(table, l2, b, gradient, new double[b.length * b.length]);
            assertThat(gradient).containsExactly(new double[b.length], within(1e-6));
        }
    }

    @Test
    void oneChannelWithHardlyAnyPenaltyMeetsTheObservedOdds() {
        // journeys with a: 30 of 40; without (b alone is the other level of a 2 x 2 table): 10 of 50
        PresenceTable table =
                PresenceTable.of(PathTables.add(PathTables.add(PathTables.empty(), "a b", 30, 10), "b", 10, 40));

        PresenceLogistic fit = PresenceLogistic.fit(table, 1e-9);

        int a = 0;
        assertThat(fit.coefficient(a)).isCloseTo(Math.log(30.0 / 10) - Math.log(10.0 / 40), within(1e-6));
        assertThat(fit.probability(table.set(0))).isCloseTo(0.75, within(1e-6));
    }

    @Test
    void separatedChannelsStayFinite() {
        PresenceTable table = PresenceTable.of(
                PathTables.add(PathTables.add(PathTables.empty(), "a", 1_000_000, 0), "b", 0, 1_000_000));

        PresenceLogistic fit = PresenceLogistic.fit(table, 1);

        assertThat(fit.converged()).isTrue();
        assertThat(fit.coefficient(0)).isBetween(5.0, 50.0);
        assertThat(fit.coefficient(0)).isCloseTo(-fit.coefficient(1), within(1e-6));
    }

    @Test
    void oneSidedOutcomesGiveCertainty() {
        PresenceTable none = PresenceTable.of(PathTables.add(PathTables.empty(), "a", 0, 3));
        PresenceTable all = PresenceTable.of(PathTables.add(PathTables.empty(), "a", 3, 0));

        assertThat(PresenceLogistic.fit(none, 1).probability(none.set(0))).isZero();
        assertThat(PresenceLogistic.fit(all, 1).probability(all.set(0))).isEqualTo(1);
    }
}
