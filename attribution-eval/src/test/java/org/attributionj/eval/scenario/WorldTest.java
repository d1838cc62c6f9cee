package org.attributionj.eval.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold in every world. */
class WorldTest {
    private static final int USERS = 4_000;
    private static final double MOST_STANDARD_ERRORS = 4.5;

    static List<WorldScenario> worlds() {
        return Worlds.all();
    }

    /** The two ways to count must agree: lives that are lived, and the probabilities that the truth is made of. */
    @ParameterizedTest
    @MethodSource("worlds")
    void livesConvertAsOftenAsExpected(WorldScenario scenario) {
        World world = scenario.world();
        int all = (1 << world.channels().size()) - 1;
        for (int on : new int[] {all, 0b010101, 0b000110, 0}) {
            double expected = 0;
            double lived = 0;
            for (int customer = 0; customer < USERS; customer++) {
                Person person = world.person(Worlds.SEED, customer);
                double p = person.conversions(on);
                assertThat(p).isBetween(0.0, 1.0);
                expected += p;
                lived += person.life(on).isConverted() ? 1 : 0;
            }
            assertThat(lived).isCloseTo(expected, within(MOST_STANDARD_ERRORS * Math.sqrt(expected) + 1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void whatIsOffContactsNobodyAndWhatIsOnFollowsTheClock(WorldScenario scenario) {
        World world = scenario.world();
        int all = (1 << world.channels().size()) - 1;
        for (int customer = 0; customer < USERS / 4; customer++) {
            Person person = world.person(Worlds.SEED, customer);
            for (int on = 0; on <= all; on++) {
                Life life = person.life(on);
                int mask = life.path().mask();
                assertThat(mask & ~on).isZero();
                assertThat(mask & ~person.reached(on)).isZero();
                assertThat(person.reached(on) & ~(person.reached(all) & on)).isZero();
                assertThat(life.path().hours()).isSorted();
                if (life.isConverted() && life.path().length() > 0) {
                    assertThat(life.convertedAt())
                            .isGreaterThanOrEqualTo(life.path().lastHour());
                }
            }
        }
    }

    /** Common random numbers: a channel that does not reach somebody may be on or off for all he cares. */
    @ParameterizedTest
    @MethodSource("worlds")
    void channelsThatDoNotReachACustomerChangeNothing(WorldScenario scenario) {
        World world = scenario.world();
        int all = (1 << world.channels().size()) - 1;
        for (int customer = 0; customer < USERS / 4; customer++) {
            Person person = world.person(Worlds.SEED, customer);
            int reached = person.reached(all);
            assertThat(person.conversions(reached)).isEqualTo(person.conversions(all));
            assertThat(person.life(reached).convertedAt())
                    .isEqualTo(person.life(all).convertedAt());
            assertThat(person.life(reached).path().hours())
                    .isEqualTo(person.life(all).path().hours());
        }
    }

    /** No shortcut by reached channels, and Shapley values by walking all orders. */
    @ParameterizedTest
    @MethodSource("worlds")
    void experimentAgreesWithTheSlowOne(WorldScenario scenario) {
        World world = scenario.world();
        if (world instanceof MarkovBrowsing) {
            return; // solved, not run: see MarkovBrowsingTest
        }
        int users = 60;
        int n = world.channels().size();
        double[] slow = new double[1 << n];
        for (int set = 0; set < slow.length; set++) {
            for (int customer = 0; customer < users; customer++) {
                slow[set] += world.person(Worlds.SEED, customer).conversions(set);
            }
        }
        VirtualExperiment experiment = world.experiment(users, Worlds.SEED);
        double[] phi = new double[n];
        walk(slow, n, 0, 1, phi);
        for (int c = 0; c < n; c++) {
            assertThat(experiment.shapley().get(world.channels().get(c))).isCloseTo(phi[c], within(1e-9));
            assertThat(experiment.leaveOneOut().get(world.channels().get(c)))
                    .isCloseTo(slow[slow.length - 1] - slow[(slow.length - 1) & ~(1 << c)], within(1e-9));
        }
        assertThat(experiment.baseline()).isCloseTo(slow[0] / slow[slow.length - 1], within(1e-12));
    }

    /** Adds what each player brings in every order, weighed by the orders' probability. */
    private static void walk(double[] v, int n, int set, double weight, double[] phi) {
        int left = n - Integer.bitCount(set);
        for (int c = 0; c < n; c++) {
            if ((set >>> c & 1) == 0) {
                int with = set | 1 << c;
                phi[c] += weight / left * (v[with] - v[set]);
                walk(v, n, with, weight / left, phi);
            }
        }
    }
}
