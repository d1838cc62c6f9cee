package org.attributionj.core.statistic.credit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.internal.LargestRemainder;

/** Rounds the exact values of rows such that they still add up: largest remainder over rows that may be negative. */
final class RowSettlement {
    private RowSettlement() {}

    /**
     * Settles the rows of the total's currency in place. If the total is negative, the mirror image is settled, so that
     * refunds are divided as the sales were.
     */
    static void settle(List<CreditTotals.Row> rows, CreditTotals.Row total, int scale) {
        boolean mirrored = total.value().signum() < 0;
        List<Integer> places = new ArrayList<>();
        List<BigInteger> wholes = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        BigInteger left = units(total.value(), mirrored, scale).toBigIntegerExact();
        BigDecimal magnitude = BigDecimal.ZERO;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).currency().equals(total.currency())) {
                BigDecimal units = units(rows.get(i).value(), mirrored, scale);
                BigDecimal whole = units.setScale(0, RoundingMode.FLOOR);
                places.add(i);
                wholes.add(whole.toBigIntegerExact());
                remainders.add(units.subtract(whole));
                left = left.subtract(whole.toBigIntegerExact());
                magnitude = magnitude.add(units.abs());
            }
        }
        boolean[] raised = LargestRemainder.raised(remainders, left.intValueExact(), magnitude);
        for (int k = 0; k < raised.length; k++) {
            BigInteger settled = raised[k] ? wholes.get(k).add(BigInteger.ONE) : wholes.get(k);
            BigDecimal value = new BigDecimal(mirrored ? settled.negate() : settled, scale);
            CreditTotals.Row row = rows.get(places.get(k));
            rows.set(places.get(k), new CreditTotals.Row(row.label(), row.currency(), row.conversions(), value));
        }
    }

    private static BigDecimal units(BigDecimal value, boolean mirrored, int scale) {
        BigDecimal units = value.movePointRight(scale);
        return mirrored ? units.negate() : units;
    }
}
