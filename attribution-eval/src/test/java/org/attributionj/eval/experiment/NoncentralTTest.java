package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoncentralTTest {
    private static final double SERIES = 1e-11;
    private static final double NEARLY_NORMAL = 1e-6;

    @ParameterizedTest
    @CsvSource({
        // scipy 1.17.1, scipy.stats.nct.sf(t, df, nc)
        "2, 3, 1, 0.25637013159233457",
        "2, 10, 2.5, 0.6930383113109179",
        "1.98, 126, 2.83, 0.8016075968989763",
        "0.5, 1, 0, 0.35241638234956674",
        "4, 5, 0.5, 0.01397095298405516",
        "2, 1000, 3, 0.8412240174764545",
        "1.96, 100000, 2.8, 0.7995449188145106",
        "12.7, 1, 35, 0.9939930489289708",
        "60, 2, 100, 0.9377447945477092",
        "3.3, 50, 12, 0.9999999999999999"
    })
    void agreesWithScipy(double t, double degrees, double noncentrality, double expected) {
        assertThat(NoncentralT.survival(t, degrees, noncentrality)).isCloseTo(expected, within(SERIES));
    }

    @Property(tries = 200)
    void withoutNoncentralityItIsStudents(
            @ForAll @DoubleRange(min = 0, max = 20) double t,
            @ForAll @DoubleRange(min = 0.5, max = 1e5) double degrees) {
        assertThat(NoncentralT.survival(t, degrees, 0))
                .isCloseTo(TDistribution.of(degrees).survivalProbability(t), within(SERIES));
    }

    @Test
    void theFormsMeetWhereOneTakesOverFromTheOther() {
        for (double noncentrality : new double[] {0.1, 1, 2.8, 5}) {
            assertThat(NoncentralT.survival(1.96, 1e6 - 1, noncentrality))
                    .isCloseTo(NoncentralT.survival(1.96, 1e6 + 1, noncentrality), within(NEARLY_NORMAL));
        }
        assertThat(NoncentralT.survival(2.1, 20, 199.99)).isCloseTo(1, within(NEARLY_NORMAL));
        assertThat(NoncentralT.survival(2.1, 20, 200.01)).isCloseTo(1, within(NEARLY_NORMAL));
    }
}
