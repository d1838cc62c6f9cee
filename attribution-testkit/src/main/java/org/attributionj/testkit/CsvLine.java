package org.attributionj.testkit;

import java.util.ArrayList;
import java.util.List;

/** Splits one line of comma-separated values, quoted as in RFC 4180. */
final class CsvLine {
    private CsvLine() {}

    static List<String> split(String line, String where) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean doubled = quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"';
            if (doubled) {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException(where + ": a quote is not closed: " + line);
        }
        fields.add(field.toString());
        return fields;
    }
}
