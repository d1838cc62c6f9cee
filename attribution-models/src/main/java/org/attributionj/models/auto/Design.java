package org.attributionj.models.auto;

/**
 * One way to turn touches into features: a decay and an accumulation.
 *
 * <pre>
 *   w = exp(-age / (gap 2^octave)), or 1 without decay;   x_c = sum or max of w over the touches of channel c
 * </pre>
 *
 * @param octave the decay's power of two, in units of the data's gap; {@link #NO_DECAY} for none
 * @param accumulation how touches of one channel add up
 */
record Design(int octave, Accumulation accumulation) {
    static final int NO_DECAY = Integer.MAX_VALUE;

    private static final int[] OCTAVES = {-2, -1, 0, 1, 2, 3, 4, NO_DECAY};

    /** The designs of the mixture: {@value #COUNT}. */
    static final int COUNT = 16;

    static Design of(int index) {
        return new Design(OCTAVES[index / 2], index % 2 == 0 ? Accumulation.SUM : Accumulation.MAX);
    }

    /** The decay's time in multiples of the gap; infinite without decay. */
    double decay() {
        return octave == NO_DECAY ? Double.POSITIVE_INFINITY : Math.scalb(1.0, octave);
    }

    /** What an age is multiplied by before the exponential; 0 without decay. */
    double rate(double gap) {
        return octave == NO_DECAY ? 0 : 1 / (gap * Math.scalb(1.0, octave));
    }

    /** exp(-age rate). */
    static double exposure(long age, double rate) {
        return age == 0 || rate == 0 ? 1 : Math.exp(-age * rate);
    }

    /** The features of a row of the data: one per distinct channel, in their order. */
    void features(AutoData data, int row, double rate, double[] x) {
        int n = data.distinctOffsets[row + 1] - data.distinctOffsets[row];
        for (int i = 0; i < n; i++) {
            x[i] = 0;
        }
        boolean sums = accumulation == Accumulation.SUM;
        for (int i = data.offsets[row]; i < data.offsets[row + 1]; i++) {
            double w = exposure(data.ages[i], rate);
            int slot = data.slots[i];
            x[slot] = sums ? x[slot] + w : Math.max(x[slot], w);
        }
    }
}
