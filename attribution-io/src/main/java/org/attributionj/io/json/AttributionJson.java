package org.attributionj.io.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The library's records as JSON, and back: what is written reads back as an equal value.
 *
 * <ul>
 *   <li>Records are objects with their components' names. Null components and empty collections are left out, and so is a
 *       sequence of 0; left out, they read back as such.
 *   <li>Channels and conversion types are texts. So are well-known touchpoint types; others are objects with {@code
 *       name}, {@code engagement} and, if there is one, {@code channelName}.
 *   <li>Money is {@code {"amount":"12.50","currency":"EUR"}}: the amount is a text, as many readers of JSON numbers lose
 *       digits and scale; a number is read as well. Amounts of more than 1,000 digits are refused.
 *   <li>Times are ISO 8601 instants, durations ISO 8601 durations ({@code PT720H}).
 *   <li>{@link org.attributionj.core.money.Shares} are {@code {"units":[...],"baselineUnits":n}}, in units of
 *       2<sup>-60</sup>.
 *   <li>A journey's {@code end} is left out where its conversion or last touchpoint tells it, its {@code windows} if
 *       there are none; a {@link org.attributionj.core.columnar.Dimension} is its name, and a name that is not built in is
 *       that of a free attribute.
 * </ul>
 *
 * <p>Unknown members are refused, and so are texts for numbers and the reverse.
 */
public final class AttributionJson {
    private AttributionJson() {}

    /**
     * The forms of the library's own types, for a mapper of yours that also has the modules for {@code java.time} and
     * {@code java.util.Optional}. How missing, unknown and null members are treated is up to that mapper.
     *
     * @return a new module
     */
    public static Module module() {
        return new RecordModule();
    }

    /**
     * A mapper with these forms.
     *
     * @return a new mapper, thread-safe as long as its settings are left alone
     */
    public static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(new RecordModule())
                // derived facts such as isConverted() are no components
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
        for (Class<?> collection : List.of(List.class, Set.class, Map.class)) {
            mapper.configOverride(collection)
                    .setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                    .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        return mapper;
    }
}
