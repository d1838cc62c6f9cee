package org.attributionj.models.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * Values that are texts in JSON, as members and as names of members.
 *
 * @param <T> the values
 * @param type their class
 * @param toText the text of a value
 * @param fromText the value of a text
 */
record TextForm<T>(Class<T> type, Function<T, String> toText, Function<String, T> fromText) {

    JsonSerializer<T> newWriter() {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(toText.apply(value));
            }
        };
    }

    JsonSerializer<T> newKeyWriter() {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeFieldName(toText.apply(value));
            }
        };
    }

    JsonDeserializer<T> newReader() {
        return new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                if (!in.hasToken(JsonToken.VALUE_STRING)) {
                    return type.cast(context.handleUnexpectedToken(type, in));
                }
                return value(in.getText(), context);
            }
        };
    }

    KeyDeserializer newKeyReader() {
        return new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) throws IOException {
                return value(key, context);
            }
        };
    }

    private T value(String text, DeserializationContext context) throws IOException {
        try {
            return fromText.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw context.weirdStringException(
                    text, type, e.getMessage() == null ? "no " + type.getSimpleName() : e.getMessage());
        }
    }
}
