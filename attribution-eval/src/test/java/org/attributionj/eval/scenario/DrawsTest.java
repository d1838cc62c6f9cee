package org.attributionj.eval.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int MANY = 200_000;
    /** Five standard errors of a mean of {@link #MANY} numbers of variance 1. */
    private static final double FIVE_ERRORS = 5 / Math.sqrt(MANY);

    /** What the stream of the keys 1, 2, 3 begins with. */
    private static final double UNIFORM = 0.13008570855617546;

    private static final double EXPONENTIAL = 0.8270936718244363;
    private static final double NORMAL = -0.04899482691438299;
    private static final int POISSON = 1;
    private static final long KEY = 5679807973598886639L;

    /** These bits are the truth of every data set that was ever made: no JDK and no change may alter them. */
    @Test
    void numbersAreTheSameEverywhere() {
        Draws draws = Draws.of(1, 2, 3);
        assertThat(draws.uniform()).isEqualTo(UNIFORM);
        assertThat(draws.exponential()).isEqualTo(EXPONENTIAL);
        assertThat(draws.normal()).isEqualTo(NORMAL);
        assertThat(draws.poisson(3)).isEqualTo(POISSON);
        assertThat(draws.key()).isEqualTo(KEY);
    }

    @Test
    void everyKeyMatters() {
        double one = Draws.of(1, 2, 3).uniform();
        assertThat(Draws.of(2, 2, 3).uniform()).isNotEqualTo(one);
        assertThat(Draws.of(1, 3, 3).uniform()).isNotEqualTo(one);
        assertThat(Draws.of(1, 2, 4).uniform()).isNotEqualTo(one);
        assertThat(Draws.of(1, 2, 3, 0).uniform()).isNotEqualTo(one);
        // swapped keys are other keys
        assertThat(Draws.of(1, 3, 2).uniform()).isNotEqualTo(one);
    }

    @Test
    void momentsAreThoseOfTheLaws() {
        assertMoments(Draws::uniform, 0.5, 1.0 / 12);
        assertMoments(Draws::exponential, 1, 1);
        assertMoments(Draws::normal, 0, 1);
        assertMoments(draws -> draws.poisson(1.7), 1.7, 1.7);
        assertMoments(draws -> draws.below(4), 1.5, 1.25);
        assertMoments(draws -> draws.chance(0.3) ? 1 : 0, 0.3, 0.21);
    }

    private static void assertMoments(ToDoubleFunction<Draws> law, double mean, double variance) {
        double sum = 0;
        double squares = 0;
        for (int customer = 0; customer < MANY; customer++) {
            // one number per stream: streams of neighbours must be as independent as numbers of one stream
            double number = law.applyAsDouble(Draws.of(7, customer, 1));
            sum += number - mean;
            squares += (number - mean) * (number - mean);
        }
        assertThat(sum / MANY).isCloseTo(0, within(FIVE_ERRORS * Math.sqrt(variance)));
        // the fourth moment of an exponential number is 9 times its variance squared
        assertThat(squares / MANY).isCloseTo(variance, within(3 * FIVE_ERRORS * variance));
    }
}
