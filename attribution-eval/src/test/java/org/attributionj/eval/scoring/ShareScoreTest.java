package org.attributionj.eval.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.truth.Truth;
import org.junit.jupiter.api.Test;

class ShareScoreTest {
    private static final double EXACT = 1e-12;
    private static final Channel A = Channel.of("a");
    private static final Channel B = Channel.of("b");
    private static final Channel C = Channel.of("c");
    private static final Channel D = Channel.of("d");
    private static final Channel E = Channel.of("e");
    private static final Truth TRUTH = Truth.of("test", Map.of(A, 0.3, B, 0.3, C, 0.1, D, 0.0, E, 0.3));

    /** Figures of an independent program on the same numbers. */
    @Test
    void numbersAreThoseOfTheReferenceScorer() {
        ShareScore score = ShareScore.of(Map.of(A, 0.5, B, 0.2, C, 0.2, D, 0.1), TRUTH);
        assertThat(score.mae()).isCloseTo(0.16, within(EXACT));
        assertThat(score.rmse()).isCloseTo(0.17888543819998318, within(EXACT));
        assertThat(score.tau()).isCloseTo(0.2519763153394848, within(EXACT));
        assertThat(score.top()).isCloseTo(2.0 / 3, within(EXACT));
        assertThat(score.zeroCredit()).isCloseTo(0.1, within(EXACT));
    }

    @Test
    void scaleDoesNotMatterAndNegativeCreditIsNone() {
        // powers of two: nothing is rounded
        Map<Channel, Double> shares = Map.of(A, 0.5, B, 0.25, C, 0.125, D, 0.125);
        Map<Channel, Double> conversions = Map.of(A, 32.0, B, 16.0, C, 8.0, D, 8.0, E, -30.0);
        assertThat(ShareScore.of(conversions, TRUTH)).isEqualTo(ShareScore.of(shares, TRUTH));
    }

    @Test
    void perfectCreditHasNoError() {
        assertThat(ShareScore.of(TRUTH.shares(), TRUTH)).isEqualTo(new ShareScore(0, 0, 1, 1, 0));
    }

    @Test
    void whatCannotBeScoredIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShareScore.of(Map.of(Channel.SMS, 1.0), TRUTH))
                .withMessageContaining("sms");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShareScore.of(Map.of(A, 0.0, B, -1.0), TRUTH))
                .withMessageContaining("positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShareScore.of(Map.of(A, Double.NaN), TRUTH))
                .withMessageContaining("NaN");
    }

    @Property
    void errorsAreBounded(@ForAll("credits") List<Double> credits) {
        ShareScore score = ShareScore.of(
                Map.of(A, credits.get(0), B, credits.get(1), C, credits.get(2), D, credits.get(3), E, credits.get(4)),
                TRUTH);
        assertThat(score.mae()).isLessThanOrEqualTo(score.rmse() + EXACT);
        // shares of n channels differ by 2 in sum at most
        assertThat(score.mae()).isBetween(0.0, 2.0 / 5 + EXACT);
    }

    @Provide
    Arbitrary<List<Double>> credits() {
        return Arbitraries.doubles().between(-1, 10).list().ofSize(5).filter(list -> Collections.max(list) > 0);
    }
}
