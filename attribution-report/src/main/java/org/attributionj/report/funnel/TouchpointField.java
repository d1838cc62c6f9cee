package org.attributionj.report.funnel;

import java.util.List;
import java.util.Locale;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.report.internal.Checks;
import org.jspecify.annotations.Nullable;

/** Fields of touchpoints by name, as funnels are written. */
final class TouchpointField {
    static final String ATTRIBUTE = "attribute.";
    static final List<String> NAMES = List.of("type", "engagement", "channel", "campaign", "creative", "device");

    private TouchpointField() {}

    static boolean isKnown(String field) {
        return NAMES.contains(field) || (field.startsWith(ATTRIBUTE) && field.length() > ATTRIBUTE.length());
    }

    /** Refuses what is neither empty nor a field. */
    static void check(String field, String role) {
        Checks.check(
                field.isEmpty() || isKnown(field),
                role + " must be " + String.join(", ", NAMES) + ", attribute.KEY or nothing, but was \"" + field
                        + "\"");
    }

    /** The value of a touchpoint; empty if it has none. */
    static String of(Touchpoint touchpoint, String field) {
        return switch (field) {
            case "" -> "";
            case "type" -> touchpoint.type().name();
            case "engagement" -> touchpoint.type().engagement().name().toLowerCase(Locale.ROOT);
            case "channel" -> touchpoint.channel().name();
            case "campaign" -> text(touchpoint.campaign());
            case "creative" -> text(touchpoint.creative());
            case "device" ->
                touchpoint.device() == null ? "" : text(touchpoint.device().type());
            default -> text(touchpoint.attributes().get(field.substring(ATTRIBUTE.length())));
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
