package org.attributionj.models.survival;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.JourneyView;

/**
 * How a fitted model sees the touches of a journey: the channel's number and the age in days. Labels are looked up once per
 * code, also for codes younger than this object. One thread at a time.
 */
final class FittedTouches {
    /** The number of a channel that the fit has not seen. */
    static final int UNSEEN = -1;

    private final Dictionary dictionary;
    private final List<String> channels;
    private final boolean inTime;
    private int[] numbers = new int[16];
    private int known;

    FittedTouches(Dictionary dictionary, List<String> sortedChannels, RiskTime riskTime) {
        this.dictionary = dictionary;
        channels = sortedChannels;
        inTime = riskTime == RiskTime.TIME;
    }

    /** The channel of a touch, or {@link #UNSEEN}. */
    int channel(JourneyView journey, int touch) {
        int code = journey.code(touch);
        return code < known ? numbers[code] : learned(code);
    }

    private int learned(int code) {
        if (code >= numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max(code + 1, 2 * numbers.length));
        }
        for (; known <= code; known++) {
            int found = Collections.binarySearch(channels, dictionary.label(known));
            numbers[known] = found < 0 ? UNSEEN : found;
        }
        return numbers[code];
    }

    /** What to take off the ages: nothing in continuous time, else the age of the last touch. Milliseconds. */
    long origin(JourneyView journey) {
        return inTime || journey.length() == 0 ? 0 : journey.millisBeforeEnd(journey.length() - 1);
    }

    /** The age of a touch in days. */
    static double age(JourneyView journey, int touch, long origin) {
        return (journey.millisBeforeEnd(touch) - origin) / JourneyTimes.MILLIS_PER_DAY;
    }
}
