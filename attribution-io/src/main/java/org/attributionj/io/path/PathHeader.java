package org.attributionj.io.path;

import static org.attributionj.core.text.PrintedText.quoted;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.attributionj.io.Input;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.internal.HeaderText;
import org.attributionj.io.internal.Headers;

/** Finds the columns of a path table. Immutable. */
final class PathHeader {
    private final Input input;
    private final List<String> names;
    private final Map<PathField, String> mapping;

    PathHeader(Input input, List<String> names, Map<PathField, String> mapping) {
        this.input = input;
        this.names = names;
        this.mapping = mapping;
    }

    /** The place of each field's column; fields without one are left out. */
    Map<PathField, Integer> columns() {
        Map<PathField, Integer> found = new EnumMap<>(PathField.class);
        mapping.forEach((field, column) -> {
            if (!column.isEmpty()) {
                found.put(field, mapped(field, column));
            }
        });
        for (int i = 0; i < names.size(); i++) {
            PathField field = PathField.find(names.get(i)).orElse(null);
            if (field != null && !mapping.containsKey(field) && !found.containsValue(i)) {
                Integer earlier = found.putIfAbsent(field, i);
                if (earlier != null) {
                    throw new UnusableInputException(input + " has two columns for " + field.canonicalName() + ", "
                            + quoted(names.get(earlier)) + " and " + quoted(names.get(i)) + "; map the right one: "
                            + field.canonicalName() + "=" + names.get(earlier));
                }
            }
        }
        return found;
    }

    private int mapped(PathField field, String column) {
        for (int i = 0; i < names.size(); i++) {
            if (Headers.key(names.get(i)).equals(Headers.key(column))) {
                return i;
            }
        }
        throw new UnusableInputException(input + " has no column " + quoted(column) + ", which is mapped to "
                + field.canonicalName() + "; " + text());
    }

    private String text() {
        return HeaderText.of(names, name -> PathField.find(name).isPresent());
    }

    void require(PathField field, Map<PathField, Integer> columns) {
        if (!columns.containsKey(field)) {
            throw new UnusableInputException(input + " has no column for " + field.canonicalName() + "; " + text()
                    + ". Names that would do: " + String.join(", ", field.names()) + "; or map a column: "
                    + field.canonicalName() + "=COLUMN");
        }
    }
}
