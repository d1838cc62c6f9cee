package org.attributionj.jdbc.internal.schema;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.support.StoreException;

/**
 * One version's changes, a plain SQL file: statements that end with a semicolon, and lines of comment.
 *
 * @param version the version that they lead to
 * @param name the file's name
 */
record Script(int version, String name) {
    /** No legal name of a package, so that the module path hides nothing in there. */
    private static final String FOLDER = "META-INF/attributionj/schema/";

    /** A jar's folders cannot be listed by name: all versions, from 1. */
    private static final List<String> VERSIONS = List.of(
            "events_and_results",
            "path_tables",
            "erasures_by_stripe",
            "conversions_by_time",
            "sessions_and_erased_events");

    static int newest() {
        return VERSIONS.size();
    }

    static Script of(int version) {
        return new Script(version, "V" + version + "__" + VERSIONS.get(version - 1) + ".sql");
    }

    /** The statements, with the names of the database's tables. */
    List<String> statements(Database database) {
        String sql = read(FOLDER + database.dialect().name() + "/" + name)
                .lines()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .replace("${prefix}", database.names().prefix())
                .replace("${at}", database.names().table(""));
        for (Map.Entry<String, String> placeholder :
                database.dialect().placeholders().entrySet()) {
            sql = sql.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return Splitter.on(';')
                .trimResults(CharMatcher.whitespace())
                .omitEmptyStrings()
                .splitToList(sql);
    }

    private static String read(String resource) {
        try (InputStream bytes = Script.class.getClassLoader().getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new StoreException("the jar lacks " + resource + "; use a complete one");
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
