package org.attributionj.io.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @Property
    void decimalsKeepTheirScale(@ForAll @Scale(12) BigDecimal number) {
        BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
        assertThat(Numbers.decimal(plain.toPlainString())).isEqualTo(plain);
        assertThat(Numbers.decimal(number.toString())).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"5,5", "-5.00,-5.00", "+1.5,1.5", ".5,0.5", "5.,5", "1e3,1000", "1.50E1,15.0", "000,0", "-0.0,0.0"})
    void decimalsAreReadAsWritten(String text, String expected) {
        assertThat(Numbers.decimal(text)).isEqualTo(new BigDecimal(expected));
    }

    @Test
    void eighteenDigitsAndMoreAreExact() {
        for (int length = 15; length < 40; length++) {
            String text = "9".repeat(length) + ".25";
            assertThat(Numbers.decimal(text)).isEqualTo(new BigDecimal(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "abc",
                "1 000",
                "0x10",
                "NaN",
                "Infinity",
                "1e",
                "1.2.3",
                "--1",
                "٣",
                "$5",
                "5€",
                "1-"
            })
    void otherTextIsNoDecimal(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Numbers.decimal(text))
                .withMessageContaining("decimal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12,50", "1,234.50", "1.234,50"})
    void commasAreExplained(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Numbers.decimal(text))
                .withMessageContaining("write decimals with a point");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000000", "1e-1000000000", "1e2147483647", "-1E+99999"})
    void shortTextsDoNotMakeHugeNumbers(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Numbers.decimal(text));
    }

    @Test
    void countsAreWholeAndNotNegative() {
        assertThat(Numbers.count("3")).isEqualTo(3);
        assertThat(Numbers.count("3.0")).isEqualTo(3);
        assertThat(Numbers.count("1e+05")).isEqualTo(100_000);
        assertThat(Numbers.whole("-3")).isEqualTo(-3);
        for (String text : new String[] {"-1", "3.5", "1e30", ""}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Numbers.count(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "TRUE", "t", "yes", "Yes", "y", "Y", "1.0"})
    void trueFlags(String text) {
        assertThat(Numbers.flag(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "false", "False", "f", "no", "NO", "n", "N", "0.0"})
    void falseFlags(String text) {
        assertThat(Numbers.flag(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "maybe", "x", "wahr"})
    void otherTextIsNoFlag(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Numbers.flag(text))
                .withMessageContaining("no flag");
    }
}
