package org.attributionj.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.journey.Durations;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLimitsTest {

    @Test
    void decimalsKeepTheirScale() {
        assertThat(TextLimits.decimal("-12.50", "amount")).isEqualTo(new BigDecimal("-12.50"));
        assertThat(TextLimits.decimal("1E3", "amount")).isEqualTo(new BigDecimal("1E3"));
        assertThat(TextLimits.decimal("9".repeat(1_000) + "." + "9".repeat(1_000), "amount"))
                .hasScaleOf(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "1E-999999999", "1E1000", "1E-1001"})
    void exponentsCountAsTheDigitsThatTheyStandFor(String text) {
        assertThatThrownBy(() -> TextLimits.decimal(text, "amount"))
                .isInstanceOf(TextLimitException.class)
                .hasMessageStartingWith("amount must have at most 1000 digits before and after its decimal point")
                .hasMessageContaining(text);
    }

    @Test
    void digitsAreCountedBeforeTheyAreRead() {
        assertThatThrownBy(() -> Money.of("9".repeat(800_000), "EUR"))
                .isInstanceOf(TextLimitException.class)
                .hasMessage("amount must have at most 2,020 characters, but was \"" + "9".repeat(200)
                        + "…\" (800,000 characters)");
        assertThatThrownBy(() -> Durations.parse("9".repeat(800_000) + "d"))
                .isInstanceOf(TextLimitException.class)
                .hasMessageStartingWith("duration must have at most 100 characters");
    }

    @Test
    void transformsAreBoundedAndEchoLittle() {
        assertThatThrownBy(() -> PathTransform.parse("removeIfNotAll=" + "a|".repeat(100_000) + "b"))
                .isInstanceOf(TextLimitException.class);
        assertThatThrownBy(() -> PathTransform.parse("x".repeat(90_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
    }

    @Test
    void nullsAreNamed() {
        assertThatThrownBy(() -> TextLimits.atMost(null, 1, "label"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("label must not be null");
    }
}
