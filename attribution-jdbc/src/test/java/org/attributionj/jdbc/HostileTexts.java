package org.attributionj.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.event.Utm;
import org.attributionj.core.money.Money;

/** Texts that somebody means harm with, or that come out of a broken file; and every text field of the events. */
final class HostileTexts {
    static final int LONGEST_ID = 512;

    /** SQL, the escapes of each way into a database, and what Unicode has to offer: all of it is text. */
    static final List<String> TEXTS = List.of(
            "'; DROP TABLE attribution_touchpoints; --",
            "x'); DELETE FROM attribution_conversions WHERE ('1'='1",
            "\" OR 1=1 --\\",
            "\\'; SELECT pg_sleep(100); /*",
            "`; DROP DATABASE test; #",
            "$$; COPY attribution_credits TO PROGRAM 'true'; $$",
            "{touchpoints} ${prefix} ${at} ? ?? $1 :x %s {0} @@version",
            "\\N",
            "\\.",
            "\t\r\n\b\f\u0001\u001b\u007f\u0085\u2028\u2029.",
            "NULL",
            "\\u0000 and \\x00 and %00",
            "{\"a\": [null, \"\\u0000\"]}",
            "<script>alert(1)</script>&amp;=cmd|' /C calc'!A0",
            "\u202eright to left\u202c \ufeff\u200b\u00ad\u0301",
            "\uffff\ufffe\ufdd0\ue000",
            "😀👩‍👩‍👧🏳️‍🌈 \ud834\udd1e \udbff\udfff",
            "İıſẞ ﬁ Å a\u030a");

    static final String NUL = "nul\0inside";

    static final List<String> HALF_PAIRS =
            List.of("half \ud83d pair", "\udc00 other half", "ends \udbff", "\udc00\ud800");

    /** Each makes an event with a text in one field, under an id of its own, unless the field is the id. */
    static final Map<String, BiFunction<Touchpoint, String, Touchpoint>> TOUCHPOINT_FIELDS = touchpointFields();

    static final Map<String, BiFunction<Conversion, String, Conversion>> CONVERSION_FIELDS = conversionFields();

    private HostileTexts() {}

    /** A text of a million characters that no compression makes small. */
    static String million() {
        return noise(1_000_000, 29);
    }

    /** Letters of three bytes each. */
    static String noise(int length, long seed) {
        return new Random(seed)
                .ints(length, 0x4e00, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static Touchpoint touchpoint(String id) {
        return touchpoint(id, Instant.parse("2026-01-01T00:00:00Z"));
    }

    static Touchpoint touchpoint(String id, Instant time) {
        return Touchpoint.builder("customer of " + id, time)
                .id(id)
                .channel(Channel.EMAIL)
                .build();
    }

    static Conversion conversion(String id) {
        return conversion(id, Instant.parse("2026-01-02T00:00:00Z"));
    }

    static Conversion conversion(String id, Instant time) {
        return Conversion.builder("customer of " + id, ConversionType.CUSTOM, Money.of("12.34", "EUR"), time)
                .id(id)
                .build();
    }

    private static Map<String, BiFunction<Touchpoint, String, Touchpoint>> touchpointFields() {
        Map<String, BiFunction<Touchpoint, String, Touchpoint>> fields = new LinkedHashMap<>();
        fields.put("id", (touchpoint, text) -> touchpoint.toBuilder().id(text).build());
        fields.put(
                "customer",
                (touchpoint, text) -> Touchpoint.builder(text, touchpoint.time())
                        .id(touchpoint.id())
                        .channel(Channel.EMAIL)
                        .build());
        fields.put(
                "channel",
                (touchpoint, text) ->
                        touchpoint.toBuilder().channel(Channel.of(text)).build());
        fields.put(
                "type",
                (touchpoint, text) -> touchpoint.toBuilder()
                        .type(TouchpointType.of(text, Engagement.CLICK))
                        .build());
        fields.put(
                "channel of the type",
                (touchpoint, text) -> touchpoint.toBuilder()
                        .type(new TouchpointType("type", Engagement.CLICK, text))
                        .build());
        fields.put(
                "campaign",
                (touchpoint, text) -> touchpoint.toBuilder().campaign(text).build());
        fields.put(
                "creative",
                (touchpoint, text) -> touchpoint.toBuilder().creative(text).build());
        fields.put(
                "session",
                (touchpoint, text) -> touchpoint.toBuilder().session(text).build());
        List<BiFunction<Touchpoint, String, Touchpoint>> details = new ArrayList<>();
        details.add((one, text) -> utm(one, new Utm(text, null, null, null, null)));
        details.add((one, text) -> utm(one, new Utm(null, text, null, null, null)));
        details.add((one, text) -> utm(one, new Utm(null, null, text, null, null)));
        details.add((one, text) -> utm(one, new Utm(null, null, null, text, null)));
        details.add((one, text) -> utm(one, new Utm(null, null, null, null, text)));
        for (int i = 0; i < details.size(); i++) {
            fields.put("utm " + i, details.get(i));
        }
        fields.put("device 0", (one, text) -> device(one, new Device(text, null, null)));
        fields.put("device 1", (one, text) -> device(one, new Device(null, text, null)));
        fields.put("device 2", (one, text) -> device(one, new Device(null, null, text)));
        fields.put("place 0", (one, text) -> place(one, new Place(text, null, null)));
        fields.put("place 1", (one, text) -> place(one, new Place(null, text, null)));
        fields.put("place 2", (one, text) -> place(one, new Place(null, null, text)));
        fields.put(
                "attributes",
                (touchpoint, text) ->
                        touchpoint.toBuilder().attributes(Map.of(text, "value")).build());
        fields.put(
                "attribute key",
                (touchpoint, text) ->
                        touchpoint.toBuilder().attributes(Map.of("key", text)).build());
        return fields;
    }

    private static Touchpoint utm(Touchpoint touchpoint, Utm utm) {
        return touchpoint.toBuilder().utm(utm).build();
    }

    private static Touchpoint device(Touchpoint touchpoint, Device device) {
        return touchpoint.toBuilder().device(device).build();
    }

    private static Touchpoint place(Touchpoint touchpoint, Place place) {
        return touchpoint.toBuilder().place(place).build();
    }

    private static Map<String, BiFunction<Conversion, String, Conversion>> conversionFields() {
        Map<String, BiFunction<Conversion, String, Conversion>> fields = new LinkedHashMap<>();
        fields.put("id", (conversion, text) -> conversion.toBuilder().id(text).build());
        fields.put(
                "customer",
                (conversion, text) -> Conversion.builder(
                                text, ConversionType.CUSTOM, conversion.value(), conversion.time())
                        .id(conversion.id())
                        .build());
        fields.put(
                "type",
                (conversion, text) ->
                        conversion.toBuilder().type(ConversionType.of(text)).build());
        fields.put(
                "orderId",
                (conversion, text) -> conversion.toBuilder().orderId(text).build());
        fields.put(
                "productIds",
                (conversion, text) -> conversion.toBuilder()
                        .productIds(List.of("product", text))
                        .build());
        fields.put(
                "category",
                (conversion, text) -> conversion.toBuilder().category(text).build());
        fields.put(
                "adjusts",
                (conversion, text) -> conversion.toBuilder().adjusts(text).build());
        fields.put(
                "attributes",
                (conversion, text) ->
                        conversion.toBuilder().attributes(Map.of(text, "value")).build());
        fields.put(
                "attribute key",
                (conversion, text) ->
                        conversion.toBuilder().attributes(Map.of("key", text)).build());
        return fields;
    }
}
