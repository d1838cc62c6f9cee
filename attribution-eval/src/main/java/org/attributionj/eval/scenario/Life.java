package org.attributionj.eval.scenario;

/**
 * What happened to one customer.
 *
 * @param path the contacts that are on record
 * @param convertedAt when the customer converted, in hours; {@link #NEVER} if not
 */
record Life(Path path, double convertedAt) {
    static final double NEVER = Double.POSITIVE_INFINITY;

    boolean isConverted() {
        return convertedAt < NEVER;
    }
}
