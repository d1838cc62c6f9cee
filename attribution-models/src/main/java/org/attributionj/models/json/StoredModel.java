package org.attributionj.models.json;

import static org.attributionj.core.text.PrintedText.quoted;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import org.attributionj.models.ModelKind;

/**
 * A model as it stands in JSON, {@code {"model":...,"fit":...}}, and whole files have a header before it.
 *
 * @param kind the name of the model's kind
 * @param model the model
 */
record StoredModel(String kind, Object model) {
    static final String HEADER = "attributionj";
    static final String FORMAT = "format";
    static final String MODEL = "model";
    static final String SCOPE = "scope";
    static final String FIT = "fit";

    /** The oldest format that is read: without scopes. */
    private static final int OLDEST = 1;

    /** A model as the type that is asked for. */
    static <T> T as(Class<T> type, Object model, String kind) throws JsonMappingException {
        if (!type.isInstance(model)) {
            throw new JsonMappingException(
                    null,
                    "a model of kind " + quoted(kind) + " is no " + type.getSimpleName() + ", which is needed here");
        }
        return type.cast(model);
    }

    /** Reads a whole file, or a model within a model. */
    static StoredModel read(JsonParser in, DeserializationContext context, boolean hasHeader) throws IOException {
        if (!in.isExpectedStartObjectToken()) {
            throw JsonMappingException.from(
                    in, "a fitted model must be an object, but starts with " + in.currentToken());
        }
        boolean sawHeader = false;
        ModelKind<?, ?> kind = null;
        TokenBuffer buffer = null;
        Object model = null;
        StoredScope scope = null;
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String member = in.currentName();
            in.nextToken();
            if (hasHeader && member.equals(HEADER)) {
                readHeader(in, context);
                sawHeader = true;
            } else if (member.equals(MODEL)) {
                kind = kind(in, context);
            } else if (member.equals(SCOPE)) {
                scope = scope(in, context);
            } else if (member.equals(FIT)) {
                if (kind == null) {
                    // members have no order: what the kind will make of this is not known yet
                    buffer = context.bufferForInputBuffering(in);
                    buffer.copyCurrentStructure(in);
                } else {
                    model = model(kind, in, context);
                }
            } else {
                context.handleUnknownProperty(in, null, StoredModel.class, member);
            }
        }
        if (kind != null && model == null && buffer != null) {
            try (JsonParser buffered = buffer.asParser(in)) {
                buffered.nextToken();
                model = model(kind, buffered, context);
            }
        }
        if (kind == null || model == null || sawHeader != hasHeader) {
            String header = hasHeader ? "\"" + HEADER + "\":{\"" + FORMAT + "\":" + FittedModelJson.FORMAT + "}, " : "";
            throw JsonMappingException.from(
                    in, "a fitted model must have " + header + "\"" + MODEL + "\" and \"" + FIT + "\"");
        }
        return new StoredModel(kind.name(), scope == null ? model : scoped(model, scope, in));
    }

    private static StoredScope scope(JsonParser in, DeserializationContext context) throws IOException {
        try {
            StoredScope scope = context.readValue(in, StoredScope.class);
            if (scope == null) {
                throw JsonMappingException.from(in, "must not be null");
            }
            return scope;
        } catch (JsonMappingException e) {
            e.prependPath(StoredModel.class, SCOPE);
            throw e;
        }
    }

    private static Object scoped(Object model, StoredScope scope, JsonParser in) throws JsonMappingException {
        try {
            return scope.appliedTo(model);
        } catch (IllegalArgumentException | NullPointerException e) {
            JsonMappingException refused = JsonMappingException.from(in, String.valueOf(e.getMessage()), e);
            refused.prependPath(StoredModel.class, SCOPE);
            throw refused;
        }
    }

    private static void readHeader(JsonParser in, DeserializationContext context) throws IOException {
        Header header = context.readValue(in, Header.class);
        if (header == null) {
            throw JsonMappingException.from(in, HEADER + " must not be null");
        }
        if (header.format() < OLDEST || header.format() > FittedModelJson.FORMAT) {
            throw JsonMappingException.from(
                    in,
                    FORMAT + " must be " + OLDEST + " to " + FittedModelJson.FORMAT + ", but was " + header.format()
                            + (header.format() > FittedModelJson.FORMAT
                                    ? ". Maybe the file was written by a newer version of the library."
                                    : ""));
        }
    }

    /** What files begin with. */
    record Header(int format) {}

    private static ModelKind<?, ?> kind(JsonParser in, DeserializationContext context) throws IOException {
        String name = in.hasToken(JsonToken.VALUE_STRING)
                ? in.getText()
                : (String) context.handleUnexpectedToken(String.class, in);
        ModelKind<?, ?> kind = name == null ? null : ModelKinds.named(name);
        if (kind == null) {
            throw JsonMappingException.from(
                    in, MODEL + " must be one of " + ModelKinds.names() + ", but was " + quoted(name));
        }
        return kind;
    }

    private static Object model(ModelKind<?, ?> kind, JsonParser in, DeserializationContext context)
            throws IOException {
        try {
            Object fit = context.readValue(in, kind.fitType());
            if (fit == null) {
                throw JsonMappingException.from(in, "must not be null");
            }
            return modelOf(kind, fit, in);
        } catch (JsonMappingException e) {
            e.prependPath(StoredModel.class, FIT);
            throw e;
        }
    }

    private static Object modelOf(ModelKind<?, ?> kind, Object fit, JsonParser in) throws JsonMappingException {
        try {
            return kind.modelOf(fit);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException | NullPointerException e) {
            String message = e.getMessage() == null ? "the data are not those of a fit" : e.getMessage();
            throw JsonMappingException.from(in, message, e);
        }
    }
}
