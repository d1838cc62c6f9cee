package org.attributionj.eval.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import org.attributionj.eval.ReferenceNumbers;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void quantilesAreThoseOfR() {
        ReferenceNumbers r = ReferenceNumbers.read();
        double[] numbers = {0.31, 0.12, 0.44, 0.28, 0.35, 0.19, 0.22, 0.4, 0.27, 0.3};
        Arrays.sort(numbers);
        assertThat(Quantiles.quantile(numbers, 0.2)).isCloseTo(r.get("quantile.0.2"), within(1e-12));
        assertThat(Quantiles.quantile(numbers, 0.93)).isCloseTo(r.get("quantile.0.93"), within(1e-12));
        assertThat(Quantiles.quantile(numbers, 0.01)).isEqualTo(0.12);
        assertThat(r.unread(Set.of("quantile"))).isEmpty();
    }
}
