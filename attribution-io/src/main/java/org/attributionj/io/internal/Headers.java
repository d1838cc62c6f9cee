package org.attributionj.io.internal;

import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import org.attributionj.io.Input;
import org.attributionj.io.UnusableInputException;

/** Finds columns by their names, ignoring case, spaces, underscores and hyphens. Immutable and thread-safe. */
public final class Headers {
    private final Input input;
    private final ImmutableList<String> columns;

    /**
     * The columns of a file.
     *
     * @param input the file
     * @param columns the names in its header
     */
    public Headers(Input input, List<String> columns) {
        this.input = input;
        this.columns = ImmutableList.copyOf(columns);
    }

    /**
     * A name without what is ignored in it.
     *
     * @param name a column's name
     * @return the name in lower case, without spaces, underscores and hyphens
     */
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c > ' ' && c != '_' && c != '-') {
                key.append(c);
            }
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * The column that has one of some names.
     *
     * @param names the names
     * @return its index, or -1 if there is none
     * @throws UnusableInputException if two columns do
     */
    public int find(List<String> names) {
        List<String> keys = names.stream().map(Headers::key).toList();
        int found = -1;
        for (int i = 0; i < columns.size(); i++) {
            if (keys.contains(key(columns.get(i)))) {
                if (found >= 0) {
                    throw new UnusableInputException(
                            input + " has two columns for " + names.get(0) + ", " + quoted(columns.get(found)) + " and "
                                    + quoted(columns.get(i)) + "; rename or remove one of them");
                }
                found = i;
            }
        }
        return found;
    }

    /**
     * The column that has one of some names.
     *
     * @param names the names
     * @return its index
     * @throws UnusableInputException if there is none, or two are
     */
    public int require(List<String> names) {
        int found = find(names);
        if (found < 0) {
            throw new UnusableInputException(input + " has no column for " + names.get(0) + "; its columns are "
                    + String.join(", ", columns) + ". Names that would do: " + String.join(", ", names));
        }
        return found;
    }
}
