package org.attributionj.jdbc.internal.row;

import org.attributionj.core.event.Device;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.Utm;
import org.jspecify.annotations.Nullable;

/** The parts of a touchpoint that few touchpoints have, in one JSON column. */
public record Details(
        @Nullable Utm utm,
        @Nullable Device device,
        @Nullable Place place,
        @Nullable String url,
        @Nullable String referrer,
        @Nullable String userAgent,
        @Nullable String address) {
    private static final Details NONE = new Details(null, null, null, null, null, null, null);

    /** The column's text; null if the touchpoint has none of them. */
    public static @Nullable String toJson(Touchpoint touchpoint) {
        Details details = new Details(
                touchpoint.utm(),
                touchpoint.device(),
                touchpoint.place(),
                touchpoint.url(),
                touchpoint.referrer(),
                touchpoint.userAgent(),
                touchpoint.address());
        return details.equals(NONE) ? null : JsonText.write(details);
    }

    static Details of(@Nullable String json) {
        return json == null ? NONE : JsonText.read(Details.class, json);
    }
}
