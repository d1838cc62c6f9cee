package org.attributionj.jdbc.internal.row;

import org.attributionj.core.event.Device;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Utm;
import org.jspecify.annotations.Nullable;

/** The parts of a touchpoint that few touchpoints have, in one JSON column. */
public record Details(
        @Nullable Utm utm,
        @Nullable Device device,
        @Nullable Place place) {
    private static final Details NONE = new Details(null, null, null);

    /** The column's text; null if there is none of them. */
    public static @Nullable String toJson(@Nullable Utm utm, @Nullable Device device, @Nullable Place place) {
        return utm == null && device == null && place == null ? null : JsonText.write(new Details(utm, device, place));
    }

    static Details of(@Nullable String json) {
        return json == null ? NONE : JsonText.read(Details.class, json);
    }
}
