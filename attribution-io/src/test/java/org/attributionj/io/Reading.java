package org.attributionj.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.EventRow;
import org.attributionj.io.event.RowRules;

/** All that came of reading some inputs. */
public record Reading<T>(List<T> rows, List<RejectedRow> rejects, ReadAccount account) {

    public static <T> Reading<T> of(
            BiFunction<List<Input>, Consumer<? super RejectedRow>, Rows<T>> reader, Input... inputs) {
        List<T> rows = new ArrayList<>();
        List<RejectedRow> rejects = new ArrayList<>();
        try (Rows<T> open = reader.apply(List.of(inputs), rejects::add)) {
            open.forEachRemaining(rows::add);
            return new Reading<>(rows, rejects, open.account());
        }
    }

    public static Reading<EventRow> events(EventOptions options, Input... inputs) {
        return of(EventReader.of(options)::read, inputs);
    }

    /** The same where every text means itself, and no order stands for its conversion. */
    public static Reading<EventRow> literally(String text) {
        return events(
                EventOptions.DEFAULT.withRules(
                        RowRules.DEFAULT.withMissing(Set.of()).withOnePerOrder(false)),
                Input.of("test", text));
    }

    public static Reading<EventRow> events(String text) {
        return events(EventOptions.DEFAULT, Input.of("test", text));
    }

    public T only() {
        if (rows.size() != 1 || !rejects.isEmpty()) {
            throw new AssertionError("one row was expected, but there are " + rows + " and rejected " + rejects);
        }
        return rows.get(0);
    }

    public RejectedRow onlyReject() {
        if (!rows.isEmpty() || rejects.size() != 1) {
            throw new AssertionError("one reject was expected, but there are " + rejects + " and accepted " + rows);
        }
        return rejects.get(0);
    }
}
