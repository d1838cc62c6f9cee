package org.attributionj.core.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.Utm;
import org.attributionj.core.money.Money;
import org.jspecify.annotations.Nullable;

/** Touchpoints as events. */
final class TouchpointTraits implements EventTraits<Touchpoint> {

    @Override
    public EventKind kind() {
        return EventKind.TOUCHPOINT;
    }

    @Override
    public String id(Touchpoint touchpoint) {
        return touchpoint.id();
    }

    @Override
    public String customer(Touchpoint touchpoint) {
        return touchpoint.customer();
    }

    @Override
    public Instant time(Touchpoint touchpoint) {
        return touchpoint.time();
    }

    @Override
    public long sequence(Touchpoint touchpoint) {
        return touchpoint.sequence();
    }

    @Override
    public boolean hasGeneratedId(Touchpoint touchpoint) {
        return touchpoint.hasGeneratedId();
    }

    @Override
    public Touchpoint withId(Touchpoint touchpoint, String id) {
        return touchpoint.toBuilder().id(id).build();
    }

    @Override
    public Touchpoint convert(Touchpoint touchpoint, CurrencyConversion currency) {
        return currency.convert(touchpoint);
    }

    @Override
    public List<@Nullable String> content(Touchpoint touchpoint) {
        Money cost = touchpoint.cost();
        List<@Nullable String> content = new ArrayList<>(Arrays.asList(
                touchpoint.customer(),
                touchpoint.channel().name(),
                touchpoint.type().name(),
                touchpoint.type().engagement().name(),
                touchpoint.type().channelName(),
                touchpoint.campaign(),
                touchpoint.creative(),
                touchpoint.session(),
                touchpoint.milestones().toString(),
                cost == null ? null : cost.toString(),
                touchpoint.url(),
                touchpoint.referrer(),
                touchpoint.userAgent(),
                touchpoint.address()));
        content.addAll(fields(touchpoint.utm()));
        content.addAll(fields(touchpoint.device()));
        content.addAll(fields(touchpoint.place()));
        touchpoint.attributes().forEach((key, value) -> content.addAll(Arrays.asList(key, value)));
        return content;
    }

    // the leading name tells a group whose fields are all unknown from no group

    private static List<@Nullable String> fields(@Nullable Utm utm) {
        return utm == null
                ? Collections.singletonList(null)
                : Arrays.asList("utm", utm.source(), utm.medium(), utm.campaign(), utm.term(), utm.content());
    }

    private static List<@Nullable String> fields(@Nullable Device device) {
        return device == null
                ? Collections.singletonList(null)
                : Arrays.asList("device", device.type(), device.system(), device.browser());
    }

    private static List<@Nullable String> fields(@Nullable Place place) {
        return place == null
                ? Collections.singletonList(null)
                : Arrays.asList("place", place.country(), place.region(), place.city());
    }
}
