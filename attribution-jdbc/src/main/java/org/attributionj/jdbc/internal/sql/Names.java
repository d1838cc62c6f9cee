package org.attributionj.jdbc.internal.sql;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the user's schema and prefix into statements: <code>{touchpoints}</code> becomes {@code marketing.aj_touchpoints}.
 * Thread-safe.
 *
 * @param schema the schema; null for the connection's own
 * @param prefix what every name begins with
 * @param expanded the statements made so far: there are a few dozen
 */
public record Names(@Nullable String schema, String prefix, Map<String, String> expanded) {
    /** Names that need no quotes in any dialect, so that statements typed by hand find the tables. */
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]{0,29}");

    private static final Pattern TABLE = Pattern.compile("\\{([a-z_]+)}");

    /** Refuses names that would need quotes, and so text that is no name. */
    public static Names of(@Nullable String schema, String prefix) {
        requirePlain(schema, "schema");
        requirePlain(prefix.isEmpty() ? null : prefix, "tablePrefix");
        return new Names(schema, prefix, new ConcurrentHashMap<>());
    }

    private static void requirePlain(@Nullable String name, String what) {
        if (name != null && !PLAIN.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " must be a lower-case letter and up to 29 lower-case letters,"
                    + " digits and underscores, but was \"" + name + "\"");
        }
    }

    /** What stands before a prefixed name: the schema and a dot, or nothing. */
    public String at() {
        return schema == null ? "" : schema + ".";
    }

    /** A table's full name. */
    public String table(String name) {
        return at() + prefix + name;
    }

    /** A statement with full names. */
    public String expand(String sql) {
        return expanded.computeIfAbsent(
                sql, template -> TABLE.matcher(template).replaceAll(match -> table(match.group(1))));
    }
}
