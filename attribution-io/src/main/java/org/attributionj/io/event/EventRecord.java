package org.attributionj.io.event;

import static org.attributionj.core.text.PrintedText.quoted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.attributionj.io.internal.MissingWords;
import org.attributionj.io.internal.RowProblem;
import org.jspecify.annotations.Nullable;

/**
 * One row's values by field, whatever the format of its file; used again for the next row. Single thread.
 */
final class EventRecord {
    private static final int FIELDS = EventField.values().length;

    /** By the numbers of fields. */
    private final @Nullable String[] values = new String[FIELDS];

    private final @Nullable String[] columns = new String[FIELDS];
    /** A bit for each field that has a value, by number: most rows have few of many fields. */
    private long present;

    private final List<String> freeNames = new ArrayList<>();
    private final List<String> freeValues = new ArrayList<>();
    private @Nullable List<String> products;
    private @Nullable String typeChannel;
    private boolean isFlagged;
    private boolean isMoney;

    void clear() {
        Arrays.fill(values, null);
        Arrays.fill(columns, null);
        present = 0;
        clearFree();
        products = null;
        typeChannel = null;
        isFlagged = false;
        isMoney = false;
    }

    void clearFree() {
        freeNames.clear();
        freeValues.clear();
    }

    /** Says how the file calls a field. */
    void name(EventField field, String column) {
        columns[field.number()] = column;
    }

    void set(EventField field, @Nullable String value) {
        values[field.number()] = value;
        present = value == null ? present & ~bit(field) : present | bit(field);
    }

    static long bit(EventField field) {
        return 1L << field.number();
    }

    boolean hasAny(FieldGroup fields) {
        return (present & fields.bits()) != 0;
    }

    @Nullable
    String get(EventField field) {
        return values[field.number()];
    }

    /** A value that is known to be there. */
    String require(EventField field) {
        return Objects.requireNonNull(get(field), field.canonicalName());
    }

    /** Drops values of some fields that are words for nothing. */
    void dropWords(FieldGroup fields, MissingWords missing) {
        for (long left = present & fields.bits(); left != 0; left &= left - 1) {
            int number = Long.numberOfTrailingZeros(left);
            String value = values[number];
            if (value != null && missing.isMissing(value)) {
                values[number] = null;
                present &= ~(1L << number);
            }
        }
    }

    boolean has(EventField field) {
        return (present & bit(field)) != 0;
    }

    /** How the file calls a field; its canonical name if the file has none. */
    String column(EventField field) {
        String column = columns[field.number()];
        return column == null ? field.canonicalName() : column;
    }

    boolean hasFree() {
        return !freeNames.isEmpty();
    }

    /** Whether there is a free attribute by one of some names. */
    boolean hasFreeOf(Set<String> names) {
        for (String name : freeNames) {
            if (names.contains(name)) {
                return true;
            }
        }
        return false;
    }

    void addFree(String name, String value) {
        freeNames.add(name);
        freeValues.add(value);
    }

    /** A list of products that is given as such, whose elements may hold any character. */
    void setProducts(List<String> list) {
        products = list;
    }

    @Nullable
    List<String> products() {
        return products;
    }

    void setTypeChannel(String channel) {
        typeChannel = channel;
    }

    @Nullable
    String typeChannel() {
        return typeChannel;
    }

    /** Says that the value is an object of an amount and a currency, as the library itself writes conversions, zero included. */
    void setMoney(boolean money) {
        isMoney = money;
    }

    boolean isMoney() {
        return isMoney;
    }

    /** Says that there is a conversion flag, even if its value is empty. */
    void setFlagged(boolean flagged) {
        isFlagged = flagged;
    }

    boolean isFlagged() {
        return isFlagged;
    }

    /** The free attributes, with the given fields' values under their columns' names. */
    Map<String, String> attributes(FieldGroup unused) throws RowProblem {
        if (freeNames.isEmpty() && products == null && !hasAny(unused)) {
            return Map.of();
        }
        Map<String, String> all = null;
        for (int i = 0; i < freeNames.size(); i++) {
            all = put(all, freeNames.get(i), freeValues.get(i));
        }
        for (EventField field : unused.fields()) {
            String value = get(field);
            if (value != null) {
                all = put(all, column(field), value);
            } else if (field == EventField.PRODUCTS && products != null) {
                all = put(all, column(field), String.join("|", products));
            }
        }
        return all == null ? Map.of() : all;
    }

    private static Map<String, String> put(@Nullable Map<String, String> map, String name, String value)
            throws RowProblem {
        Map<String, String> attributes = map == null ? new TreeMap<>() : map;
        String earlier = attributes.put(name, value);
        if (earlier != null && !earlier.equals(value)) {
            throw new RowProblem(name, value, "is given twice, the other time as " + quoted(earlier));
        }
        return attributes;
    }

    RowProblem problem(EventField field, String reason) {
        String value = get(field);
        return new RowProblem(column(field), value == null ? "" : value, reason);
    }
}
