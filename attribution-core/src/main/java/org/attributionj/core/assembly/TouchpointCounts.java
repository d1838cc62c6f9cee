package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Map;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.journey.Window;

/**
 * What became of touchpoints. Each one is counted once:
 *
 * <pre>
 *   read = inConvertingJourneys + inOpenJourneys + duplicates + repeatsDropped + rejected
 *        + overLimit + sum of notEligible + sum of outsideWindow
 * </pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param read all touchpoints that were given
 * @param inConvertingJourneys those in at least one credited journey; one in two journeys counts once
 * @param inOpenJourneys those in an open journey
 * @param duplicates those that had the id and the content of another one
 * @param repeatsDropped those without an id of their own that had the content of another one, if such are dropped
 * @param rejected those that were refused
 * @param notEligible by engagement, those whose engagement earns no credit
 * @param outsideWindow by window, those that no conversion of the goal could use and that were outside a window of their
 *     open journey as well; the shortest window counts
 * @param repeatsKept those without an id of their own that had the content of another one, if such are kept; they are in
 *     the counts above as well
 * @param windowCosts by window, those that a window kept from the next conversion of the goal, or from their open journey
 *     if no conversion followed; they are in the counts above as well
 * @param overLimit those of customers beyond {@link JourneyAssembler#customerLimit}, who count with their latest ones only
 * @param emailsOfOtherType those of channel email whose type is no e-mail type, so that the e-mail window does not apply to
 *     them; they are in the counts above as well
 */
public record TouchpointCounts(
        long read,
        long inConvertingJourneys,
        long inOpenJourneys,
        long duplicates,
        long repeatsDropped,
        long rejected,
        Map<Engagement, Long> notEligible,
        Map<Window, Long> outsideWindow,
        long repeatsKept,
        Map<Window, Long> windowCosts,
        long overLimit,
        long emailsOfOtherType)
        implements Serializable {

    // before NONE, whose construction needs it
    static final Comparator<Window> WINDOWS = Comparator.comparing(Window::name).thenComparing(Window::length);

    static final TouchpointCounts NONE =
            new TouchpointCounts(0, 0, 0, 0, 0, 0, ImmutableMap.of(), ImmutableMap.of(), 0, ImmutableMap.of(), 0, 0);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a map, a key or a count is null
     */
    public TouchpointCounts {
        notEligible = Counts.sorted(notNull(notEligible, "notEligible"), Comparator.naturalOrder());
        outsideWindow = Counts.sorted(notNull(outsideWindow, "outsideWindow"), WINDOWS);
        windowCosts = Counts.sorted(notNull(windowCosts, "windowCosts"), WINDOWS);
    }

    /**
     * Whether every touchpoint that was read is accounted for.
     *
     * @return whether the counts add up to {@code read}
     */
    public boolean isComplete() {
        return read
                == inConvertingJourneys
                        + inOpenJourneys
                        + duplicates
                        + repeatsDropped
                        + rejected
                        + overLimit
                        + Counts.sum(notEligible)
                        + Counts.sum(outsideWindow);
    }

    TouchpointCounts plus(TouchpointCounts other) {
        return new TouchpointCounts(
                read + other.read,
                inConvertingJourneys + other.inConvertingJourneys,
                inOpenJourneys + other.inOpenJourneys,
                duplicates + other.duplicates,
                repeatsDropped + other.repeatsDropped,
                rejected + other.rejected,
                Counts.plus(notEligible, other.notEligible),
                Counts.plus(outsideWindow, other.outsideWindow),
                repeatsKept + other.repeatsKept,
                Counts.plus(windowCosts, other.windowCosts),
                overLimit + other.overLimit,
                emailsOfOtherType + other.emailsOfOtherType);
    }
}
