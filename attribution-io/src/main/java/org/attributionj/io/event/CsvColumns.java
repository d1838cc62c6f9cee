package org.attributionj.io.event;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.internal.RowValues;

/** What the columns of one CSV file stand for. Immutable and thread-safe. */
final class CsvColumns {
    private static final ImmutableList<EventField> ANY_OF = ImmutableList.of(
            EventField.CHANNEL,
            EventField.TYPE,
            EventField.CONVERSION,
            EventField.CONVERSION_ID,
            EventField.CONVERSION_TYPE,
            EventField.VALUE,
            EventField.ADJUSTS);

    private final ImmutableList<String> columns;
    private final EventField[] fields;
    private final int[] indices;
    private final int[] free;
    private final boolean isFlagged;

    private CsvColumns(ImmutableList<String> columns, Map<EventField, Integer> known, List<Integer> free) {
        this.columns = columns;
        fields = known.keySet().toArray(new EventField[0]);
        indices = known.values().stream().mapToInt(Integer::intValue).toArray();
        this.free = free.stream().mapToInt(Integer::intValue).toArray();
        isFlagged = known.containsKey(EventField.CONVERSION);
    }

    static CsvColumns of(String file, List<String> columns, ColumnNames names) {
        Map<EventField, Integer> known = new EnumMap<>(EventField.class);
        List<Integer> free = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<EventField> fields = names.fieldsOf(columns.get(i));
            for (EventField field : fields) {
                Integer earlier = known.putIfAbsent(field, i);
                if (earlier != null) {
                    throw ambiguous(file, field, columns.get(earlier), columns.get(i));
                }
            }
            if (fields.isEmpty()) {
                free.add(i);
            }
        }
        names.mapping().forEach((field, column) -> {
            if (!column.isEmpty() && !known.containsKey(field)) {
                throw new UnusableInputException(file + " has no column \"" + column + "\", which is mapped to "
                        + field.canonicalName() + "; its columns are " + String.join(", ", columns));
            }
        });
        require(file, columns, known, ImmutableList.of(EventField.CUSTOMER));
        require(file, columns, known, ImmutableList.of(EventField.TIME));
        require(file, columns, known, ANY_OF);
        return new CsvColumns(ImmutableList.copyOf(columns), known, free);
    }

    private static UnusableInputException ambiguous(String file, EventField field, String first, String second) {
        String name = field.canonicalName();
        return new UnusableInputException(file + " has two columns for " + name + ", \"" + first + "\" and \"" + second
                + "\"; map the right one: " + name + "=" + first);
    }

    private static void require(
            String file, List<String> columns, Map<EventField, Integer> known, List<EventField> anyOf) {
        if (anyOf.stream().noneMatch(known::containsKey)) {
            String needed = anyOf.stream().map(EventField::canonicalName).collect(Collectors.joining(" or "));
            String names = anyOf.stream()
                    .flatMap(field -> anyOf.size() == 1 ? field.names().stream() : Stream.of(field.canonicalName()))
                    .collect(Collectors.joining(", "));
            throw new UnusableInputException(file + " has no column for " + needed + "; its columns are "
                    + String.join(", ", columns) + ". Names that would do: " + names + "; or map a column: "
                    + anyOf.get(0).canonicalName() + "=COLUMN"
                    + (columns.size() == 1 ? ". Or is the separator of columns another one?" : ""));
        }
    }

    /** Prepares a record for rows of this file. */
    void name(EventRecord row) {
        row.clear();
        row.setFlagged(isFlagged);
        for (int i = 0; i < fields.length; i++) {
            row.name(fields[i], columns.get(indices[i]));
        }
    }

    /** How many columns there are. */
    int count() {
        return columns.size();
    }

    /** A column's name, or its place if it has none. */
    String nameOf(int column) {
        String name = columns.get(column);
        return name.isEmpty() ? "column " + (column + 1) : name;
    }

    /** Copies a row's values. */
    void copy(RowValues from, EventRecord to) {
        for (int i = 0; i < fields.length; i++) {
            to.set(fields[i], from.get(indices[i]));
        }
        if (free.length > 0) {
            to.clearFree();
            for (int column : free) {
                String value = from.get(column);
                if (value != null) {
                    to.addFree(nameOf(column), value);
                }
            }
        }
    }
}
