package org.attributionj.models.json;

import static org.attributionj.core.text.PrintedText.quoted;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.ModelKind;
import org.attributionj.models.response.ResponseModel;
import org.attributionj.models.spec.SpecText;

/** The forms of what is no plain record: models within models, and values that are texts. */
final class ModelModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    /** The most objects and arrays within each other: far from what overflows a stack. A model within a model takes two or three. */
    static final int DEEPEST = 150;

    /** The most characters of a file: more than a hundred times the largest fits in use. */
    private static final long LONGEST = 1L << 30;

    private ModelModule() {
        super("org.attributionj.models");
        addText(new TextForm<>(Channel.class, Channel::name, Channel::of));
        addText(new TextForm<>(Currency.class, Currency::getCurrencyCode, Currency::getInstance));
        addText(new TextForm<>(Duration.class, Duration::toString, Duration::parse));
        addText(new TextForm<>(Dimension.class, ModelModule::nameOf, Dimension::named));
        addText(new TextForm<>(ConversionType.class, ConversionType::name, ConversionType::of));
        addText(new TextForm<>(Goal.class, ModelModule::textOf, ModelModule::goalOf));
        addText(new TextForm<>(PathTransform.class, PathTransform::toString, PathTransform::parse));
        addModel(AttributionModel.class);
        addModel(ResponseModel.class);
        addDeserializer(StoredModel.class, new WholeReader());
    }

    /** A mapper that writes equal models as equal bytes, and refuses whatever it would have to guess. */
    static JsonMapper mapper() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxDocumentLength(LONGEST)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .build())
                .build();
        JsonMapper mapper = JsonMapper.builder(factory)
                .addModule(new ModelModule())
                // derived facts such as isConverged() of something that is no component are no members
                .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                // the shortest text of a double, on every JDK
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        for (Class<?> collection : List.of(List.class, Map.class)) {
            mapper.configOverride(collection).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL));
        }
        return mapper;
    }

    private static String nameOf(Dimension dimension) {
        if (!Dimension.isKnownByName(dimension)) {
            throw new IllegalArgumentException("dimension " + quoted(dimension.name())
                    + " is made by code of your own, which JSON cannot hold. Maybe put its labels into an attribute of"
                    + " touchpoints, and use Dimension.attribute.");
        }
        return dimension.name();
    }

    /** Types in order, with bars between; nothing for the goal of all types. */
    private static String textOf(Goal goal) {
        return goal.types().stream().map(type -> SpecText.encode(type.name())).collect(Collectors.joining("|"));
    }

    private static Goal goalOf(String text) {
        return text.isEmpty()
                ? Goal.everything()
                : new Goal(Stream.of(text.split("\\|", -1))
                        .map(type -> ConversionType.of(SpecText.decode(type)))
                        .collect(ImmutableSet.toImmutableSet()));
    }

    private <T> void addText(TextForm<T> form) {
        addSerializer(form.type(), form.newWriter());
        addDeserializer(form.type(), form.newReader());
        addKeySerializer(form.type(), form.newKeyWriter());
        addKeyDeserializer(form.type(), form.newKeyReader());
    }

    private <T> void addModel(Class<T> type) {
        addSerializer(type, new InnerWriter<>(type));
        addDeserializer(type, new InnerReader<>(type));
    }

    private static final class InnerWriter<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        InnerWriter(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T model, JsonGenerator out, SerializerProvider provider) throws IOException {
            ModelKind<?, ?> kind = ModelKinds.of(model);
            out.writeStartObject(model);
            out.writeStringField(StoredModel.MODEL, kind.name());
            if (StoredScope.isToldBy(model)) {
                provider.defaultSerializeField(StoredModel.SCOPE, StoredScope.of(model), out);
            }
            provider.defaultSerializeField(StoredModel.FIT, kind.fitOf(model), out);
            out.writeEndObject();
        }
    }

    private static final class InnerReader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final Class<T> type;

        InnerReader(Class<T> type) {
            super(type);
            this.type = type;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            StoredModel stored = StoredModel.read(in, context, false);
            return StoredModel.as(type, stored.model(), stored.kind());
        }
    }

    private static final class WholeReader extends StdDeserializer<StoredModel> {
        private static final long serialVersionUID = 1L;

        WholeReader() {
            super(StoredModel.class);
        }

        @Override
        public StoredModel deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return StoredModel.read(in, context, true);
        }
    }
}
