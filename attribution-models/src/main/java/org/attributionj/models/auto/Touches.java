package org.attributionj.models.auto;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.JourneyView;
import org.jspecify.annotations.Nullable;

/**
 * One journey, read from a view into reusable arrays: the fitted channel of each touch, its age before the journey's last
 * touch, and the distinct channels. Owns its arrays: one thread at a time.
 */
final class Touches {
    private static final int UNKNOWN = -2;

    /** The index of a touch's channel among the distinct ones for a channel that the fit has not seen. */
    static final int UNSEEN = -1;

    private final Dictionary labels;
    private final Map<String, Integer> fitted;
    private final boolean isTimed;
    private int[] fittedOfCode = {};
    private final int[] slotOfFitted;

    int length;
    long[] ages = {};

    /** Per touch the index of its channel among the distinct ones, or {@link #UNSEEN}. */
    int[] slots = {};

    /** The fitted channels of this journey in the order of their first touches. */
    final int[] distinct;

    int distinctCount;

    Touches(Dictionary labels, List<String> channels, boolean isTimed) {
        this.labels = labels;
        this.isTimed = isTimed;
        fitted = IntStream.range(0, channels.size())
                .boxed()
                .collect(Collectors.toUnmodifiableMap(channels::get, Function.identity()));
        slotOfFitted = new int[channels.size()];
        Arrays.fill(slotOfFitted, UNSEEN);
        distinct = new int[channels.size()];
    }

    void read(JourneyView journey) {
        length = journey.length();
        if (slots.length < length) {
            slots = new int[Math.max(length, 2 * slots.length)];
            ages = new long[slots.length];
        }
        distinctCount = 0;
        long last = isTimed && length > 0 ? journey.millisBeforeEnd(length - 1) : 0;
        for (int i = 0; i < length; i++) {
            int channel = fitted(journey.code(i));
            ages[i] = isTimed ? Math.max(0, journey.millisBeforeEnd(i) - last) : length - 1 - i;
            if (channel >= 0 && slotOfFitted[channel] == UNSEEN) {
                slotOfFitted[channel] = distinctCount;
                distinct[distinctCount++] = channel;
            }
            slots[i] = channel < 0 ? UNSEEN : slotOfFitted[channel];
        }
        for (int i = 0; i < distinctCount; i++) {
            slotOfFitted[distinct[i]] = UNSEEN;
        }
    }

    /** The fitted channel of a code, or -1; codes may be younger than this object. */
    private int fitted(int code) {
        if (code >= fittedOfCode.length) {
            int known = fittedOfCode.length;
            fittedOfCode = Arrays.copyOf(fittedOfCode, Math.max(code + 1, labels.size()));
            Arrays.fill(fittedOfCode, known, fittedOfCode.length, UNKNOWN);
        }
        if (fittedOfCode[code] == UNKNOWN) {
            fittedOfCode[code] = fitted.getOrDefault(labels.label(code), UNSEEN);
        }
        return fittedOfCode[code];
    }

    /**
     * The features per distinct channel.
     *
     * @param rate the decay per unit of age
     * @param sums whether touches add up, otherwise the freshest counts
     * @param kept which touches count, or null for all
     * @param x receives {@link #distinctCount} numbers
     */
    void features(double rate, boolean sums, boolean @Nullable [] kept, double[] x) {
        Arrays.fill(x, 0, distinctCount, 0);
        for (int i = 0; i < length; i++) {
            int slot = slots[i];
            if (slot >= 0 && (kept == null || kept[i])) {
                double w = Design.exposure(ages[i], rate);
                x[slot] = sums ? x[slot] + w : Math.max(x[slot], w);
            }
        }
    }
}
