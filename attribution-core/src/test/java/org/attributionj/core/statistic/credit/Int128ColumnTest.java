package org.attributionj.core.statistic.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.attributionj.core.money.Shares;
import org.junit.jupiter.api.Test;

class Int128ColumnTest {

    @Property
    void sumsOfProductsAreExact(
            @ForAll @Size(max = 16) List<Long> values,
            @ForAll @Size(16) List<@LongRange(max = Shares.ONE) Long> shares,
            @ForAll boolean spilled) {
        Int128Column column = new Int128Column();
        column.ensureCapacity(2);
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < values.size(); i++) {
            column.add(1, shares.get(i), values.get(i));
            expected = expected.add(BigInteger.valueOf(shares.get(i)).multiply(BigInteger.valueOf(values.get(i))));
            if (spilled && i == 3) {
                column.spill();
            }
        }
        assertThat(column.get(1)).isEqualTo(expected);
        column.add(1, BigInteger.ONE.shiftLeft(200));
        assertThat(column.get(1)).isEqualTo(expected.add(BigInteger.ONE.shiftLeft(200)));
        assertThat(column.get(0)).isZero();
        assertThat(column.get(99)).isZero();
    }

    /** With 128 bits of sums in each cell, moved aside, and again. */
    @Test
    void spilledSumsAreNotCountedTwice() {
        Int128Column column = new Int128Column();
        column.ensureCapacity(3);
        BigInteger product = BigInteger.valueOf(Long.MAX_VALUE).pow(2);
        for (int round = 1; round <= 3; round++) {
            column.add(0, Long.MAX_VALUE, Long.MAX_VALUE);
            column.add(1, Long.MIN_VALUE, 1);
            column.add(2, 1L << 32, 1L << 32);
            column.spill();
            column.spill();
            assertThat(column.get(0)).isEqualTo(product.multiply(BigInteger.valueOf(round)));
            assertThat(column.get(1))
                    .isEqualTo(BigInteger.valueOf(Long.MIN_VALUE).multiply(BigInteger.valueOf(round)));
            assertThat(column.get(2)).isEqualTo(BigInteger.ONE.shiftLeft(64).multiply(BigInteger.valueOf(round)));
        }
    }
}
