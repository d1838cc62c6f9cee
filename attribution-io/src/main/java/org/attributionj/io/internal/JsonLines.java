package org.attributionj.io.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.RejectedRow;

/** The lines of a JSON Lines file, each with one object. Single thread. */
public final class JsonLines implements Closeable {
    private static final int DEEPEST = 50;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final Input input;
    private final RecordScanner scanner;
    private final Tally tally;

    /**
     * The lines of a file.
     *
     * @param input the file
     * @param bytes its bytes, which are closed with this
     * @param limits what is put up with
     * @param tally is told of bad lines
     */
    public JsonLines(Input input, Bytes bytes, ReadLimits limits, Tally tally) {
        this.input = input;
        this.tally = tally;
        scanner = RecordScanner.lines(input, bytes, limits, tally);
    }

    /** Takes the members of an object. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes one object, up to its end.
         *
         * @param parser stands on the object's opening brace
         * @throws IOException if the JSON is malformed
         * @throws RowProblem if a member is not as it should be
         */
        void visit(JsonParser parser) throws IOException, RowProblem;
    }

    /**
     * Moves to the next line that holds one well-formed object which the visitor takes; the others are rejected.
     *
     * @param visitor takes the object
     * @return false at the end of the file
     * @throws IOException if the file cannot be read
     */
    public boolean next(Visitor visitor) throws IOException {
        while (scanner.next()) {
            try {
                parse(visitor);
                return true;
            } catch (JsonProcessingException e) {
                reject(malformed(e, scanner.text()));
            } catch (RowProblem e) {
                reject(e);
            }
        }
        return false;
    }

    private void parse(Visitor visitor) throws IOException, RowProblem {
        int length = scanner.end() - scanner.start();
        try (JsonParser parser = FACTORY.createParser(scanner.buffer(), scanner.start(), length)) {
            visit(parser, scanner::text, visitor);
        }
    }

    private static RowProblem malformed(JsonProcessingException e, String text) {
        long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
        return new RowProblem("character " + column, text, "is no well-formed JSON: " + reason(e));
    }

    /**
     * What the parser says, without its advice to programmers.
     *
     * @param e the problem
     * @return the reason, without the text that could not be read
     */
    public static String reason(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int advice = message.indexOf(": enable `");
        return advice < 0 ? message : message.substring(0, advice);
    }

    private static void visit(JsonParser parser, Supplier<String> text, Visitor visitor)
            throws IOException, RowProblem {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new RowProblem("", text.get(), "is no JSON object");
        }
        visitor.visit(parser);
        if (parser.nextToken() != null) {
            throw new RowProblem("", text.get(), "has more than one JSON value on the line");
        }
    }

    /**
     * Parses a text that is one object, as a line is.
     *
     * @param text the text
     * @param visitor takes the object
     * @throws RowProblem if the text is no well-formed object, or the visitor does not take it
     */
    public static void parse(String text, Visitor visitor) throws RowProblem {
        try (JsonParser parser = FACTORY.createParser(text)) {
            visit(parser, () -> text, visitor);
        } catch (JsonProcessingException e) {
            throw malformed(e, text);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
    }

    /**
     * Rejects the current line.
     *
     * @param problem what is wrong with it
     */
    public void reject(RowProblem problem) {
        tally.reject(
                new RejectedRow(input.name(), scanner.line(), problem.column(), problem.value(), problem.reason()));
    }

    /**
     * The current line.
     *
     * @return the line, from 1
     */
    public long line() {
        return scanner.line();
    }

    /**
     * The bytes taken from the input so far.
     *
     * @return the number
     */
    public long bytesRead() {
        return scanner.bytesRead();
    }

    @Override
    public void close() throws IOException {
        scanner.close();
    }
}
