package org.attributionj.jdbc.internal.file;

/** Texts as parts of statements. */
final class Sql {
    /** What readers of events cut off around a value: all characters up to the blank. */
    private static final String BLANKS = blanks();

    private Sql() {}

    private static String blanks() {
        StringBuilder blanks = new StringBuilder();
        for (char c = 1; c <= ' '; c++) {
            blanks.append(c);
        }
        // NUL would end the statement
        return "'" + blanks + "' || chr(0)";
    }

    /** A text in quotes. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name in quotes. */
    static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A text without the blanks around it; null if nothing is left. */
    static String trimmed(String expression) {
        return "NULLIF(trim(" + expression + ", " + BLANKS + "), '')";
    }
}
