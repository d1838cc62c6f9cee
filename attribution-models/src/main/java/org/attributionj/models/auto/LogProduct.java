package org.attributionj.models.auto;

/**
 * A sum of logarithms that takes one logarithm for many terms: factors are multiplied until their product nears the limits
 * of a double. Faster than a sum of logarithms by the cost of a logarithm per term, and more exact.
 */
final class LogProduct {
    private static final double LOW = 1e-200;
    private static final double HIGH = 1e200;

    private double product = 1;
    private double sum;

    /** Adds log(factor), for a factor in [1e-100, 1e100]. */
    void add(double factor) {
        product *= factor;
        if (product < LOW || product > HIGH) {
            sum += Math.log(product);
            product = 1;
        }
    }

    /** Adds count * log(factor). */
    void add(double factor, double count) {
        if (count == 1) {
            add(factor);
        } else {
            sum += count * Math.log(factor);
        }
    }

    double value() {
        return sum + Math.log(product);
    }
}
