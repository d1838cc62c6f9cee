package org.attributionj.report.funnel;

import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.report.internal.Checks;

/**
 * A step: an event that meets any of its conditions.
 *
 * @param name what people call it
 * @param any the conditions, one or more
 */
public record FunnelStep(String name, List<Condition> any) {

    /** Validates the components. */
    public FunnelStep {
        Checks.notBlank(name, "step name");
        any = List.copyOf(any);
        Checks.check(!any.isEmpty(), "step " + quoted(name) + " must have a condition");
    }

    /**
     * What an event must have, all of it. Fields of touchpoints are {@code type}, {@code engagement}, {@code channel}, {@code
     * campaign}, {@code creative}, {@code device} and {@code attribute.KEY}; a condition with {@code conversion} is met by conversions of that
     * type, {@code *} for all.
     *
     * @param fields names and values
     */
    public record Condition(Map<String, String> fields) {

        /** Validates the component. */
        public Condition {
            fields = ImmutableMap.copyOf(fields);
            Checks.check(!fields.isEmpty(), "a condition must name a field");
            fields.keySet()
                    .forEach(field -> Checks.check(
                            field.equals("conversion") || TouchpointField.isKnown(field),
                            quoted(field) + " is no field of a funnel; fields are "
                                    + String.join(", ", TouchpointField.NAMES) + ", conversion and attribute.KEY"));
        }

        /**
         * A condition on one field.
         *
         * @param field the field
         * @param value its value
         * @return the condition
         */
        public static Condition of(String field, String value) {
            return new Condition(Map.of(field, value));
        }

        boolean isMetBy(Touchpoint touchpoint) {
            return !fields.containsKey("conversion")
                    && fields.entrySet().stream()
                            .allMatch(field -> field.getValue().equals(TouchpointField.of(touchpoint, field.getKey())));
        }

        boolean isMetBy(Conversion conversion) {
            String type = fields.get("conversion");
            return type != null
                    && (type.equals("*") || type.equals(conversion.type().name()))
                    && fields.entrySet().stream()
                            .filter(field -> field.getKey().startsWith("attribute."))
                            .allMatch(field -> field.getValue()
                                    .equals(conversion
                                            .attributes()
                                            .get(field.getKey().substring("attribute.".length()))));
        }
    }

    boolean isMetBy(Touchpoint touchpoint) {
        return any.stream().anyMatch(condition -> condition.isMetBy(touchpoint));
    }

    boolean isMetBy(Conversion conversion) {
        return any.stream().anyMatch(condition -> condition.isMetBy(conversion));
    }
}
