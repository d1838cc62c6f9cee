package org.attributionj.core.journey;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Ordering;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The touchpoints of one customer that are eligible for one conversion; or, if there is no conversion, a stretch of
 * touchpoints that led to none (an <i>open</i> journey).
 *
 * <p>Touchpoints may be given in any order and are kept in {@link Touchpoint#ORDER}. A converting journey may have no
 * touchpoint: its whole value is unattributed. {@code JourneyAssembler} makes journeys from events. Immutable and
 * thread-safe.
 *
 * @param customer the customer's id
 * @param touchpoints the touchpoints, in order, none later than the end
 * @param conversion the conversion; null for an open journey
 * @param adjustments the adjustments of the conversion that are known, in order
 * @param end the time from which ages are counted back: the conversion's, or the last touchpoint's of an open journey
 * @param windows the windows under which the touchpoints were found eligible
 */
public record Journey(
        String customer,
        List<Touchpoint> touchpoints,
        @Nullable Conversion conversion,
        List<Conversion> adjustments,
        Instant end,
        LookbackWindows windows)
        implements Serializable {

    private static final Ordering<Touchpoint> ORDER = Ordering.from(Touchpoint.ORDER);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if a touchpoint is of another customer or later than the end, the end is not the
     *     conversion's time, an adjustment names another conversion or is in another currency, or there is neither a
     *     touchpoint nor a conversion
     */
    public Journey {
        notBlank(customer, "customer");
        notNull(end, "end");
        notNull(windows, "windows");
        notNull(adjustments, "adjustments");
        touchpoints = ORDER.isOrdered(notNull(touchpoints, "touchpoints"))
                ? ImmutableList.copyOf(touchpoints)
                : ImmutableList.sortedCopyOf(Touchpoint.ORDER, touchpoints);
        adjustments = ImmutableList.sortedCopyOf(Conversion.ORDER, adjustments);
        validate(customer, touchpoints, conversion, adjustments, end);
    }

    private static void validate(
            String customer,
            List<Touchpoint> touchpoints,
            @Nullable Conversion conversion,
            List<Conversion> adjustments,
            Instant end) {
        for (Touchpoint touchpoint : touchpoints) {
            check(
                    touchpoint.customer().equals(customer),
                    () -> "touchpoint " + touchpoint.id() + " must be of customer " + customer + ", but is of "
                            + touchpoint.customer());
        }
        if (!touchpoints.isEmpty()) {
            Touchpoint last = touchpoints.get(touchpoints.size() - 1);
            check(
                    !last.time().isAfter(end),
                    () -> "touchpoint " + last.id() + " at " + last.time()
                            + " must not be later than the journey's end, " + end);
        }
        if (conversion == null) {
            check(!touchpoints.isEmpty(), "an open journey must have a touchpoint");
            check(adjustments.isEmpty(), "an open journey must not have adjustments");
            return;
        }
        check(
                conversion.customer().equals(customer),
                () -> "conversion " + conversion.id() + " must be of customer " + customer + ", but is of "
                        + conversion.customer());
        check(
                !conversion.isAdjustment(),
                () -> "conversion " + conversion.id() + " must not be an adjustment, but adjusts "
                        + conversion.adjusts() + "; give it among the adjustments of that conversion's journey");
        check(
                conversion.time().equals(end),
                () -> "end must be the conversion's time, " + conversion.time() + ", but was " + end);
        for (Conversion adjustment : adjustments) {
            check(
                    conversion.id().equals(adjustment.adjusts()),
                    () -> "adjustment " + adjustment.id() + " must adjust conversion " + conversion.id()
                            + ", but adjusts " + adjustment.adjusts());
            check(
                    adjustment.value().currency().equals(conversion.value().currency()),
                    () -> "adjustment " + adjustment.id() + " must be in the conversion's currency, "
                            + conversion.value().currency() + ", but is " + adjustment.value());
        }
    }

    /**
     * A journey that ended in a conversion. All touchpoints are taken as eligible, however old they are.
     *
     * @param touchpoints the touchpoints, in any order
     * @param conversion the conversion
     * @return the journey, with {@link LookbackWindows#none}
     * @throws NullPointerException if an argument or a touchpoint is null
     * @throws IllegalArgumentException if a touchpoint is of another customer or later than the conversion, or the
     *     conversion is an adjustment
     */
    public static Journey converted(List<Touchpoint> touchpoints, Conversion conversion) {
        return new Journey(
                conversion.customer(),
                touchpoints,
                conversion,
                ImmutableList.of(),
                conversion.time(),
                LookbackWindows.none());
    }

    /**
     * A journey that has led to no conversion. All touchpoints are taken as eligible, however old they are.
     *
     * @param touchpoints at least one touchpoint, in any order
     * @return the journey, which ends with its last touchpoint, with {@link LookbackWindows#none}
     * @throws NullPointerException if the list or a touchpoint is null
     * @throws IllegalArgumentException if there is no touchpoint or they are of several customers
     */
    public static Journey open(List<Touchpoint> touchpoints) {
        check(!touchpoints.isEmpty(), "an open journey must have a touchpoint");
        Touchpoint last = Collections.max(touchpoints, Touchpoint.ORDER);
        return new Journey(last.customer(), touchpoints, null, ImmutableList.of(), last.time(), LookbackWindows.none());
    }

    /**
     * The same journey with other adjustments.
     *
     * @param adjustments all known adjustments of the conversion
     * @return a changed journey
     * @throws IllegalArgumentException if one does not adjust this journey's conversion, or is in another currency
     */
    public Journey withAdjustments(List<Conversion> adjustments) {
        return new Journey(customer, touchpoints, conversion, adjustments, end, windows);
    }

    /**
     * Whether the journey ended in a conversion.
     *
     * @return whether there is one
     */
    public boolean isConverted() {
        return conversion != null;
    }

    /**
     * The number of touchpoints.
     *
     * @return the number, 0 or more
     */
    public int length() {
        return touchpoints.size();
    }

    /**
     * The first touchpoint.
     *
     * @return the touchpoint, or nothing if there is none
     */
    public Optional<Touchpoint> first() {
        return touchpoints.isEmpty() ? Optional.empty() : Optional.of(touchpoints.get(0));
    }

    /**
     * The last touchpoint.
     *
     * @return the touchpoint, or nothing if there is none
     */
    public Optional<Touchpoint> last() {
        return touchpoints.isEmpty() ? Optional.empty() : Optional.of(touchpoints.get(touchpoints.size() - 1));
    }

    /**
     * The time from the first touchpoint to the end.
     *
     * @return the duration, zero if there is no touchpoint
     */
    public Duration duration() {
        return first().map(touchpoint -> Duration.between(touchpoint.time(), end))
                .orElse(Duration.ZERO);
    }

    /**
     * How long before the end a touchpoint happened.
     *
     * @param touch the touchpoint's index, from 0
     * @return the age, zero or more
     * @throws IndexOutOfBoundsException if there is no such touchpoint
     */
    public Duration age(int touch) {
        return Duration.between(touchpoints.get(touch).time(), end);
    }

    /**
     * The distinct channels.
     *
     * @return the channels, in the order of their first touchpoints
     */
    public ImmutableSet<Channel> channels() {
        return touchpoints.stream().map(Touchpoint::channel).collect(ImmutableSet.toImmutableSet());
    }

    /**
     * The conversion's value with all adjustments.
     *
     * @return the net value, or nothing for an open journey
     */
    public Optional<Money> netValue() {
        if (conversion == null) {
            return Optional.empty();
        }
        Money net = conversion.value();
        for (Conversion adjustment : adjustments) {
            net = net.plus(adjustment.value());
        }
        return Optional.of(net);
    }
}
