package org.attributionj.core.statistic.credit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rounds the exact values of rows such that they still add up: largest remainder over rows that may be negative. */
final class RowSettlement {
    private RowSettlement() {}

    /** A row's index and what rounding down took from it, in [0, 1) units. */
    private record Remainder(int row, BigDecimal fraction) {}

    /**
     * Settles the rows of the total's currency in place. If the total is negative, the mirror image is settled, so that
     * refunds are divided as the sales were.
     */
    static void settle(List<CreditTotals.Row> rows, CreditTotals.Row total, int scale) {
        boolean mirrored = total.value().signum() < 0;
        List<Remainder> remainders = new ArrayList<>();
        BigInteger[] settled = new BigInteger[rows.size()];
        BigInteger left = units(total.value(), mirrored, scale).toBigIntegerExact();
        for (int i = 0; i < settled.length; i++) {
            if (rows.get(i).currency().equals(total.currency())) {
                BigDecimal units = units(rows.get(i).value(), mirrored, scale);
                BigDecimal whole = units.setScale(0, RoundingMode.FLOOR);
                settled[i] = whole.toBigIntegerExact();
                left = left.subtract(settled[i]);
                remainders.add(new Remainder(i, units.subtract(whole)));
            }
        }
        // stable: of equal remainders the earlier row stays first
        remainders.sort(Comparator.comparing(Remainder::fraction).reversed());
        for (Remainder remainder : remainders.subList(0, left.intValueExact())) {
            settled[remainder.row] = settled[remainder.row].add(BigInteger.ONE);
        }
        for (Remainder remainder : remainders) {
            CreditTotals.Row row = rows.get(remainder.row);
            BigInteger units = mirrored ? settled[remainder.row].negate() : settled[remainder.row];
            rows.set(
                    remainder.row,
                    new CreditTotals.Row(row.label(), row.currency(), row.conversions(), new BigDecimal(units, scale)));
        }
    }

    private static BigDecimal units(BigDecimal value, boolean mirrored, int scale) {
        BigDecimal units = value.movePointRight(scale);
        return mirrored ? units.negate() : units;
    }
}
