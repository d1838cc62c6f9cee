package org.attributionj.jdbc.result;

import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.attributionj.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The journey of an attributed conversion in a few numbers. Immutable and thread-safe.
 *
 * @param conversionId the conversion's id
 * @param customer the customer's id
 * @param revision the revision that was attributed
 * @param end when the conversion happened
 * @param firstTouch the first touchpoint's time; null if there is none
 * @param lastTouch the last touchpoint's time; null if there is none
 * @param duration from the first touchpoint to the end
 * @param touchpoints how many touchpoints there are
 * @param emails how many of them are e-mails
 * @param channelMix how many touchpoints each channel has
 * @param netValue the value with all adjustments
 */
public record JourneySummary(
        String conversionId,
        String customer,
        int revision,
        Instant end,
        @Nullable Instant firstTouch,
        @Nullable Instant lastTouch,
        Duration duration,
        int touchpoints,
        int emails,
        Map<String, Integer> channelMix,
        Money netValue)
        implements Serializable {

    /** Copies the map. */
    public JourneySummary {
        channelMix = ImmutableSortedMap.copyOf(channelMix);
    }
}
