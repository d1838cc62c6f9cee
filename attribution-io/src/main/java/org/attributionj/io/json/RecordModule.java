package org.attributionj.io.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;

/** The forms of the types that are not written as plain records. */
final class RecordModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    RecordModule() {
        super("org.attributionj");
        addText(Channel.class, Channel::name, Channel::of);
        addText(ConversionType.class, ConversionType::name, ConversionType::of);
        addText(
                Dimension.class,
                Dimension::name,
                name -> Dimension.find(name).orElseGet(() -> Dimension.attribute(name)));
        addSerializer(Money.class, new MoneyForm.Writer());
        addDeserializer(Money.class, new MoneyForm.Reader());
        addSerializer(TouchpointType.class, new TouchpointTypeForm.Writer());
        addDeserializer(TouchpointType.class, new TouchpointTypeForm.Reader());
        addSerializer(Shares.class, new SharesForm.Writer());
        addDeserializer(Shares.class, new SharesForm.Reader());
        addSerializer(Journey.class, new JourneyForm.Writer());
        addDeserializer(Journey.class, new JourneyForm.Reader());
        setMixInAnnotation(Touchpoint.class, Sequenced.class);
        setMixInAnnotation(Conversion.class, Sequenced.class);
        // keeps the order in which elements are written
        addAbstractTypeMapping(Set.class, LinkedHashSet.class);
    }

    /** Leaves the usual sequence out. */
    interface Sequenced {
        /** The sequence, written unless it is 0. */
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        long sequence();
    }

    private <T> void addText(Class<T> type, Function<T, String> toText, Function<String, T> fromText) {
        addSerializer(type, new TextWriter<>(type, toText, false));
        addKeySerializer(type, new TextWriter<>(type, toText, true));
        addDeserializer(type, new TextReader<>(type, fromText));
        addKeyDeserializer(type, new KeyReader(fromText));
    }

    private static final class TextWriter<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<T, String> toText;
        private final boolean isKey;

        TextWriter(Class<T> type, Function<T, String> toText, boolean isKey) {
            super(type);
            this.toText = toText;
            this.isKey = isKey;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (isKey) {
                out.writeFieldName(toText.apply(value));
            } else {
                out.writeString(toText.apply(value));
            }
        }
    }

    private static final class TextReader<T> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> fromText;

        TextReader(Class<T> type, Function<String, T> fromText) {
            super(type);
            this.fromText = fromText;
        }

        @Override
        protected boolean _shouldTrim() {
            return false;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) {
            return fromText.apply(text);
        }
    }

    private static final class KeyReader extends KeyDeserializer {
        private final Function<String, ?> fromText;

        KeyReader(Function<String, ?> fromText) {
            this.fromText = fromText;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return fromText.apply(key);
        }
    }
}
