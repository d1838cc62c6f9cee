package org.attributionj.spring;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import org.attributionj.io.json.AttributionJson;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractGenericHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * The library's records as JSON bodies, in the forms of {@link AttributionJson}, alone or in collections. One for both
 * lines of Spring Boot, whatever version of Jackson their own mapper is of.
 */
final class RecordMessageConverter extends AbstractGenericHttpMessageConverter<Object> {
    private static final String OURS = "org.attributionj.";

    private final JsonMapper mapper = AttributionJson.mapper();

    RecordMessageConverter() {
        super(MediaType.APPLICATION_JSON);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return isOurs(type);
    }

    @Override
    public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType mediaType) {
        return isOurs(type) && canRead(mediaType);
    }

    @Override
    public boolean canWrite(@Nullable Type type, Class<?> runtimeType, @Nullable MediaType mediaType) {
        return isOurs(type == null ? runtimeType : type) && canWrite(mediaType);
    }

    /** Whether it is a record of ours, or a collection of them; Spring also asks about types that it does not know. */
    private static boolean isOurs(Type type) {
        ResolvableType whole = ResolvableType.forType(type);
        ResolvableType collection = whole.as(Iterable.class);
        Class<?> element = (collection == ResolvableType.NONE ? whole : collection.getGeneric()).resolve();
        return element != null && element.getName().startsWith(OURS);
    }

    @Override
    public Object read(Type type, @Nullable Class<?> context, HttpInputMessage message) throws IOException {
        try {
            return mapper.readValue(message.getBody(), mapper.constructType(type));
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException(e.getOriginalMessage(), e, message);
        }
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        return read(type, null, message);
    }

    @Override
    protected void writeInternal(Object value, @Nullable Type type, HttpOutputMessage message) throws IOException {
        mapper.writeValue(message.getBody(), value);
    }
}
