package org.attributionj.jdbc.internal.write;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.Utm;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.internal.row.Details;
import org.attributionj.jdbc.internal.row.JsonText;
import org.attributionj.jdbc.internal.sql.Dialect;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.jspecify.annotations.Nullable;

/** Finds what cannot be stored and read back the same. One event at a time. */
final class EventCheck {
    /** The columns' width, less a sign and a point. */
    private static final int MOST_DIGITS = 2_098;

    private final Texts texts;
    private @Nullable String problem;

    EventCheck(Dialect dialect) {
        texts = new Texts(dialect);
    }

    /** What is wrong with a touchpoint, if anything. */
    Optional<String> problem(Touchpoint touchpoint) {
        problem = null;
        id(touchpoint.id(), "touchpoint id");
        id(touchpoint.customer(), "customer");
        time(touchpoint.time());
        text(touchpoint.channel().name(), "channel");
        text(touchpoint.type().name(), "type");
        text(touchpoint.type().channelName(), "channel of the type");
        text(touchpoint.campaign(), "campaign");
        text(touchpoint.creative(), "creative");
        text(touchpoint.session(), "session");
        amount(touchpoint.cost(), "cost");
        details(touchpoint);
        attributes(touchpoint.attributes());
        return Optional.ofNullable(problem);
    }

    /** What is wrong with a conversion, if anything. */
    Optional<String> problem(Conversion conversion) {
        problem = null;
        id(conversion.id(), "conversion id");
        id(conversion.customer(), "customer");
        time(conversion.time());
        text(conversion.type().name(), "type");
        amount(conversion.value(), "value");
        text(conversion.orderId(), "orderId");
        list(conversion.productIds(), "productIds");
        text(conversion.category(), "category");
        id(conversion.adjusts(), "adjusts");
        text(conversion.session(), "session");
        text(conversion.page(), "page");
        attributes(conversion.attributes());
        return Optional.ofNullable(problem);
    }

    private void found(Optional<String> found) {
        if (problem == null) {
            problem = found.orElse(null);
        }
    }

    private void id(@Nullable String id, String name) {
        found(texts.problemOfId(id, name));
    }

    private void text(@Nullable String text, String name) {
        found(texts.problem(text, name));
    }

    /** Texts in JSON are checked as they are and as the column holds them. */
    private void attributes(Map<String, String> attributes) {
        if (!attributes.isEmpty()) {
            attributes.forEach((key, value) -> {
                text(key, "attributes");
                text(value, "attribute " + Texts.excerpt(key));
            });
            text(JsonText.of(attributes), "attributes together");
        }
    }

    private void list(Collection<String> elements, String name) {
        if (!elements.isEmpty()) {
            elements.forEach(element -> text(element, name));
            text(JsonText.of(elements), name + " together");
        }
    }

    private void details(Touchpoint touchpoint) {
        Utm utm = touchpoint.utm();
        Device device = touchpoint.device();
        Place place = touchpoint.place();
        if (utm != null) {
            texts("utm", utm.source(), utm.medium(), utm.campaign(), utm.term(), utm.content());
        }
        if (device != null) {
            texts("device", device.type(), device.system(), device.browser());
        }
        if (place != null) {
            texts("place", place.country(), place.region(), place.city());
        }
        text(touchpoint.url(), "url");
        text(touchpoint.referrer(), "referrer");
        text(touchpoint.userAgent(), "userAgent");
        text(touchpoint.address(), "address");
        text(Details.toJson(touchpoint), "utm, device, place and page together");
    }

    private void texts(String name, @Nullable String... texts) {
        for (String text : texts) {
            text(text, name);
        }
    }

    private void time(Instant time) {
        if (!Nanos.isStorable(time)) {
            found(Optional.of("time must be in [" + Nanos.FIRST + ", " + Nanos.LAST + "], but was " + time));
        }
    }

    private void amount(@Nullable Money money, String name) {
        if (money != null) {
            BigDecimal amount = money.amount();
            int digits = Math.max(amount.precision(), amount.scale() + 1);
            if (digits > MOST_DIGITS) {
                found(Optional.of(name + " must have at most " + MOST_DIGITS + " digits, but has " + digits));
            }
        }
    }
}
