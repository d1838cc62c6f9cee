package org.attributionj.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.EventRow;
import org.attributionj.io.path.PathOptions;
import org.attributionj.io.path.PathReader;
import org.attributionj.io.path.PathRow;
import org.junit.jupiter.api.Test;

/** A row that no sum has room for is rejected with its line; the others are read. */
class OneRowTooManyTest {
    private static final long HALF = Long.MAX_VALUE / 2;

    @Test
    void countsThatAddUpBeyondALongAreRejected() {
        List<RejectedRow> rejects = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        Input first = Input.of("a.csv", "path,conversions,value,null\nx," + HALF + ",1,0\ny,0,0," + HALF + "\n");
        Input second =
                Input.of("b.csv", "path,conversions,value,null\nz,5,1,5\ny,1,1,0\nx," + Long.MAX_VALUE + ",1,9\n");
        try (Rows<PathRow> rows = PathReader.of(PathOptions.DEFAULT).read(List.of(first, second), rejects::add)) {
            rows.forEachRemaining(row -> counts.add(row.conversions() + row.nulls()));
        }
        assertThat(counts).containsExactly(HALF, HALF, 1L);
        assertThat(rejects).extracting(RejectedRow::file).containsOnly("b.csv");
        assertThat(rejects).extracting(RejectedRow::line).containsExactly(2L, 4L);
        assertThat(rejects).allSatisfy(row -> assertThat(row.reason()).contains("2^63"));
    }

    @Test
    void a257thNumberOfDecimalsIsRejected() {
        List<RejectedRow> rejects = new ArrayList<>();
        StringBuilder events = new StringBuilder("customer,time,conversion,value\n");
        for (int decimals = 0; decimals < 270; decimals++) {
            events.append("c,2026-03-01T10:00:00Z,1,1.")
                    .append("0".repeat(decimals))
                    .append("1\n");
        }
        events.append("c,2026-03-01T10:00:00Z,1,1.01\n");
        int accepted = 0;
        try (Rows<EventRow> rows = EventReader.of(EventOptions.DEFAULT)
                .read(List.of(Input.of("events.csv", events.toString())), rejects::add)) {
            while (rows.hasNext()) {
                rows.next();
                accepted++;
            }
        }
        assertThat(accepted).isBetween(257, 258);
        assertThat(accepted + rejects.size()).isEqualTo(271);
        assertThat(rejects.get(0).file()).isEqualTo("events.csv");
        assertThat(rejects.get(0).column()).isEqualTo("value");
        assertThat(rejects.get(0).line()).isEqualTo(accepted + 1L);
    }
}
