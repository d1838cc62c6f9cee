package org.attributionj.core.statistic.credit;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.attributionj.core.money.Shares;

/** Reads one model's totals from credit sums: units of one currency are put together. */
final class TotalsReader {
    private static final int FRACTION_BITS = 60;
    /** 2^-60 = 5^60 * 10^-60: every sum is a finite decimal. */
    private static final BigInteger FIVE_60 = BigInteger.valueOf(5).pow(FRACTION_BITS);

    private final CreditSums sums;
    private final int model;
    private final ImmutableList<UnitCredits> units;
    private final ImmutableList<Currency> currencies;

    TotalsReader(CreditSums sums, int model) {
        this.sums = sums;
        this.model = model;
        units = sums.sortedUnits();
        currencies =
                units.stream().map(unit -> unit.unit().currency()).distinct().collect(ImmutableList.toImmutableList());
    }

    CreditTotals read(Dimension by) {
        // without a conversion there is no currency; labels still get their rows of zeros
        List<Currency> shown = currencies.isEmpty() ? ImmutableList.of(Money.NO_CURRENCY) : currencies;
        ImmutableList<String> labels = sums.seenLabels();
        ImmutableList.Builder<CreditTotals.Row> rows = ImmutableList.builder();
        ImmutableList.Builder<CreditTotals.Row> baseline = ImmutableList.builder();
        ImmutableList.Builder<CreditTotals.Row> unattributed = ImmutableList.builder();
        ImmutableList.Builder<CreditTotals.Row> totals = ImmutableList.builder();
        for (String label : labels) {
            for (Currency currency : shown) {
                rows.add(row(label, currency, sums.cell(label)));
            }
        }
        for (Currency currency : shown) {
            baseline.add(row(CreditTotals.BASELINE, currency, UnitCredits.BASELINE));
            unattributed.add(row(CreditTotals.UNATTRIBUTED, currency, UnitCredits.UNATTRIBUTED));
            totals.add(total(currency, labels));
        }
        return new CreditTotals(
                sums.models().get(model), by, rows.build(), baseline.build(), unattributed.build(), totals.build());
    }

    private CreditTotals.Row row(String label, Currency currency, int cell) {
        BigInteger shares = BigInteger.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (UnitCredits unit : units) {
            if (unit.unit().currency().equals(currency)) {
                shares = shares.add(unit.shares(model).get(cell));
                value = value.add(exact(unit.values(model).get(cell), unit.unit()));
            }
        }
        return new CreditTotals.Row(label, currency, conversions(shares), shortest(value, scale(currency)));
    }

    /** The sum over all cells, whose fractions cancel. */
    private CreditTotals.Row total(Currency currency, List<String> labels) {
        BigInteger conversions = BigInteger.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        for (UnitCredits unit : units) {
            if (unit.unit().currency().equals(currency)) {
                conversions = conversions.add(BigInteger.valueOf(unit.conversions()));
                BigInteger sum = unit.values(model).get(UnitCredits.BASELINE);
                sum = sum.add(unit.values(model).get(UnitCredits.UNATTRIBUTED));
                for (String label : labels) {
                    sum = sum.add(unit.values(model).get(sums.cell(label)));
                }
                value = value.add(new BigDecimal(
                        sum.shiftRight(FRACTION_BITS), unit.unit().scale()));
            }
        }
        return new CreditTotals.Row(
                CreditTotals.TOTAL, currency, conversions.doubleValue(), value.setScale(scale(currency)));
    }

    /** The finest scale of the currency's units. */
    private int scale(Currency currency) {
        int scale = MoneyUnit.digits(currency);
        for (UnitCredits unit : units) {
            if (unit.unit().currency().equals(currency)) {
                scale = Math.max(scale, unit.unit().scale());
            }
        }
        return scale;
    }

    /** BigInteger.doubleValue rounds correctly; the division by a power of two is exact. */
    private static double conversions(BigInteger shares) {
        return shares.doubleValue() / Shares.ONE;
    }

    private static BigDecimal exact(BigInteger sum, MoneyUnit unit) {
        return new BigDecimal(sum.multiply(FIVE_60), unit.scale() + FRACTION_BITS);
    }

    private static BigDecimal shortest(BigDecimal value, int leastScale) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < leastScale ? stripped.setScale(leastScale) : stripped;
    }
}
