package org.attributionj.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.EventRow;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final int ROWS = 5000;

    /** Every seventh row is bad. */
    private static String text() {
        StringBuilder text = new StringBuilder("customer,time,channel\n");
        for (int i = 0; i < ROWS; i++) {
            text.append("u").append(i / 3).append(i % 7 == 0 ? ",no time,a\n" : ",2026-01-01,a\n");
        }
        return text.toString();
    }

    private static List<String> log(Rows<EventRow> rows, List<String> log) {
        try (rows) {
            rows.forEachRemaining(row -> log.add("row " + row.line()));
            log.add(rows.account().toString() + rows.bytesRead());
        } catch (RuntimeException e) {
            log.add(e.getClass() + ": " + e.getMessage());
        }
        return log;
    }

    private static List<String> direct(EventReader reader, List<Input> inputs) {
        List<String> log = new ArrayList<>();
        return log(reader.read(inputs, reject -> log.add("reject " + reject)), log);
    }

    private static List<String> ahead(EventReader reader, List<Input> inputs) {
        List<String> log = new ArrayList<>();
        return log(ReadAhead.of(sink -> reader.read(inputs, sink), reject -> log.add("reject " + reject)), log);
    }

    @Test
    void everythingComesInTheSameOrder() {
        List<Input> inputs = List.of(Input.of("first", text()), Input.of("second", text()));
        for (ReadLimits limits : List.of(ReadLimits.DEFAULT, ReadLimits.DEFAULT.withMaxRejects(1000))) {
            EventReader reader = EventReader.of(EventOptions.DEFAULT.withLimits(limits));
            assertThat(ahead(reader, inputs)).isEqualTo(direct(reader, inputs)).hasSizeGreaterThan(ROWS);
        }
    }

    @Test
    void whatReadingThrowsIsThrownAfterTheRowsBefore() {
        EventReader reader = EventReader.of(EventOptions.DEFAULT);
        List<Input> inputs = List.of(Input.of("good", text()), Input.of("bad", "what,is,this\n1,2,3\n"));
        List<String> log = ahead(reader, inputs);
        assertThat(log).isEqualTo(direct(reader, inputs));
        assertThat(log.get(log.size() - 1)).contains("no column for customer");
    }

    @Test
    void closingEarlyEndsTheThreadAndClosesTheSource() {
        List<Consumer<RejectedRow>> sinks = new ArrayList<>();
        boolean[] closed = {false};
        Rows<Integer> rows = ReadAhead.of(
                sink -> {
                    sinks.add(sink);
                    return new Endless(closed);
                },
                reject -> {});
        assertThat(rows.next()).isEqualTo(1);
        assertThat(rows.next()).isEqualTo(2);
        assertThat(rows.account().accepted()).isEqualTo(2);
        rows.close();
        assertThat(closed[0]).isTrue();
        assertThat(sinks).hasSize(1);
        rows.close();
    }

    @Test
    void thereIsNothingAfterTheLastRow() {
        EventReader reader = EventReader.of(EventOptions.DEFAULT);
        try (Rows<EventRow> rows = ReadAhead.of(
                sink -> reader.read(List.of(Input.of("one", "customer,time,channel\nu,2026-01-01,a\n")), sink),
                reject -> {})) {
            rows.next();
            assertThat(rows.hasNext()).isFalse();
            assertThatThrownBy(rows::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    private static final class Endless implements Rows<Integer> {
        private final boolean[] closed;
        private int last;

        Endless(boolean[] closed) {
            this.closed = closed;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Integer next() {
            return ++last;
        }

        @Override
        public ReadAccount account() {
            return new ReadAccount(last, last, 0);
        }

        @Override
        public long bytesRead() {
            return last;
        }

        @Override
        public void close() {
            closed[0] = true;
        }
    }
}
