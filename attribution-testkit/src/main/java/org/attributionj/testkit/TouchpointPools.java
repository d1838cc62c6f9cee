package org.attributionj.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.event.Utm;
import org.attributionj.core.money.Money;

/**
 * What the components of touchpoints are drawn from: few values each, so that they repeat within a journey, the plainest
 * first, toward which they shrink. A draw is one number, so journeys of many touchpoints are cheap.
 */
final class TouchpointPools {
    /** Names that trip writers and readers of files: separators, quotes, other scripts, words for nothing. */
    static final ImmutableList<String> AWKWARD_NAMES = ImmutableList.of(
            "a > b", "a, b", "say \"hi\"", "Email", "null", "(none)", "=1+1", "café", "日本", "<b>", " led by a space");

    static final ImmutableList<Channel> CHANNELS = ImmutableList.of(
            Channel.EMAIL,
            Channel.PAID_SEARCH,
            Channel.ORGANIC_SEARCH,
            Channel.SOCIAL,
            Channel.DISPLAY,
            Channel.DIRECT,
            Channel.REFERRAL,
            Channel.PAID_SOCIAL,
            Channel.VIDEO,
            Channel.AFFILIATE,
            Channel.RETARGETING,
            Channel.SMS,
            Channel.PUSH,
            Channel.OFFLINE);

    private static final ImmutableList<TouchpointType> OWN_TYPES = ImmutableList.of(
            TouchpointType.of("podcast, heard", Engagement.VIEW),
            new TouchpointType("sales call", Engagement.ACTION, Channel.OFFLINE.name()),
            new TouchpointType("sms click", Engagement.CLICK, "sms \"short\""));

    private static final ImmutableList<Money> COSTS = ImmutableList.of(
            Money.of("0", "EUR"),
            Money.of("0.35", "EUR"),
            Money.of("1.2345678", "USD"),
            Money.of("120", "JPY"),
            Money.of("0.125", "KWD"));

    private static final ImmutableList<Utm> UTMS = ImmutableList.of(
            new Utm("news", "email", "spring", null, null),
            new Utm("search", "cpc", null, "running shoes", "ad-1"),
            new Utm(null, null, "null", "", "a, b"));

    private static final ImmutableList<Device> DEVICES = ImmutableList.of(
            new Device("desktop", null, null),
            new Device("mobile", "iOS", "Safari"),
            new Device(null, "Linux", "Firefox"));

    private static final ImmutableList<Place> PLACES = ImmutableList.of(
            new Place("DE", null, null), new Place("FR", "Île-de-France", "Paris"), new Place(null, null, "Tokyo"));

    private static final ImmutableList<Map<String, String>> ATTRIBUTES = ImmutableList.of(
            ImmutableMap.of(),
            ImmutableMap.of(),
            ImmutableMap.of(),
            ImmutableMap.of("theme", "dark"),
            ImmutableMap.of("theme", "a, \"b\"", "variant", "B"));

    private static final ImmutableList<Set<Milestone>> MILESTONES = ImmutableList.of(
            ImmutableSet.of(),
            ImmutableSet.of(),
            ImmutableSet.of(),
            ImmutableSet.of(),
            ImmutableSet.of(),
            ImmutableSet.of(Milestone.LEAD_CREATED),
            ImmutableSet.of(Milestone.OPPORTUNITY_CREATED),
            ImmutableSet.of(Milestone.CLOSED),
            ImmutableSet.copyOf(Milestone.values()));

    private TouchpointPools() {}

    static Arbitrary<Channel> channels() {
        ImmutableList.Builder<Channel> channels =
                ImmutableList.<Channel>builder().addAll(CHANNELS);
        AWKWARD_NAMES.forEach(name -> channels.add(Channel.of(name)));
        // the well-known ones twice: as likely again as the user's own
        return Arbitraries.of(channels.addAll(CHANNELS).build());
    }

    static Arbitrary<TouchpointType> types() {
        return Arbitraries.of(ImmutableList.<TouchpointType>builder()
                .add(TouchpointType.WEBSITE_VISIT)
                .addAll(TouchpointType.wellKnown())
                .addAll(OWN_TYPES)
                .build());
    }

    static Arbitrary<Optional<String>> campaigns() {
        return sometimes(2, List.of("spring", "summer", "sale", ""));
    }

    static Arbitrary<Optional<String>> creatives() {
        return sometimes(4, List.of("newsletter-1", "newsletter-2", "banner"));
    }

    static Arbitrary<Optional<String>> sessions() {
        return sometimes(4, List.of("session-1", "session-2"));
    }

    static Arbitrary<Long> sequences() {
        return Arbitraries.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, -1L, Long.MAX_VALUE);
    }

    static Arbitrary<Set<Milestone>> milestones() {
        return Arbitraries.of(MILESTONES);
    }

    static Arbitrary<Optional<Money>> costs() {
        return sometimes(5, COSTS);
    }

    static Arbitrary<Optional<Utm>> utms() {
        return sometimes(8, UTMS);
    }

    static Arbitrary<Optional<Device>> devices() {
        return sometimes(4, DEVICES);
    }

    static Arbitrary<Optional<Place>> places() {
        return sometimes(4, PLACES);
    }

    static Arbitrary<Optional<String>> pages() {
        return sometimes(6, List.of("https://shop.example/?q=a,b&utm_source=x", "app://cart", "a \"b\" c"));
    }

    static Arbitrary<Optional<String>> userAgents() {
        return sometimes(6, List.of("Mozilla/5.0 (X11; Linux x86_64)", "Dalvik/2.1.0"));
    }

    static Arbitrary<Optional<String>> addresses() {
        return sometimes(6, List.of("192.0.2.1", "2001:db8::1"));
    }

    static Arbitrary<Map<String, String>> attributes() {
        return Arbitraries.of(ATTRIBUTES);
    }

    /** Nothing as often as told, else one of the values. */
    private static <T> Arbitrary<Optional<T>> sometimes(int absences, List<T> values) {
        ImmutableList.Builder<Optional<T>> pool = ImmutableList.builder();
        for (int i = 0; i < absences; i++) {
            pool.add(Optional.empty());
        }
        values.forEach(value -> pool.add(Optional.of(value)));
        return Arbitraries.of(pool.build());
    }
}
