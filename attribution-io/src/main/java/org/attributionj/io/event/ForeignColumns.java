package org.attributionj.io.event;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;

/**
 * Columns whose names mean something else in some well-known exports: RudderStack's {@code channel} is web, mobile or server,
 * Adobe's is the section of a site; Amplitude's {@code event_id} counts one user's events. In such a file they are taken only
 * if the user maps them. Immutable and thread-safe.
 */
final class ForeignColumns {
    private static final ImmutableList<Trap> TRAPS = ImmutableList.of(
            new Trap(
                    EventField.CHANNEL,
                    "channel",
                    ImmutableSet.of("anonymousId", "anonymous_id", "originalTimestamp", "original_timestamp"),
                    "the kind of source, web or server"),
            new Trap(
                    EventField.CHANNEL,
                    "channel",
                    ImmutableSet.of("post_visid_high", "hit_time_gmt", "post_event_list"),
                    "the section of a site"),
            new Trap(
                    EventField.ID,
                    "event_id",
                    ImmutableSet.of("amplitude_id", "distinct_id"),
                    "a counter, and not unique"));

    private final ImmutableList<Trap> traps;

    private ForeignColumns(ImmutableList<Trap> traps) {
        this.traps = traps;
    }

    /** A column that is not to be taken for a field by its name if another column stands beside it. */
    private record Trap(EventField field, String column, ImmutableSet<String> beside, String meaning) {}

    static ForeignColumns of(List<String> columns) {
        return new ForeignColumns(TRAPS.stream()
                .filter(trap -> trap.beside().stream().anyMatch(columns::contains))
                .collect(ImmutableList.toImmutableList()));
    }

    /** The fields of a column, less those that it is not. */
    List<EventField> without(String column, List<EventField> fields, ColumnNames names) {
        if (traps.isEmpty()) {
            return fields;
        }
        return fields.stream()
                .filter(field -> names.isMapped(field)
                        || traps.stream()
                                .noneMatch(trap ->
                                        trap.field() == field && trap.column().equals(column)))
                .toList();
    }

    /** Says why a column of the right name was not taken. */
    String hint(List<EventField> wanted) {
        return traps.stream()
                .filter(trap -> wanted.contains(trap.field()))
                .findFirst()
                .map(trap -> ". A column " + trap.field().canonicalName() + " is " + trap.meaning()
                        + " in files like this one; map it if it is meant")
                .orElse("");
    }

    /** The same for one object of JSON, whose members are known only after it was read. */
    static void release(EventRecord record, ColumnNames names) {
        if (!record.hasFree()) {
            return;
        }
        for (Trap trap : TRAPS) {
            String value = record.get(trap.field());
            if (value != null
                    && !names.isMapped(trap.field())
                    && trap.column().equals(record.column(trap.field()))
                    && record.hasFreeOf(trap.beside())) {
                record.addFree(record.column(trap.field()), value);
                record.set(trap.field(), null);
            }
        }
    }
}
