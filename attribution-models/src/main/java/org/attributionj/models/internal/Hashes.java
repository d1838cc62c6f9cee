package org.attributionj.models.internal;

/** Hashes that are the same on every machine and in every run. Pure functions. */
public final class Hashes {
    private Hashes() {}

    /**
     * The finaliser of SplitMix64: every bit of the input changes half of the bits of the output.
     *
     * @param z any number
     * @return its hash; no two numbers share one
     */
    public static long mix(long z) {
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /**
     * A hash of a text, such as a customer's id.
     *
     * @param text the text
     * @return its hash
     */
    public static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash * 31 + text.charAt(i) + 0x9e3779b97f4a7c15L);
        }
        return hash;
    }
}
