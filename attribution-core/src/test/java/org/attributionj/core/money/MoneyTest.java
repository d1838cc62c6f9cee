package org.attributionj.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Currency;
import org.attributionj.core.Serial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 20);

    @ParameterizedTest
    @CsvSource({
        "5, EUR, 2",
        "5.0, EUR, 2",
        "5.00, EUR, 2",
        "5.000, EUR, 3",
        "5, JPY, 0",
        "5.5, JPY, 1",
        "5, KWD, 3",
        "5, XXX, 2",
        "5.12345678, XXX, 8",
        "5, CLF, 4",
        "1E+3, EUR, 2",
        "1E+3, JPY, 0"
    })
    void theUnitIsTheFinerOfTheAmountAndTheCurrency(String amount, String currency, int scale) {
        assertThat(Money.of(amount, currency).unit()).isEqualTo(new MoneyUnit(Currency.getInstance(currency), scale));
    }

    @Test
    void theScaleIsKept() {
        assertThat(Money.of("5.0", "EUR")).isNotEqualTo(Money.of("5.00", "EUR")).hasToString("5.0 EUR");
        assertThat(Money.of("5.0", "EUR").compareAmount(Money.of("5.00", "EUR")))
                .isZero();
        assertThat(Money.of("1E+3", "EUR").amount()).isEqualTo(new BigDecimal("1000"));
        assertThat(Money.of("1E-7", "EUR")).hasToString("0.0000001 EUR");
    }

    @Test
    void sumsHaveTheFinerScale() {
        Money five = Money.of("5.0", "EUR");
        assertThat(five.plus(Money.of("0.125", "EUR"))).isEqualTo(Money.of("5.125", "EUR"));
        assertThat(five.minus(Money.of("6.00", "EUR"))).isEqualTo(Money.of("-1.00", "EUR"));
        assertThat(five.negated()).isEqualTo(Money.of("-5.0", "EUR"));
        assertThat(five.signum()).isOne();
        assertThat(five.negated().signum()).isEqualTo(-1);
        assertThat(five.compareAmount(Money.of("5.1", "EUR"))).isNegative();
        assertThat(five.compareAmount(Money.of("4.9", "EUR"))).isPositive();
        assertThat(Money.zero(EUR)).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(Money.zero(JPY)).isEqualTo(Money.of("0", "JPY"));
        assertThat(Money.zero(Money.NO_CURRENCY)).isEqualTo(Money.of("0.00", "XXX"));
    }

    @Test
    void currenciesNeverMix() {
        Money euro = Money.of("5", "EUR");
        Money yen = Money.of("5", "JPY");
        String message =
                "currencies must be equal, but were EUR and JPY; convert one of them with a RateProvider first";
        assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(yen)).withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> euro.minus(yen)).withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> euro.compareAmount(yen))
                .withMessage(message);
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException().isThrownBy(() -> new Money(null, EUR)).withMessageContaining("amount");
        assertThatNullPointerException()
                .isThrownBy(() -> new Money(BigDecimal.ONE, null))
                .withMessageContaining("currency");
        assertThatNullPointerException()
                .isThrownBy(() -> new MoneyUnit(null, 2))
                .withMessageContaining("currency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MoneyUnit(EUR, -1))
                .withMessageContaining("-1");
        assertThatNullPointerException()
                .isThrownBy(() -> Money.of((String) null, "EUR"))
                .withMessageContaining("amount");
        assertThatNullPointerException().isThrownBy(() -> Money.of("5", null)).withMessageContaining("currencyCode");
    }

    @Test
    void textThatIsNoMoneyIsRefusedByName() {
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> Money.of("five", "EUR"))
                .withMessage("amount must be a decimal number such as 12.50, but was \"five\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("5", "EURO"))
                .withMessage("currencyCode must be in ISO 4217, such as EUR, but was \"EURO\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+1000", "1E+999999999", "-9E+2147483647", "1E-1001", "1E-999999999"})
    void amountsThatWouldFillTheMemoryAreRefused(String amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, "EUR"))
                .withMessageContaining("at most 1000 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999", "1E-1000", "123456789012345678901234567890.12"})
    void longAmountsAreKept(String amount) {
        assertThat(Money.of(amount, "EUR").amount()).isEqualByComparingTo(amount);
    }

    @Test
    void unitsCountAndAreCounted() {
        MoneyUnit cent = new MoneyUnit(EUR, 2);
        assertThat(cent.times(-1234)).isEqualTo(Money.of("-12.34", "EUR"));
        assertThat(cent.times(BigInteger.TEN.pow(20))).isEqualTo(Money.of("1000000000000000000.00", "EUR"));
        assertThat(cent.in(Money.of("-12.3", "EUR"))).isEqualTo(-1230);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cent.in(Money.of("1.001", "EUR")))
                .withMessageContaining("1.001 EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> cent.in(Money.of("1", "JPY")));
    }

    @Test
    void unitsAreOrderedByCurrencyThenScale() {
        MoneyUnit cent = new MoneyUnit(EUR, 2);
        assertThat(cent)
                .isLessThan(new MoneyUnit(EUR, 3))
                .isLessThan(new MoneyUnit(JPY, 0))
                .isEqualByComparingTo(new MoneyUnit(EUR, 2));
    }

    @Test
    void ratesConvertAndRoundToTheTargetsDigits() {
        RateProvider rates = (from, to, date) -> {
            assertThat(date).isEqualTo(DAY);
            return from.equals(EUR) && to.equals(JPY) ? new BigDecimal("162.45") : new BigDecimal("0.5");
        };
        assertThat(rates.convert(Money.of("10.01", "EUR"), JPY, DAY)).isEqualTo(Money.of("1626", "JPY"));
        // half to even: 0.125 and 0.135
        assertThat(rates.convert(Money.of("0.25", "USD"), EUR, DAY)).isEqualTo(Money.of("0.12", "EUR"));
        assertThat(rates.convert(Money.of("0.27", "USD"), EUR, DAY)).isEqualTo(Money.of("0.14", "EUR"));
        assertThat(rates.convert(Money.of("-0.27", "USD"), EUR, DAY)).isEqualTo(Money.of("-0.14", "EUR"));
    }

    @Test
    void theSameCurrencyNeedsNoRate() {
        RateProvider none = (from, to, date) -> {
            throw new IllegalArgumentException("no rate");
        };
        Money amount = Money.of("1.23456", "EUR");
        assertThat(none.convert(amount, EUR, DAY)).isEqualTo(amount);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> none.convert(amount, JPY, DAY))
                .withMessage("no rate");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0", "-1"})
    void ratesMustBePositive(String rate) {
        RateProvider rates = (from, to, date) -> rate == null ? null : new BigDecimal(rate);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rates.convert(Money.of("1", "EUR"), JPY, DAY))
                .withMessage("rate from EUR to JPY on 2026-03-20 must be positive, but was " + rate);
    }

    @Test
    void survivesSerialisation() throws IOException, ClassNotFoundException {
        Money money = Money.of("-1.230", "KWD");
        assertThat(Serial.copy(money)).isEqualTo(money);
        assertThat(Serial.copy(money.unit())).isEqualTo(money.unit());
    }
}
