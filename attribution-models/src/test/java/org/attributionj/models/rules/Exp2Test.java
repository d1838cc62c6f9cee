package org.attributionj.models.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class Exp2Test {
    /** Half an ulp more than promised would be a wrong polynomial, not a rounding. */
    private static final BigDecimal ULPS = new BigDecimal("1.5");

    private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final BigDecimal LN2 =
            new BigDecimal("0.693147180559945309417232121458176568075500134360255254120680009493393621969694");
    private static final int TERMS = 45;

    /** 2^-x from the exponential series of the fraction and exact powers of the integer part. */
    private static BigDecimal exact(double x) {
        int whole = (int) x;
        BigDecimal z = new BigDecimal(x)
                .subtract(BigDecimal.valueOf(whole))
                .multiply(LN2, DIGITS)
                .negate();
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int j = 1; j <= TERMS; j++) {
            term = term.multiply(z, DIGITS).divide(BigDecimal.valueOf(j), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.divide(BigDecimal.valueOf(2).pow(whole), DIGITS);
    }

    private static void checkNear(double x) {
        double actual = Exp2.ofMinus(x);
        BigDecimal error = new BigDecimal(actual).subtract(exact(x)).abs();
        BigDecimal unit = new BigDecimal(Math.ulp(actual));
        assertThat(error.divide(unit, DIGITS)).as("ulps at " + x).isLessThan(ULPS);
    }

    @Property(tries = 5000)
    void isWithinItsErrorOfTheSeries(@ForAll @DoubleRange(min = 0, max = 1020.9) @Scale(13) double x) {
        checkNear(x);
    }

    @Property(tries = 5000)
    void isWithinItsErrorNearZero(@ForAll @DoubleRange(min = 0, max = 3) @Scale(16) double x) {
        checkNear(x);
    }

    @Test
    void isWithinItsErrorOnAFineGrid() {
        for (int i = 0; i < 8_000; i++) {
            checkNear(i / 1999.0);
        }
    }

    @Test
    void isWithinItsErrorBesideEveryTableStep() {
        for (int k = 0; k <= 512; k++) {
            double edge = (k + 0.5) / 128;
            checkNear(edge);
            checkNear(Math.nextDown(edge));
            checkNear(Math.nextUp(edge));
        }
    }

    @Test
    void integersGiveExactPowers() {
        for (int x = 0; x < 1021; x++) {
            assertThat(Exp2.ofMinus(x)).isEqualTo(Math.scalb(1.0, -x));
        }
    }

    @Test
    void isZeroFromWhereItWouldUnderflow() {
        assertThat(Exp2.ofMinus(Math.nextDown(1021.0))).isGreaterThan(0);
        assertThat(Exp2.ofMinus(1021)).isZero();
        assertThat(Exp2.ofMinus(1e300)).isZero();
        assertThat(Exp2.ofMinus(Double.POSITIVE_INFINITY)).isZero();
    }

    @Property
    void isNearStrictMath(@ForAll @DoubleRange(min = 0, max = 1000) @Scale(13) double x) {
        double expected = StrictMath.pow(2, -x);
        assertThat(Math.abs(Exp2.ofMinus(x) - expected)).isLessThanOrEqualTo(2 * Math.ulp(expected));
    }

    @Test
    void neverRises() {
        double before = 1;
        for (double x = 0; x < 20; x += 1.0 / 4099) {
            double now = Exp2.ofMinus(x);
            assertThat(now).isLessThanOrEqualTo(before);
            before = now;
        }
    }
}
