package org.attributionj.core.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.attributionj.core.money.Shares;

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
}
