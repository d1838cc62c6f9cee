package org.attributionj.models.json;

import static org.attributionj.core.text.PrintedText.escapedLines;
import static org.attributionj.core.text.PrintedText.shortened;
import static org.attributionj.models.internal.Checks.notNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.ModelKind;
import org.attributionj.models.response.ResponseModel;

/**
 * Fitted models as JSON: what is written reads back as an equal model, which credits every journey to the same bit.
 *
 * <pre>{@code
 * {"attributionj":{"format":2},"model":"markov","scope":{"path":"channel","transforms":[],"goal":"purchase",
 *  "windows":{...}},"fit":{...}}
 * }</pre>
 *
 * <ul>
 *   <li>{@code model} is the kind: {@code markov}, {@code auto}, {@code logistic} and so on; {@code fit} is the plain data
 *       that the kind is made of, such as {@link org.attributionj.models.markov.MarkovCounts} or {@link
 *       org.attributionj.models.auto.AutoFit}, with the names of its components. Models inside of models (credit from a
 *       response model, blends, modified and transformed models) are {@code {"model":...,"fit":...}}, and models that need no
 *       fit are of the kind {@code text}, by their names.
 *   <li>{@code scope} is what the model was fitted to, {@link org.attributionj.core.model.FitScope}, where it knows: the
 *       dimension by its name, transforms as texts, the goal as conversion types with bars between them (empty for all), the windows.
 *       Format 1 had none: models that are read from it take paths and conversions of any kind, as they did.
 *   <li>Numbers keep every bit: a double is the shortest text that reads back as it, in quotes if it is infinite; counts are
 *       whole numbers. Durations are ISO 8601 texts, currencies ISO 4217 codes, dimensions their names.
 *   <li>Members are written in a fixed order, without white space: equal models give equal bytes. They are read in any order,
 *       and none may be missing, unknown or there twice.
 * </ul>
 *
 * <p>Written are all learned models of the catalogue, {@link org.attributionj.models.shapley.ResponseCredit} of any of them,
 * their blends, modifications and transformations, and models of other jars whose {@link
 * org.attributionj.models.ModelProvider} names their kind. Refused, by name, are other models and dimensions that a program
 * has made of its own code: no file can hold that.
 *
 * <p>What is read is checked as if it came from a stranger: a text gives a valid model or a {@link
 * FittedModelFormatException}. Texts of more than 2<sup>30</sup> characters, of models more than about 50 deep within each
 * other, and numbers of more than 1,000 digits are refused before they are read. Files of a newer format are refused. Checking and solving cost time and memory in proportion
 * to the text, except that a Markov chain is solved again.
 *
 * <p>Needs {@code jackson-databind} on the class path. Thread-safe.
 */
public final class FittedModelJson {
    /** The format that is written, and the newest that is read. */
    public static final int FORMAT = 2;

    /** So many characters of a problem are told. */
    private static final int MOST_SHOWN = 2_000;

    private static final JsonMapper MAPPER = ModelModule.mapper();

    private FittedModelJson() {}

    /**
     * Writes a model.
     *
     * @param model the model
     * @return the text, equal for equal models
     * @throws IllegalArgumentException if the model, or something in it, cannot be stored; the message names it
     */
    public static String write(AttributionModel model) {
        return text(model);
    }

    /**
     * Writes a model.
     *
     * @param model the model
     * @param out receives the text; flushed, not closed
     * @throws IllegalArgumentException if the model, or something in it, cannot be stored; parts may be written by then
     * @throws IOException if writing fails
     */
    public static void write(AttributionModel model, Writer out) throws IOException {
        writeAny(model, out);
    }

    /**
     * Writes a response model, which need not be an attribution model.
     *
     * @param model the model
     * @return the text, equal for equal models; the same as {@link #write(AttributionModel)} gives for a model that is both
     * @throws IllegalArgumentException if the model, or something in it, cannot be stored; the message names it
     */
    public static String writeResponse(ResponseModel model) {
        return text(model);
    }

    /**
     * Writes a response model, which need not be an attribution model.
     *
     * @param model the model
     * @param out receives the text; flushed, not closed
     * @throws IllegalArgumentException if the model, or something in it, cannot be stored; parts may be written by then
     * @throws IOException if writing fails
     */
    public static void writeResponse(ResponseModel model, Writer out) throws IOException {
        writeAny(model, out);
    }

    /**
     * Reads a model.
     *
     * @param json the text
     * @return the model, equal to the one that was written
     * @throws FittedModelFormatException if the text holds no model that can be read
     */
    public static AttributionModel read(String json) {
        return parsed(json, AttributionModel.class);
    }

    /**
     * Reads a model.
     *
     * @param in the text; read to its end, not closed
     * @return the model, equal to the one that was written
     * @throws FittedModelFormatException if the text holds no model that can be read
     * @throws IOException if reading fails
     */
    public static AttributionModel read(Reader in) throws IOException {
        return readAny(in, AttributionModel.class);
    }

    /**
     * Reads a response model.
     *
     * @param json the text
     * @return the model, equal to the one that was written
     * @throws FittedModelFormatException if the text holds no response model that can be read
     */
    public static ResponseModel readResponse(String json) {
        return parsed(json, ResponseModel.class);
    }

    /**
     * Reads a response model.
     *
     * @param in the text; read to its end, not closed
     * @return the model, equal to the one that was written
     * @throws FittedModelFormatException if the text holds no response model that can be read
     * @throws IOException if reading fails
     */
    public static ResponseModel readResponse(Reader in) throws IOException {
        return readAny(in, ResponseModel.class);
    }

    private static String text(Object model) {
        StringWriter out = new StringWriter();
        try {
            writeAny(model, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not fail to be written", e);
        }
        return out.toString();
    }

    private static void writeAny(Object model, Writer out) throws IOException {
        ModelKind<?, ?> kind = ModelKinds.of(notNull(model, "model"));
        try (JsonGenerator json = MAPPER.createGenerator(notNull(out, "out"))) {
            json.writeStartObject();
            json.writeObjectFieldStart(StoredModel.HEADER);
            json.writeNumberField(StoredModel.FORMAT, FORMAT);
            json.writeEndObject();
            json.writeStringField(StoredModel.MODEL, kind.name());
            if (StoredScope.isToldBy(model)) {
                json.writeFieldName(StoredModel.SCOPE);
                MAPPER.writeValue(json, StoredScope.of(model));
            }
            json.writeFieldName(StoredModel.FIT);
            MAPPER.writeValue(json, kind.fitOf(model));
            json.writeEndObject();
        } catch (JsonProcessingException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof StreamConstraintsException) {
                    throw new IllegalArgumentException(
                            "a model must not be made of models more than about " + ModelModule.DEEPEST / 3
                                    + " deep, but this one is",
                            e);
                }
                if (cause instanceof IllegalArgumentException) {
                    // what is in the model and cannot be stored says so itself
                    throw new IllegalArgumentException(cause.getMessage(), e);
                }
            }
            throw e;
        }
    }

    private static <T> T parsed(String json, Class<T> type) {
        try {
            return readAny(new StringReader(notNull(json, "json")), type);
        } catch (IOException e) {
            throw new UncheckedIOException("a string does not fail to be read", e);
        }
    }

    private static <T> T readAny(Reader in, Class<T> type) throws IOException {
        try {
            StoredModel stored = MAPPER.readValue(notNull(in, "in"), StoredModel.class);
            if (stored == null) {
                throw JsonMappingException.from((JsonParser) null, "a fitted model must be an object, but was null");
            }
            return StoredModel.as(type, stored.model(), stored.kind());
        } catch (JsonProcessingException e) {
            throw refusal(e);
        }
    }

    private static FittedModelFormatException refusal(JsonProcessingException e) {
        StringBuilder message = new StringBuilder("cannot read a fitted model");
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            message.append(" at ");
            for (JsonMappingException.Reference step : mapping.getPath()) {
                if (step.getFieldName() == null) {
                    message.append('[').append(step.getIndex()).append(']');
                } else {
                    message.append(message.charAt(message.length() - 1) == ' ' ? "" : ".")
                            .append(shortened(step.getFieldName()));
                }
            }
        }
        JsonLocation location = e.getLocation();
        int line = location == null ? 0 : Math.max(0, location.getLineNr());
        int column = location == null ? 0 : Math.max(0, location.getColumnNr());
        if (line > 0) {
            message.append(" (line ")
                    .append(line)
                    .append(", column ")
                    .append(column)
                    .append(')');
        }
        return new FittedModelFormatException(
                message.append(": ").append(shown(problem(e))).toString(), line, column, e);
    }

    /** What parsers and other libraries say may hold any amount of the text. */
    private static String shown(String problem) {
        return escapedLines(problem.length() > MOST_SHOWN ? problem.substring(0, MOST_SHOWN) + "…" : problem);
    }

    /** What a record or a model said itself, or else what the parser says. */
    private static String problem(JsonProcessingException e) {
        Throwable cause = e.getCause();
        if (cause instanceof IllegalArgumentException || cause instanceof NullPointerException) {
            String own = cause.getMessage();
            return own == null ? e.getOriginalMessage() : own;
        }
        String message = e.getOriginalMessage();
        // which settings make the parser so strict is nobody's business
        int settings = message.indexOf("; `DeserializationFeature");
        return settings < 0 ? message : message.substring(0, settings);
    }
}
