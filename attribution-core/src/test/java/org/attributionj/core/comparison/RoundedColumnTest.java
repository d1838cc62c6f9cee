package org.attributionj.core.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RoundedColumnTest {

    @Test
    void largestRemaindersAreRoundedUp() {
        assertThat(RoundedColumn.round(
                        List.of(new BigDecimal("33.333"), new BigDecimal("33.333"), new BigDecimal("33.334")), 2))
                .containsExactly(new BigDecimal("33.33"), new BigDecimal("33.33"), new BigDecimal("33.34"));
    }

    @Test
    void remaindersThatDoublesCannotTellApartTieToTheEarlier() {
        assertThat(RoundedColumn.round(
                        List.of(
                                new BigDecimal("0.08333333333333333"),
                                new BigDecimal("0.33333333333333334"),
                                new BigDecimal("0.33333333333333333"),
                                new BigDecimal("0.25")),
                        2))
                .containsExactly(
                        new BigDecimal("0.09"), new BigDecimal("0.33"), new BigDecimal("0.33"), new BigDecimal("0.25"));
    }

    @Property
    void roundedNumbersAddUpToTheRoundedTotalAndStayNear(
            @ForAll @Size(max = 20) List<@BigRange(min = "-1000", max = "1000") @Scale(6) BigDecimal> values,
            @ForAll @IntRange(max = 6) int scale) {
        List<BigDecimal> rounded = RoundedColumn.round(values, scale);

        BigDecimal total = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(rounded.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(total.setScale(scale, RoundingMode.HALF_UP));
        BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
        for (int i = 0; i < values.size(); i++) {
            assertThat(rounded.get(i).subtract(values.get(i)).abs()).isLessThan(unit);
        }
    }
}
