package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntentEvidenceTest {
    private static final double TOLERANCE = 1e-12;

    @Test
    void namesAreToldByWholeWords() {
        assertThat(List.of(
                        "paid search", "Branded_Search", "retargeting", "(direct) / (none)", "SEM", "google shopping"))
                .allMatch(IntentEvidence::isTelling);
        assertThat(List.of("display", "email", "research panel", "indirect", "facebook / cpc", "1"))
                .noneMatch(IntentEvidence::isTelling);
    }

    private static AutoData data(long bursts, long mixed) {
        AutoData.Builder builder = new AutoData.Builder(List.of("display", "search", "direct"));
        // converting: three end in a search or a direct visit, one in display
        for (int last : new int[] {1, 2, 1, 0}) {
            builder.touch(0, 0);
            builder.touch(last, 1);
            builder.end(true, 1, 1);
        }
        journey(builder, bursts, 1, 2);
        journey(builder, bursts, 0, 0);
        journey(builder, mixed, 0, 1);
        journey(builder, mixed, 2, 0);
        return builder.build();
    }

    private static void journey(AutoData.Builder builder, long count, int first, int second) {
        if (count > 0) {
            builder.touch(first, 0);
            builder.touch(second, 1);
            builder.end(false, count, 1);
        }
    }

    @Test
    void oddsAndLastTouchesAreThoseOfTheFormula() {
        IntentEvidence evidence = IntentEvidence.of(data(300, 200));
        assertThat(evidence.channels()).containsExactly("direct", "search");
        assertThat(evidence.lastTouches()).isEqualTo(0.75);
        assertThat(evidence.oddsRatio()).isCloseTo(2.25, within(TOLERANCE));
        double error = Math.sqrt(2 / 300.0 + 2 / 200.0);
        assertThat(evidence.lowerBound()).isCloseTo(2.25 * Math.exp(-1.6448536269514722 * error), within(TOLERANCE));
        assertThat(evidence.warns()).isTrue();
    }

    @Test
    void noBurstsNoPairsOrFewLastTouchesGiveNoWarning() {
        assertThat(IntentEvidence.of(data(200, 200)).warns()).isFalse();
        assertThat(IntentEvidence.of(data(3, 2)).warns()).isFalse();
        IntentEvidence none = IntentEvidence.of(data(300, 0));
        assertThat(none.oddsRatio()).isEqualTo(1);
        assertThat(none.lowerBound()).isZero();
        assertThat(none.warns()).isFalse();
        assertThat(new IntentEvidence(List.of("search"), 0.5, 9, 9).warns()).isFalse();
    }
}
