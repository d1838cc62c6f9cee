package org.attributionj.models.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SpecTextTest {

    @Property
    void everyLabelReadsBack(@ForAll String label) {
        String text = SpecText.encode(label);
        assertThat(text).doesNotContain(",", "|", "=", "*", ":", "[", "]");
        assertThat(SpecText.decode(text)).isEqualTo(label);
    }

    @Property
    void everyNumberReadsBackAndIsNotLongerThanNeeded(@ForAll long bits) {
        double number = Double.longBitsToDouble(bits);
        Assume.that(Double.isFinite(number) && number != 0);
        String text = SpecText.number(number);
        assertThat(SpecText.parseNumber(text, "x")).isEqualTo(number);
        assertThat(digits(text)).isLessThanOrEqualTo(digits(Double.toString(number)));
    }

    private static int digits(String text) {
        return new BigDecimal(text).stripTrailingZeros().precision();
    }

    @Test
    void numbersAreShort() {
        assertThat(SpecText.number(0.4)).isEqualTo("0.4");
        assertThat(SpecText.number(7)).isEqualTo("7");
        assertThat(SpecText.number(100)).isEqualTo("100");
        assertThat(SpecText.number(-0.0)).isEqualTo("0");
        assertThat(SpecText.number(1e-9)).isEqualTo("1E-9");
        assertThat(SpecText.number(2e-3)).isEqualTo("0.002");
        assertThat(SpecText.number(1e22)).isEqualTo("1E+22");
        assertThat(SpecText.number(123456789012345L)).isEqualTo("123456789012345");
        assertThat(SpecText.number(1 / 3.0)).isEqualTo("0.3333333333333333");
        assertThatThrownBy(() -> SpecText.number(Double.NaN)).hasMessageContaining("NaN");
    }

    @Test
    void badNumbersAreNamed() {
        assertThatThrownBy(() -> SpecText.parseNumber("4O", "option first"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option first must be a number such as 0.4, but was \"4O\"");
        assertThatThrownBy(() -> SpecText.parseNumber("1e999", "x")).hasMessageContaining("1e999");
        assertThatThrownBy(() -> SpecText.parseNumber("NaN", "x")).hasMessageContaining("NaN");
    }

    @Test
    void percentSignsAreReadOrRefused() {
        assertThat(SpecText.decode("50%25 off%2c%2C")).isEqualTo("50% off,,");
        assertThatThrownBy(() -> SpecText.decode("50% off")).hasMessageContaining("%25");
        assertThatThrownBy(() -> SpecText.decode("50%")).hasMessageContaining("%25");
        assertThatThrownBy(() -> SpecText.decode("%2")).hasMessageContaining("%25");
        assertThatThrownBy(() -> SpecText.decode("%2x")).hasMessageContaining("%25");
        assertThatThrownBy(() -> SpecText.decode("%80")).hasMessageContaining("%25");
    }

    @Test
    void wordsHaveOneForm() {
        assertThat(SpecText.word(" Time_Decay ")).isEqualTo("time-decay");
        assertThat(SpecText.word("LAST NON DIRECT")).isEqualTo("last-non-direct");
    }
}
