package org.attributionj.models.rules;

/**
 * Powers of one half, 2<sup>-x</sup>, for hot loops: a table and a polynomial in plain arithmetic, so that the result is
 * the same to the last bit on every machine, which {@link Math#pow} does not promise, and several times faster.
 *
 * <pre>
 *   k = round(128 x),  r = k/128 - x,  |r| &lt;= 1/256
 *   2^-x = 2^-(k div 128) * 2^-((k mod 128)/128) * 2^r
 *   2^r  = sum of (r ln 2)^j / j!, j = 0..5; what is left out is below 6e-19
 * </pre>
 *
 * <p>k/128 - x is exact: both are multiples of x's last bit and less than a table step apart. The error is below 1.5 units
 * in the last place: less than 0.7 from the table ({@link StrictMath#pow}), 0.5 from the last rounding, and a little from
 * the polynomial. Integers x give exact powers.
 */
final class Exp2 {
    private static final int STEPS = 128;
    private static final int STEP_BITS = 7;
    private static final int SIGNIFICAND_BITS = 52;

    /** From here on results would lose bits to underflow; they are 0. */
    private static final double ZERO_FROM = 1021;

    private static final double LN2 = 0.6931471805599453;
    private static final double C2 = LN2 * LN2 / 2;
    private static final double C3 = LN2 * LN2 * LN2 / 6;
    private static final double C4 = LN2 * LN2 * LN2 * LN2 / 24;
    private static final double C5 = LN2 * LN2 * LN2 * LN2 * LN2 / 120;

    private static final double[] TABLE = table();

    private Exp2() {}

    private static double[] table() {
        double[] table = new double[STEPS];
        for (int j = 0; j < STEPS; j++) {
            table[j] = StrictMath.pow(2, -j / (double) STEPS);
        }
        return table;
    }

    /**
     * 2 to the power of -x.
     *
     * @param x 0 or more; may be infinite
     * @return the power, in (0, 1]; exactly 0 from x = 1021 on
     */
    static double ofMinus(double x) {
        if (!(x < ZERO_FROM)) {
            return 0;
        }
        int k = (int) (x * STEPS + 0.5);
        double r = k * (1.0 / STEPS) - x;
        double t = TABLE[k & (STEPS - 1)];
        double expm1 = r * (LN2 + r * (C2 + r * (C3 + r * (C4 + r * C5))));
        // the small part is added last, so that its own errors do not count
        double fraction = t + t * expm1;
        // fraction is in [0.49, 1.01]: its exponent stays normal after the subtraction
        long bits = Double.doubleToRawLongBits(fraction) - ((long) (k >>> STEP_BITS) << SIGNIFICAND_BITS);
        return Double.longBitsToDouble(bits);
    }
}
