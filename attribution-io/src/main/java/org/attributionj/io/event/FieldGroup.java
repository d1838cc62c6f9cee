package org.attributionj.io.event;

import com.google.common.collect.ImmutableList;

/** Some fields, in order, and a bit for each of them, so that a row can be asked for all at once. */
record FieldGroup(ImmutableList<EventField> fields, long bits) {
    static final FieldGroup NONE = of();

    static FieldGroup of(EventField... fields) {
        return of(ImmutableList.copyOf(fields));
    }

    private static FieldGroup of(ImmutableList<EventField> fields) {
        long bits = 0;
        for (EventField field : fields) {
            bits |= EventRecord.bit(field);
        }
        return new FieldGroup(fields, bits);
    }

    FieldGroup and(EventField field) {
        return of(ImmutableList.<EventField>builder().addAll(fields).add(field).build());
    }
}
