package org.attributionj.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.jspecify.annotations.Nullable;

/**
 * A journey's components. Its end is left out where the conversion or the last touchpoint tells it, windows if there are
 * none, or if the attribute {@link #WITHOUT_WINDOWS} is set.
 */
final class JourneyForm {
    /** Set on a writer, for files of many journeys that were assembled under the same windows. */
    static final Object WITHOUT_WINDOWS = "org.attributionj.journeys-without-windows";

    private static final String CUSTOMER = "customer";
    private static final String TOUCHPOINTS = "touchpoints";
    private static final String CONVERSION = "conversion";
    private static final String ADJUSTMENTS = "adjustments";
    private static final String END = "end";
    private static final String WINDOWS = "windows";

    private JourneyForm() {}

    private static @Nullable Instant impliedEnd(List<Touchpoint> touchpoints, @Nullable Conversion conversion) {
        if (conversion != null) {
            return conversion.time();
        }
        return touchpoints.isEmpty()
                ? null
                : touchpoints.get(touchpoints.size() - 1).time();
    }

    static final class Writer extends StdSerializer<Journey> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Journey.class);
        }

        @Override
        public void serialize(Journey journey, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject(journey);
            out.writeStringField(CUSTOMER, journey.customer());
            provider.defaultSerializeField(TOUCHPOINTS, journey.touchpoints(), out);
            if (journey.conversion() != null) {
                provider.defaultSerializeField(CONVERSION, journey.conversion(), out);
            }
            if (!journey.adjustments().isEmpty()) {
                provider.defaultSerializeField(ADJUSTMENTS, journey.adjustments(), out);
            }
            if (!journey.end().equals(impliedEnd(journey.touchpoints(), journey.conversion()))) {
                provider.defaultSerializeField(END, journey.end(), out);
            }
            boolean isUsual = journey.windows().equals(LookbackWindows.none());
            if (!isUsual && provider.getAttribute(WITHOUT_WINDOWS) == null) {
                provider.defaultSerializeField(WINDOWS, journey.windows(), out);
            }
            out.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<Journey> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Journey.class);
        }

        @Override
        public Journey deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.isExpectedStartObjectToken()) {
                return (Journey) context.handleUnexpectedToken(Journey.class, parser);
            }
            String customer = null;
            List<Touchpoint> touchpoints = List.of();
            Conversion conversion = null;
            List<Conversion> adjustments = List.of();
            Instant end = null;
            LookbackWindows windows = LookbackWindows.none();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case CUSTOMER -> customer = context.readValue(parser, String.class);
                    case TOUCHPOINTS -> touchpoints = List.of(context.readValue(parser, Touchpoint[].class));
                    case CONVERSION -> conversion = context.readValue(parser, Conversion.class);
                    case ADJUSTMENTS -> adjustments = List.of(context.readValue(parser, Conversion[].class));
                    case END -> end = context.readValue(parser, Instant.class);
                    case WINDOWS -> windows = context.readValue(parser, LookbackWindows.class);
                    default -> context.handleUnknownProperty(parser, this, Journey.class, name);
                }
            }
            if (end == null) {
                List<Touchpoint> ordered =
                        touchpoints.stream().sorted(Touchpoint.ORDER).toList();
                end = impliedEnd(ordered, conversion);
            }
            if (customer == null || end == null) {
                return context.reportInputMismatch(
                        Journey.class, "a journey needs a customer and a touchpoint or a conversion");
            }
            try {
                return new Journey(customer, touchpoints, conversion, adjustments, end, windows);
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(Journey.class, "%s", e.getMessage());
            }
        }
    }
}
