package org.attributionj.eval.scenario;

/** Contacts that happen whatever the customer does: one Poisson process per channel over the study. */
final class Contacts {
    private Contacts() {}

    /**
     * A customer's contacts.
     *
     * @param means the expected number of contacts of each channel
     * @param activity by what all of them are multiplied
     */
    static Path poisson(long seed, int customer, double[] means, double activity) {
        Path.Builder path = new Path.Builder();
        for (int c = 0; c < means.length; c++) {
            Draws draws = Draws.of(seed, customer, c);
            int n = draws.poisson(means[c] * activity);
            for (int i = 0; i < n; i++) {
                path.add(c, World.HOURS * draws.uniform());
            }
        }
        return path.build();
    }
}
