package org.attributionj.core.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FitCostTest {

    @Test
    void saysHowLongAndWhy() {
        assertThat(new FitCost(45e9, "600 channels")).hasToString("about 45 seconds (600 channels)");
        assertThat(new FitCost(9e12, "2,000 channels")).hasToString("about 150 minutes (2,000 channels)");
        assertThat(new FitCost(9e12, "").minutes()).isEqualTo(150);
    }

    @Test
    void tenSecondsAreNotable() {
        assertThat(FitCost.LINEAR.isNotable()).isFalse();
        assertThat(new FitCost(9.9e9, "").isNotable()).isFalse();
        assertThat(new FitCost(10.1e9, "").isNotable()).isTrue();
    }

    @Test
    void whatTakesTooLongNamesTheOptionThatAllowsIt() {
        FitCost cost = new FitCost(3e12, "2,000 channels");
        assertThatCode(() -> cost.requireAtMost("survival", 50)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cost.requireAtMost("survival", 30))
                .withMessage("survival is expected to take about 50 minutes (2,000 channels), more than its option"
                        + " max-minutes=30 allows. Maybe allow more by max-minutes, or join rare channels.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FitCost(Double.NaN, ""))
                .withMessageContaining("operations must be 0 or more");
    }
}
