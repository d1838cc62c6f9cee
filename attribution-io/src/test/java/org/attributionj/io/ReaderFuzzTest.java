package org.attributionj.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.attributionj.io.event.EventField;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.RowRules;
import org.attributionj.io.path.PathOptions;
import org.attributionj.io.path.PathReader;
import org.attributionj.io.population.PopulationReader;
import org.attributionj.io.record.RecordReader;

/**
 * Whatever the bytes, the readers throw no exception but the documented ones, do not hang, and account for every row.
 *
 * <p>A normal build reads the seed inputs beside this class. To look for new ones, a method at a time:
 *
 * <pre>
 *   JAZZER_FUZZ=1 mvn -pl attribution-io -am test -Dsurefire.failIfNoSpecifiedTests=false \
 *       -Dtest='ReaderFuzzTest#csvEvents'
 * </pre>
 *
 * <p>which runs for the {@code maxDuration} below; findings are written beside the seeds.
 */
class ReaderFuzzTest {
    private static final String DURATION = "2m";
    private static final String HEADER = "customer,time,channel,type,conversion,value,currency,products,note\n";
    private static final EventOptions SMALL = EventOptions.DEFAULT.withLimits(
            ReadLimits.DEFAULT.withMaxRecordBytes(256).withMaxRecordLines(4));

    private static <T> void read(Supplier<Reading<T>> reader) {
        try {
            Reading<T> reading = reader.get();
            assertThat(reading.account().accepted()).isEqualTo(reading.rows().size());
            assertThat(reading.account().rejected()).isEqualTo(reading.rejects().size());
        } catch (UnusableInputException | UncheckedIOException e) {
            assertThat(e).hasMessageContaining("fuzz");
        }
    }

    private static byte[] after(String header, byte[] data) {
        byte[] start = header.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + data.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(data, 0, all, start.length, data.length);
        return all;
    }

    @FuzzTest(maxDuration = DURATION)
    void anyFile(byte[] data) {
        read(() -> Reading.events(EventOptions.DEFAULT, Input.of("fuzz", data)));
        read(() -> Reading.of(PopulationReader.of(ReadLimits.DEFAULT)::read, Input.of("fuzz", data)));
    }

    @FuzzTest(maxDuration = DURATION)
    void csvEvents(byte[] data) {
        Input input = Input.of("fuzz", after(HEADER, data));
        read(() -> Reading.events(EventOptions.DEFAULT, input));
        read(() -> Reading.events(SMALL, input));
    }

    @FuzzTest(maxDuration = DURATION)
    void jsonEvents(byte[] data) {
        read(() -> Reading.events(SMALL, Input.of("fuzz", after("{}\n{\"time\":0,", data))));
    }

    @FuzzTest(maxDuration = DURATION)
    void rulesOfOnesOwn(byte[] data) {
        EventOptions own = SMALL.withColumns(
                        EventField.parseMapping("channel=a.b|note+type|'x',customer=customer|list[0]"))
                .withRules(RowRules.DEFAULT.withWhere("type != drop").withConversionWhen("value > 0"));
        read(() -> Reading.events(own, Input.of("fuzz", after(HEADER, data))));
        read(() -> Reading.events(own, Input.of("fuzz", after("[{\"customer\":", data))));
        EventOptions records = own.withRules(own.rules().withRecords("a.b"));
        read(() -> Reading.events(records, Input.of("fuzz", after("{\"a\":{\"b\":[", data))));
    }

    @FuzzTest(maxDuration = DURATION)
    void records(byte[] data) {
        RecordReader reader = RecordReader.of(Dialect.FOUND, SMALL.limits(), name -> false);
        for (byte[] file : new byte[][] {data, after("PK\3\4", data), after("\ufeff[", data), after("sep=;\n", data)}) {
            read(() -> Reading.of(reader::read, Input.of("fuzz", file)));
        }
    }

    @FuzzTest(maxDuration = DURATION)
    void paths(byte[] data) {
        Input input = Input.of("fuzz", after("path,total_conversions,total_conversion_value,total_null\n", data));
        read(() -> Reading.of(PathReader.of(PathOptions.DEFAULT)::read, input));
    }

    @FuzzTest(maxDuration = DURATION)
    void times(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        for (TimeFormat format : new TimeFormat[] {
            TimeFormat.of(ZoneId.of("America/New_York")), TimeFormat.ofPattern("M/d/yyyy H:mm", ZoneId.of("UTC"))
        }) {
            try {
                Instant time = format.parse(text);
                assertThat(time)
                        .isBetween(Instant.parse("1899-12-31T00:00:00Z"), Instant.parse("2301-01-02T00:00:00Z"));
            } catch (DateTimeException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }
}
