package org.attributionj.io.event;

import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.fields.ColumnFields;
import org.attributionj.io.internal.HeaderText;
import org.attributionj.io.internal.RowValues;
import org.attributionj.io.value.ValueExpression;

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

    /** Fields that make a row what it is: of these, two columns are one too many. */
    private static final ImmutableSet<EventField> NEEDS_ONE = Sets.immutableEnumSet(
            EventField.CUSTOMER,
            EventField.TIME,
            EventField.CHANNEL,
            EventField.ID,
            EventField.CONVERSION,
            EventField.CONVERSION_ID,
            EventField.CONVERSION_TYPE,
            EventField.VALUE,
            EventField.CURRENCY,
            EventField.ORDER_ID,
            EventField.ADJUSTS,
            EventField.COST);

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
        ForeignColumns foreign = ForeignColumns.of(columns);
        for (int i = 0; i < columns.size(); i++) {
            List<EventField> fields = foreign.without(columns.get(i), names.fieldsOf(columns.get(i)), names);
            for (EventField field : fields) {
                Integer earlier = known.putIfAbsent(field, i);
                if (earlier != null && NEEDS_ONE.contains(field)) {
                    throw ambiguous(file, field, columns.get(earlier), columns.get(i));
                }
                if (earlier != null && field.rank(columns.get(i)) < field.rank(columns.get(earlier))) {
                    known.put(field, i);
                }
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!known.containsValue(i)) {
                free.add(i);
            }
        }
        names.mapping().forEach((field, column) -> {
            if (!column.isEmpty() && !OwnRules.isMade(column) && !known.containsKey(field)) {
                throw new UnusableInputException(file + " has no column " + quoted(column) + ", which is mapped to "
                        + field.canonicalName() + "; " + HeaderText.of(columns, names::isKnown));
            }
        });
        require(file, columns, known, names, foreign, ImmutableList.of(EventField.CUSTOMER));
        require(file, columns, known, names, foreign, ImmutableList.of(EventField.TIME));
        require(file, columns, known, names, foreign, ANY_OF);
        return new CsvColumns(ImmutableList.copyOf(columns), known, free);
    }

    private static UnusableInputException ambiguous(String file, EventField field, String first, String second) {
        String name = field.canonicalName();
        return new UnusableInputException(file + " has two columns for " + name + ", " + quoted(first) + " and "
                + quoted(second) + "; map the right one: " + name + "=" + first);
    }

    private static void require(
            String file,
            List<String> columns,
            Map<EventField, Integer> known,
            ColumnNames names,
            ForeignColumns foreign,
            List<EventField> anyOf) {
        if (anyOf.stream().noneMatch(field -> known.containsKey(field) || names.isMade(field))) {
            String needed = anyOf.stream().map(EventField::canonicalName).collect(Collectors.joining(" or "));
            String would = anyOf.stream()
                    .flatMap(field -> anyOf.size() == 1 ? field.names().stream() : Stream.of(field.canonicalName()))
                    .collect(Collectors.joining(", "));
            throw new UnusableInputException(file + " has no column for " + needed + "; "
                    + HeaderText.of(columns, names::isKnown) + ". Names that would do: " + would + "; or map a column: "
                    + anyOf.get(0).canonicalName() + "=COLUMN"
                    + foreign.hint(anyOf)
                    + (columns.size() == 1 ? ". Or is the separator of columns another one?" : ""));
        }
    }

    /** Refuses what the user's own rules ask of columns that are not there. */
    void requireOwn(String file, EventOptions options, ColumnFields fields) {
        OwnRules rules = OwnRules.of(options);
        rules.made().forEach((field, made) -> requireAny(file, field, made, fields));
        requireConditions(file, rules, fields);
        requireColumns(file, "sequence", options.sequenceColumns(), fields);
    }

    /** Refuses what is made of columns none of which is there. */
    private void requireAny(String file, EventField field, ValueExpression made, ColumnFields fields) {
        if (!made.names().isEmpty() && made.names().stream().allMatch(name -> fields.column(name) < 0)) {
            throw new UnusableInputException(file + " has none of the columns " + String.join(", ", made.names())
                    + ", of which " + field.canonicalName() + " is made; "
                    + HeaderText.of(columns, name -> EventField.find(name).isPresent()));
        }
    }

    /** Refuses conditions on columns that are not there. */
    private void requireConditions(String file, OwnRules rules, ColumnFields fields) {
        if (rules.where() != null) {
            requireColumns(file, "the condition " + rules.where(), rules.where().names(), fields);
        }
        if (rules.conversionWhen() != null) {
            requireColumns(
                    file,
                    "the condition " + rules.conversionWhen(),
                    rules.conversionWhen().names(),
                    fields);
        }
    }

    private void requireColumns(String file, String what, Collection<String> needed, ColumnFields fields) {
        for (String name : needed) {
            if (fields.column(name) < 0) {
                throw new UnusableInputException(file + " has no column " + quoted(name) + ", which " + what
                        + " needs; "
                        + HeaderText.of(
                                columns, column -> EventField.find(column).isPresent()));
            }
        }
    }

    /** Whether a second value of a field is one too many, rather than an attribute. */
    static boolean needsOne(EventField field) {
        return NEEDS_ONE.contains(field);
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
