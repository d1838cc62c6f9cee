package org.attributionj.models.survival;

import java.util.List;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.models.internal.FittedLabels;

/** How a fitted model sees the touches of a journey: the channel's number and the age in days. One thread at a time. */
final class FittedTouches {
    private final FittedLabels channels;
    private final boolean inTime;

    FittedTouches(Dictionary dictionary, List<String> sortedChannels, RiskTime riskTime) {
        channels = new FittedLabels(dictionary, sortedChannels);
        inTime = riskTime == RiskTime.TIME;
    }

    /** The channel of a touch, or {@link FittedLabels#UNSEEN}. */
    int channel(JourneyView journey, int touch) {
        return channels.of(journey.code(touch));
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
