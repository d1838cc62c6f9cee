package org.attributionj.io.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.attributionj.io.DecimalMark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "1234.50 # FOUND # 1234.50",
                "1,234.50 # FOUND # 1234.50",
                "1.234,50 # FOUND # 1234.50",
                "99,90 # FOUND # 99.90",
                "1,234,567 # FOUND # 1234567",
                "1.234.567 # FOUND # 1234567",
                "$12,345.60 # FOUND # 12345.60",
                "€1.234,50 # FOUND # 1234.50",
                "12,50 € # FOUND # 12.50",
                "1 234,50 # FOUND # 1234.50",
                "1'234.50 # FOUND # 1234.50",
                "-$5.00 # FOUND # -5.00",
                "$-5.00 # FOUND # -5.00",
                "(5.00) # FOUND # -5.00",
                "EUR 7.25 # FOUND # 7.25",
                "1e2 # FOUND # 100",
                "1,234 # POINT # 1234",
                "1.234 # POINT # 1.234",
                "1,234 # COMMA # 1.234",
                "1.234 # COMMA # 1234",
                "1.234,5 # COMMA # 1234.5",
            })
    void amountsAreReadAsPeopleWriteThem(String text, DecimalMark mark, String expected) {
        assertThat(Decimals.parse(text, mark).toPlainString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "1,234 # FOUND # may be 1234 or 1.234",
                "12,34.5 # FOUND # no decimal",
                "1 00 # FOUND # no decimal",
                "1.2.3 # FOUND # no decimal",
                "NaN # FOUND # no decimal",
                "hello 5 # FOUND # no decimal",
                "1,5 # POINT # no decimal",
                "1,234.5 # COMMA # does not fit",
            })
    void whatMayBeTwoNumbersOrNoneIsRefused(String text, DecimalMark mark, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimals.parse(text, mark))
                .withMessageContaining(reason);
    }
}
