package org.attributionj.testkit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;

/** Amounts as data have them, and the ones that break careless arithmetic. */
final class MoneyArbitraries {
    private static final int MOST_DECIMALS = 8;
    private static final BigInteger BEYOND_LONG = BigInteger.ONE.shiftLeft(Long.SIZE - 1);

    private MoneyArbitraries() {}

    /** Currencies of 2, 0, 3 and 4 digits, and the one for "no currency", which has none by ISO 4217. */
    static Arbitrary<Currency> currencies() {
        return Arbitraries.of("EUR", "USD", "JPY", "KWD", "CLF", "XXX").map(Currency::getInstance);
    }

    static Arbitrary<Money> money() {
        return Combinators.combine(units(1, 1, 1, -1), decimals(), currencies())
                .as((units, decimals, currency) -> Money.of(new BigDecimal(units, decimals), currency));
    }

    static Arbitrary<Money> money(Currency currency) {
        return Combinators.combine(units(1, 1, 1, -1), decimals())
                .as((units, decimals) -> Money.of(new BigDecimal(units, decimals), currency));
    }

    static Arbitrary<MoneyUnit> moneyUnits() {
        return Combinators.combine(currencies(), decimals()).as(MoneyUnit::new);
    }

    private static Arbitrary<Integer> decimals() {
        return Arbitraries.of(2, 2, 2, 2, 0, 1, 3, 4, 5, 6, 7, MOST_DECIMALS);
    }

    private static Arbitrary<BigInteger> units(Integer... signs) {
        Arbitrary<BigInteger> magnitudes = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(BigInteger.ZERO)),
                Tuple.of(8, Arbitraries.longs().between(0, 1_000_000).map(BigInteger::valueOf)),
                Tuple.of(3, Arbitraries.longs().between(0, Long.MAX_VALUE).map(BigInteger::valueOf)),
                Tuple.of(1, Arbitraries.of(BEYOND_LONG.subtract(BigInteger.ONE), BEYOND_LONG)),
                Tuple.of(1, Arbitraries.bigIntegers().between(BEYOND_LONG, BEYOND_LONG.shiftLeft(40))));
        return Combinators.combine(magnitudes, Arbitraries.of(signs))
                .as((magnitude, sign) -> magnitude.multiply(BigInteger.valueOf(sign)));
    }
}
