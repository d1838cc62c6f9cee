package org.attributionj.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Optional;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.TouchpointType;

/** A well-known type's name; {@code {"name":..., "engagement":..., "channelName":...}} for others. */
final class TouchpointTypeForm {
    private static final String NAME = "name";
    private static final String ENGAGEMENT = "engagement";
    private static final String CHANNEL_NAME = "channelName";

    private TouchpointTypeForm() {}

    private static Optional<TouchpointType> wellKnown(String name) {
        return TouchpointType.find(name).filter(type -> type.name().equals(name));
    }

    static final class Writer extends StdSerializer<TouchpointType> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(TouchpointType.class);
        }

        @Override
        public void serialize(TouchpointType type, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (wellKnown(type.name()).filter(type::equals).isPresent()) {
                out.writeString(type.name());
                return;
            }
            out.writeStartObject(type);
            out.writeStringField(NAME, type.name());
            out.writeStringField(ENGAGEMENT, type.engagement().name());
            if (type.channelName() != null) {
                out.writeStringField(CHANNEL_NAME, type.channelName());
            }
            out.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<TouchpointType> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(TouchpointType.class);
        }

        @Override
        public TouchpointType deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                String name = parser.getText();
                Optional<TouchpointType> known = wellKnown(name);
                return known.isPresent()
                        ? known.get()
                        : context.reportInputMismatch(
                                TouchpointType.class,
                                "\"%s\" is no well-known touchpoint type; write {\"name\": \"%s\", \"engagement\": ...}",
                                name,
                                name);
            }
            JsonNode node = context.readTree(parser);
            if (!node.path(NAME).isTextual() || !node.path(ENGAGEMENT).isTextual()) {
                return context.reportInputMismatch(
                        TouchpointType.class, "a touchpoint type needs a name and an engagement");
            }
            Engagement engagement = context.readTreeAsValue(node.get(ENGAGEMENT), Engagement.class);
            JsonNode channel = node.get(CHANNEL_NAME);
            try {
                return new TouchpointType(
                        node.get(NAME).textValue(), engagement, channel == null ? null : channel.textValue());
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(TouchpointType.class, "%s", e.getMessage());
            }
        }
    }
}
