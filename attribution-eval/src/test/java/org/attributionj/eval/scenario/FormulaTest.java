package org.attributionj.eval.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The worlds' closed forms against their laws, written down again with numbers, slowly. */
class FormulaTest {
    private static final int ALL = 0b111111;

    private static double integral(DoubleUnaryOperator f, double to) {
        return integral(f, 0, to);
    }

    private static double integral(DoubleUnaryOperator f, double from, double to) {
        int n = 200_000;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += f.applyAsDouble(from + (i + 0.5) * (to - from) / n);
        }
        return sum * (to - from) / n;
    }

    @Test
    void presenceAddsToTheLogOdds() {
        // e-mail .9 and referral 1.2 on -4.4
        assertThat(LogisticPresence.probability(0b010001)).isCloseTo(1 / (1 + Math.exp(2.3)), within(1e-15));
        // affiliates do nothing
        assertThat(LogisticPresence.probability(0b100000)).isEqualTo(LogisticPresence.probability(0));
    }

    @Test
    void exposureDecaysAndSynergiesMultiply() {
        // display at 10 h and 40 h, paid search at 30 h, decision at 46 h
        Path path = new Path(new int[] {2, 1, 2}, new double[] {10, 30, 40});
        double display = Math.exp(-36 / 120.0) + Math.exp(-6 / 120.0);
        double search = Math.exp(-16 / 36.0);
        double eta = -3.8 + 0.3 * display + 1.3 * search + 0.5 * display * search;
        assertThat(LogLinearDecay.probability(1, path, ALL, 46)).isCloseTo(1 - Math.exp(-Math.exp(eta)), within(1e-14));
        double alone = 1 - Math.exp(-Math.exp(-3.8 + 0.3 * display));
        assertThat(LogLinearDecay.probability(1, path, 0b000100, 46)).isCloseTo(alone, within(1e-14));
    }

    @Test
    void weibullHazardIsMultipliedFromTheFirstContactOn() {
        // paid search twice: only the first counts; video at 500 h; social media do nothing
        Path path = new Path(new int[] {1, 4, 1, 3}, new double[] {100, 150, 300, 500});
        double total = integral(
                t -> 0.025 * 1.3 / 720 * Math.pow(t / 720, 0.3) * Math.exp((t > 100 ? 1.2 : 0) + (t > 500 ? 0.8 : 0)),
                720);
        assertThat(WeibullHazard.total(path, ALL)).isCloseTo(total, within(1e-6 * total));
        assertThat(WeibullHazard.total(path, 0b010000)).isCloseTo(0.025, within(1e-15));
        for (double part : new double[] {0.01, 0.3, 0.9, 0.999}) {
            double at = WeibullHazard.timeOf(part * total, path, ALL);
            double reached = integral(
                    t -> 0.025
                            * 1.3
                            / 720
                            * Math.pow(t / 720, 0.3)
                            * Math.exp((t > 100 ? 1.2 : 0) + (t > 500 ? 0.8 : 0)),
                    at);
            assertThat(reached).isCloseTo(part * total, within(1e-5 * total));
        }
        assertThat(WeibullHazard.timeOf(1.001 * total, path, ALL)).isEqualTo(Life.NEVER);
    }

    @Test
    void hawkesContactsExciteForAWhile() {
        Path path = new Path(new int[] {1, 0, 1}, new double[] {100, 110, 700});
        DoubleUnaryOperator intensity = t -> 0.006 / 720
                + (t > 100 ? 0.06 / 24 * Math.exp(-(t - 100) / 24) : 0)
                + (t > 110 ? 0.02 / 24 * Math.exp(-(t - 110) / 24) : 0)
                + (t > 700 ? 0.06 / 24 * Math.exp(-(t - 700) / 24) : 0);
        double total = integral(intensity, 720);
        assertThat(Hawkes.total(path)).isCloseTo(total, within(1e-6));

        double[] triggered = new double[6];
        Hawkes.addTriggered(path, triggered);
        double sum = 0;
        for (double part : triggered) {
            sum += part;
        }
        // what is not triggered by a contact comes from the base, of which e^-L is above e^-total
        double ofBase = 1 - Math.exp(-total) - sum;
        assertThat(ofBase).isBetween(0.006 * Math.exp(-total), 0.006);
        // e-mail: the integral of its own part of the intensity, thinned by what happened before
        double email = integral(t -> 0.02 / 24 * Math.exp(-(t - 110) / 24) * Math.exp(-cumulated(t)), 110, 720);
        assertThat(triggered[0]).isCloseTo(email, within(5e-6 * email));
        assertThat(triggered[2]).isZero();
    }

    /** The cumulative intensity of the path above. */
    private static double cumulated(double t) {
        return 0.006 / 720 * t
                + (t > 100 ? 0.06 * (1 - Math.exp(-(t - 100) / 24)) : 0)
                + (t > 110 ? 0.02 * (1 - Math.exp(-(t - 110) / 24)) : 0)
                + (t > 700 ? 0.06 * (1 - Math.exp(-(t - 700) / 24)) : 0);
    }

    @Test
    void knowledgeSaturatesAndClicksClose() {
        World world = new ClickLearning();
        int customer = 0;
        // somebody with a display click, then a search click, and nothing else
        while (true) {
            Path path = world.person(1, customer).life(ALL).path();
            if (path.length() == 2 && path.channels()[0] == 2 && path.channels()[1] == 1) {
                break;
            }
            customer++;
        }
        Person person = world.person(1, customer);
        double knowledge = 0.30 + 0.15 * (1 - 0.30);
        if (!person.life(ALL).isConverted()) {
            assertThat(person.conversions(ALL))
                    .isCloseTo(1 - (1 - 0.02 * 0.30) * (1 - 0.25 * knowledge), within(1e-15));
            assertThat(person.conversions(0b000010)).isCloseTo(0.25 * 0.15, within(1e-15));
        }
    }

    @Test
    void markovProbabilitySolvesTheChain() {
        // only paid search and direct: two equations in two unknowns
        double search = 0;
        double direct = 0;
        for (int i = 0; i < 1000; i++) {
            double s = 0.09 + 0.12 * search + 0.22 * direct;
            direct = 0.14 + 0.10 * search + 0.15 * direct;
            search = s;
        }
        assertThat(MarkovBrowsing.probability(0b010010)).isCloseTo(0.17 * search + 0.05 * direct, within(1e-14));
        assertThat(MarkovBrowsing.probability(0)).isZero();
    }

    /** The lives are walked by luck, the truth is solved. */
    @Test
    void markovWalksConvertAsOftenAsSolved() {
        World world = new MarkovBrowsing();
        int users = 40_000;
        for (int on : new int[] {ALL, 0b101101}) {
            double converted = 0;
            for (int customer = 0; customer < users; customer++) {
                converted += world.person(5, customer).conversions(on);
            }
            double p = MarkovBrowsing.probability(on);
            assertThat(converted / users).isCloseTo(p, within(4.5 * Math.sqrt(p * (1 - p) / users)));
        }
    }
}
