package org.attributionj.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reference numbers from elsewhere, with their origin: a CSV file on the class path that says where it comes from.
 *
 * <pre>
 * # source: ChannelAttribution 2.2.4 on CRAN, R 4.4.1
 * # command: heuristic_models(data, "path", "total_conversions")
 * # tolerance: 1e-9
 * channel,first_touch,last_touch
 * email,14.5,3
 * "paid search, brand",2,7.25
 * </pre>
 *
 * <p>Lines that begin with {@code #} are comments, anywhere in the file; those of the form {@code # key: value} say
 * something about it, and {@code source} and {@code command} must be among them. The first other line names the columns.
 * Fields may be quoted as in RFC 4180, but hold no line breaks. Encoding: UTF-8. Immutable and thread-safe.
 */
public final class GoldenFile {
    private static final String COMMENT = "#";

    private final String name;
    private final ImmutableMap<String, String> facts;
    private final ImmutableList<String> columns;
    private final ImmutableList<GoldenRow> rows;

    private GoldenFile(
            String name, Map<String, String> facts, ImmutableList<String> columns, ImmutableList<GoldenRow> rows) {
        this.name = name;
        this.facts = ImmutableMap.copyOf(facts);
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Reads a file of the class path.
     *
     * @param beside a class whose class loader finds the file
     * @param resource the file, relative to the class's package, or from the root with a leading slash
     * @return the file
     * @throws IllegalArgumentException if there is no such file, it does not name its source and its command, or a row has
     *     more or fewer fields than there are columns
     * @throws UncheckedIOException if it cannot be read
     */
    public static GoldenFile read(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "golden file " + resource + " is not on the class path beside " + beside.getName());
            }
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("golden file " + resource + " cannot be read", e);
        }
    }

    /**
     * Reads a file's text.
     *
     * @param name what errors call the file
     * @param text the text
     * @return the file
     * @throws IllegalArgumentException as {@link #read} does
     */
    public static GoldenFile parse(String name, String text) {
        Map<String, String> facts = new HashMap<>();
        ImmutableList<String> columns = null;
        ImmutableList.Builder<GoldenRow> rows = ImmutableList.builder();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String where = name + ":" + number;
            if (line.startsWith(COMMENT)) {
                addFact(line.substring(1), facts);
            } else if (columns == null && !line.isBlank()) {
                columns = ImmutableList.copyOf(CsvLine.split(line, where));
                requireDistinct(columns, where);
            } else if (columns != null && !line.isEmpty()) {
                rows.add(GoldenRow.of(where, columns, CsvLine.split(line, where)));
            }
        }
        requireFact(name, facts, "source");
        requireFact(name, facts, "command");
        if (columns == null) {
            throw new IllegalArgumentException(
                    "golden file " + name + " must have a line with the names of its columns");
        }
        return new GoldenFile(name, facts, columns, rows.build());
    }

    private static void requireDistinct(List<String> columns, String where) {
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException(where + ": names of columns must be distinct, but were " + columns);
        }
    }

    private static void addFact(String comment, Map<String, String> facts) {
        int colon = comment.indexOf(':');
        if (colon > 0) {
            facts.putIfAbsent(
                    comment.substring(0, colon).trim(),
                    comment.substring(colon + 1).trim());
        }
    }

    private static String requireFact(String name, Map<String, String> facts, String key) {
        String value = facts.getOrDefault(key, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException("golden file " + name + " must have a line \"# " + key
                    + ": ...\" that says where its numbers are from");
        }
        return value;
    }

    /**
     * Where the numbers are from: program and version, publication and page.
     *
     * @return the text, never blank
     */
    public String source() {
        return fact("source");
    }

    /**
     * How the numbers were made, so that it can be done again.
     *
     * @return the text, never blank
     */
    public String command() {
        return fact("command");
    }

    /**
     * How far a computed number may be from the file's.
     *
     * @return a number, 0 or more
     * @throws IllegalArgumentException if the file names no tolerance or it is no such number
     */
    public double tolerance() {
        String text = fact("tolerance");
        try {
            double tolerance = Double.parseDouble(text);
            if (tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY) {
                return tolerance;
            }
        } catch (NumberFormatException e) {
            throw badTolerance(text, e);
        }
        throw badTolerance(text, null);
    }

    private IllegalArgumentException badTolerance(String text, @Nullable NumberFormatException cause) {
        return new IllegalArgumentException(
                "tolerance of golden file " + name + " must be a number of 0 or more, but was \"" + text + "\"", cause);
    }

    /**
     * What the file says about itself under a key.
     *
     * @param key the key, such as {@code seed}
     * @return the text
     * @throws IllegalArgumentException if the file has no line {@code # key: ...}
     */
    public String fact(String key) {
        return requireFact(name, facts, key);
    }

    /**
     * The names of the columns.
     *
     * @return the names, in order
     */
    public ImmutableList<String> columns() {
        return columns;
    }

    /**
     * The rows.
     *
     * @return the rows, in order
     */
    public ImmutableList<GoldenRow> rows() {
        return rows;
    }

    /** The file's name. */
    @Override
    public String toString() {
        return name;
    }
}
