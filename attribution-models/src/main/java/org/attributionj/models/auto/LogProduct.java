package org.attributionj.models.auto;

/**
 * How hot loops sum logarithms: they multiply factors of 1 or more, and take the logarithm of the product whenever it has
 * passed {@link #HIGH}. One logarithm serves many terms, and the sum is more exact.
 */
final class LogProduct {
    /** Far enough from overflow for any one factor below 1e100. */
    static final double HIGH = 1e200;

    private LogProduct() {}
}
