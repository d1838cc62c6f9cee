package org.attributionj.core.journey;

import static org.attributionj.core.internal.Checks.notNegative;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Sets;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Touchpoint;
import org.jspecify.annotations.Nullable;

/**
 * How far back a conversion looks for touchpoints.
 *
 * <p>A touchpoint at {@code t} is eligible for a conversion at {@code T} if {@code 0 <= T - t <= window} for every
 * window that applies to it: that of the conversion's type, that of its engagement (e-mail types: the e-mail window;
 * others: view-through or click-through), that of its channel and that of its touchpoint type. Touchpoints whose
 * engagement is {@link #ineligible} are never eligible.
 *
 * <p>{@link #standard} has the field's usual windows, {@link #none} has none; each {@code with} method returns a changed
 * copy. Immutable and thread-safe.
 *
 * @param conversions the windows of conversion types
 * @param otherConversions the window of all other conversion types; null for none
 * @param viewThrough the window of views other than e-mails'; null for none
 * @param clickThrough the window of clicks other than e-mails'; null for none
 * @param email the window of e-mail types; null for none
 * @param channels the windows of channels
 * @param touchpointTypes the windows of touchpoint types, by name
 * @param ineligible the engagements that earn no credit
 */
public record LookbackWindows(
        Map<ConversionType, Duration> conversions,
        @Nullable Duration otherConversions,
        @Nullable Duration viewThrough,
        @Nullable Duration clickThrough,
        @Nullable Duration email,
        Map<Channel, Duration> channels,
        Map<String, Duration> touchpointTypes,
        Set<Engagement> ineligible)
        implements Serializable {

    private static final ImmutableSet<Engagement> NOT_SEEN =
            Sets.immutableEnumSet(Engagement.SENT, Engagement.DELIVERED);
    private static final LookbackWindows NONE = new LookbackWindows(
            ImmutableSortedMap.of(),
            null,
            null,
            null,
            null,
            ImmutableSortedMap.of(),
            ImmutableSortedMap.of(),
            NOT_SEEN);
    private static final LookbackWindows STANDARD = new LookbackWindows(
            ImmutableSortedMap.<ConversionType, Duration>naturalOrder()
                    .put(ConversionType.PURCHASE, Duration.ofDays(30))
                    .put(ConversionType.SIGNUP, Duration.ofDays(7))
                    .put(ConversionType.DOWNLOAD, Duration.ofDays(3))
                    .put(ConversionType.DEMO_REQUEST, Duration.ofDays(14))
                    .put(ConversionType.SUBSCRIPTION, Duration.ofDays(30))
                    .put(ConversionType.LEAD_QUALIFICATION, Duration.ofDays(60))
                    .put(ConversionType.LEAD_GENERATION, Duration.ofDays(60))
                    .build(),
            Duration.ofDays(30),
            Duration.ofDays(1),
            Duration.ofDays(30),
            Duration.ofDays(7),
            ImmutableSortedMap.of(),
            ImmutableSortedMap.of(),
            NOT_SEEN);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a collection is null
     * @throws IllegalArgumentException if a window is negative
     */
    public LookbackWindows {
        conversions = ImmutableSortedMap.copyOf(notNull(conversions, "conversions"));
        channels = ImmutableSortedMap.copyOf(notNull(channels, "channels"));
        touchpointTypes = ImmutableSortedMap.copyOf(notNull(touchpointTypes, "touchpointTypes"));
        ineligible = Sets.immutableEnumSet(notNull(ineligible, "ineligible"));
        conversions.forEach((type, length) -> notNegative(length, "window of " + type));
        channels.forEach((channel, length) -> notNegative(length, "window of " + channel));
        touchpointTypes.forEach((type, length) -> notNegative(length, "window of " + type));
        checkWindow(otherConversions, "window of other conversions");
        checkWindow(viewThrough, "view-through window");
        checkWindow(clickThrough, "click-through window");
        checkWindow(email, "e-mail window");
    }

    private static void checkWindow(@Nullable Duration length, String name) {
        if (length != null) {
            notNegative(length, name);
        }
    }

    /**
     * The usual windows: purchase 30 d, signup 7 d, download 3 d, demo request 14 d, subscription 30 d, lead 60 d, other
     * conversions 30 d; view-through 1 d, click-through 30 d, e-mail 7 d. Sent and delivered messages are not eligible.
     *
     * @return the windows
     */
    public static LookbackWindows standard() {
        return STANDARD;
    }

    /**
     * No window at all: every touchpoint up to the conversion is eligible, except sent and delivered messages.
     *
     * @return the windows
     */
    public static LookbackWindows none() {
        return NONE;
    }

    /**
     * The same window for conversions of every type.
     *
     * @param length the length; null for none
     * @return changed windows
     * @throws IllegalArgumentException if the length is negative
     */
    public LookbackWindows withAllConversions(@Nullable Duration length) {
        return new LookbackWindows(
                ImmutableSortedMap.of(),
                length,
                viewThrough,
                clickThrough,
                email,
                channels,
                touchpointTypes,
                ineligible);
    }

    /**
     * A window for conversions of one type.
     *
     * @param type the type
     * @param length the length
     * @return changed windows
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the length is negative
     */
    public LookbackWindows withConversion(ConversionType type, Duration length) {
        return new LookbackWindows(
                with(conversions, type, length),
                otherConversions,
                viewThrough,
                clickThrough,
                email,
                channels,
                touchpointTypes,
                ineligible);
    }

    /**
     * A window for views other than e-mails'.
     *
     * @param length the length; null for none
     * @return changed windows
     * @throws IllegalArgumentException if the length is negative
     */
    public LookbackWindows withViewThrough(@Nullable Duration length) {
        return new LookbackWindows(
                conversions, otherConversions, length, clickThrough, email, channels, touchpointTypes, ineligible);
    }

    /**
     * A window for clicks other than e-mails'.
     *
     * @param length the length; null for none
     * @return changed windows
     * @throws IllegalArgumentException if the length is negative
     */
    public LookbackWindows withClickThrough(@Nullable Duration length) {
        return new LookbackWindows(
                conversions, otherConversions, viewThrough, length, email, channels, touchpointTypes, ineligible);
    }

    /**
     * A window for e-mail types.
     *
     * @param length the length; null for none
     * @return changed windows
     * @throws IllegalArgumentException if the length is negative
     */
    public LookbackWindows withEmail(@Nullable Duration length) {
        return new LookbackWindows(
                conversions,
                otherConversions,
                viewThrough,
                clickThrough,
                length,
                channels,
                touchpointTypes,
                ineligible);
    }

    /**
     * A window for touchpoints of one channel.
     *
     * @param channel the channel
     * @param length the length
     * @return changed windows
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the length is negative
     */
    public LookbackWindows withChannel(Channel channel, Duration length) {
        return new LookbackWindows(
                conversions,
                otherConversions,
                viewThrough,
                clickThrough,
                email,
                with(channels, channel, length),
                touchpointTypes,
                ineligible);
    }

    /**
     * A window for touchpoints of one type.
     *
     * @param type the type's name
     * @param length the length
     * @return changed windows
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if the length is negative
     */
    public LookbackWindows withTouchpointType(String type, Duration length) {
        return new LookbackWindows(
                conversions,
                otherConversions,
                viewThrough,
                clickThrough,
                email,
                channels,
                with(touchpointTypes, type, length),
                ineligible);
    }

    /**
     * Other engagements that earn no credit, in place of {@link Engagement#SENT} and {@link Engagement#DELIVERED}.
     *
     * @param engagements the engagements that are not eligible; may be empty
     * @return changed windows
     * @throws NullPointerException if the set or an engagement is null
     */
    public LookbackWindows withIneligible(Set<Engagement> engagements) {
        return new LookbackWindows(
                conversions,
                otherConversions,
                viewThrough,
                clickThrough,
                email,
                channels,
                touchpointTypes,
                engagements);
    }

    private static <K extends Comparable<K>> Map<K, Duration> with(Map<K, Duration> map, K key, Duration length) {
        Map<K, Duration> changed = new TreeMap<>(map);
        changed.put(notNull(key, "key"), notNull(length, "length"));
        return changed;
    }

    /**
     * Whether touchpoints of this engagement can earn credit at all.
     *
     * @param touchpoint a touchpoint
     * @return whether its engagement is not {@link #ineligible}
     */
    public boolean isEligible(Touchpoint touchpoint) {
        return !ineligible.contains(touchpoint.type().engagement());
    }

    /**
     * The window of conversions of a type.
     *
     * @param type the type
     * @return the window, or nothing if there is none
     */
    public Optional<Window> ofConversion(ConversionType type) {
        Duration length = conversions.get(type);
        return window(type.name(), length != null ? length : otherConversions);
    }

    /**
     * The one window that fits have in place of those of single types: the longest of the goal's types, whatever the type of
     * a conversion, and for journeys without a conversion, too. Were converting journeys cut shorter or longer than open
     * ones, a model would learn the cut.
     *
     * @param goal the conversions that the fit is about; of a goal of every type, all windows of types count, and that of
     *     others
     * @return the longest window, ties to the first by name; nothing if a type of the goal has none
     */
    public Optional<Window> ofFits(Goal goal) {
        List<Optional<Window>> windows = new ArrayList<>();
        if (goal.types().isEmpty()) {
            conversions.forEach((type, length) -> windows.add(window(type.name(), length)));
            windows.add(window("others", otherConversions));
        } else {
            goal.types().forEach(type -> windows.add(ofConversion(type)));
        }
        if (windows.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return windows.stream()
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Window::length).thenComparing(Window::name, Comparator.reverseOrder()));
    }

    /**
     * These windows for the journeys of fits: one for conversions of every type.
     *
     * @param goal the conversions that the fit is about
     * @return changed windows, with {@link #ofFits} for all conversions
     */
    public LookbackWindows forFits(Goal goal) {
        return withAllConversions(ofFits(goal).map(Window::length).orElse(null));
    }

    /**
     * The shortest of the windows that apply to a touchpoint, whatever the conversion: its engagement's, its channel's and
     * its type's.
     *
     * @param touchpoint the touchpoint
     * @return the window, or nothing if none applies; ties to the one named first above
     */
    public Optional<Window> ofTouchpoint(Touchpoint touchpoint) {
        List<Window> windows = new ArrayList<>(3);
        ofEngagement(touchpoint).ifPresent(windows::add);
        window("channel " + touchpoint.channel(), channels.get(touchpoint.channel()))
                .ifPresent(windows::add);
        window(
                        "type " + touchpoint.type(),
                        touchpointTypes.get(touchpoint.type().name()))
                .ifPresent(windows::add);
        return windows.stream().min(Comparator.comparing(Window::length));
    }

    private Optional<Window> ofEngagement(Touchpoint touchpoint) {
        if (touchpoint.type().isEmail()) {
            return window("email", email);
        }
        return switch (touchpoint.type().engagement()) {
            case VIEW -> window("view-through", viewThrough);
            case CLICK -> window("click-through", clickThrough);
            case SENT, DELIVERED, VISIT, ACTION -> Optional.empty();
        };
    }

    private static Optional<Window> window(String name, @Nullable Duration length) {
        return length == null ? Optional.empty() : Optional.of(new Window(name, length));
    }

    /** The windows in one line, such as {@code purchase 30d, others 30d, view-through 1d}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        conversions.forEach((type, length) -> parts.add(new Window(type.name(), length).toString()));
        window("others", otherConversions).ifPresent(window -> parts.add(window.toString()));
        window("view-through", viewThrough).ifPresent(window -> parts.add(window.toString()));
        window("click-through", clickThrough).ifPresent(window -> parts.add(window.toString()));
        window("email", email).ifPresent(window -> parts.add(window.toString()));
        channels.forEach((channel, length) -> parts.add(new Window("channel " + channel, length).toString()));
        touchpointTypes.forEach((type, length) -> parts.add(new Window("type " + type, length).toString()));
        return parts.isEmpty() ? "no window" : String.join(", ", parts);
    }
}
