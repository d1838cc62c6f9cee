package org.attributionj.bench;

import com.google.common.io.CountingOutputStream;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Attributor;
import org.attributionj.io.Input;
import org.attributionj.io.Rows;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.EventRow;
import org.attributionj.io.path.CodedPath;
import org.attributionj.io.path.PathOptions;
import org.attributionj.io.path.PathReader;
import org.attributionj.io.result.ResultCsv;
import org.attributionj.models.AttributionModels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads files of 200,000 customers' events, about 900,000 rows, and of as many paths, from memory, beside fastcsv alone; writes
 * the results of 50,000 conversions, about 225,000 rows. Time per file; the sizes are printed once.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class FilesBenchmark {
    private static final int CUSTOMERS = 200_000;
    private static final int CONVERSIONS = 50_000;
    private static final long SEED = 42;

    private final byte[] csv;
    private final byte[] json;
    private final byte[] paths;
    private final List<AttributionResult> results;

    /** Writes the files. */
    public FilesBenchmark() {
        StringBuilder csvText = new StringBuilder("customer_id,timestamp,channel,conversion,conversion_value\n");
        StringBuilder jsonText = new StringBuilder();
        int events = 0;
        for (Journey journey : new SyntheticJourneys(SEED).records(CUSTOMERS)) {
            for (Touchpoint touchpoint : journey.touchpoints()) {
                String channel = touchpoint.channel().name();
                csvText.append(journey.customer())
                        .append(',')
                        .append(touchpoint.time())
                        .append(',');
                csvText.append(channel).append(",0,\n");
                jsonText.append("{\"customer\":\"").append(journey.customer()).append("\",\"time\":\"");
                jsonText.append(touchpoint.time())
                        .append("\",\"channel\":\"")
                        .append(channel)
                        .append("\"}\n");
                events++;
            }
        }
        StringBuilder pathText = new StringBuilder("path,total_conversions,total_conversion_value,total_null\n");
        for (String path : new SyntheticJourneys(SEED).paths(CUSTOMERS)) {
            pathText.append(path).append(",0,0.00,1\n");
        }
        csv = csvText.toString().getBytes(StandardCharsets.UTF_8);
        json = jsonText.toString().getBytes(StandardCharsets.UTF_8);
        paths = pathText.toString().getBytes(StandardCharsets.UTF_8);
        Attributor linear = new Attributor(AttributionModels.parse("linear"), Dimension.CHANNEL);
        results = new SyntheticJourneys(SEED)
                .records(CONVERSIONS).stream().map(linear::attribute).toList();
        System.out.println(events + " events: " + csv.length + " bytes of CSV, " + json.length
                + " bytes of JSON Lines; paths: " + paths.length + " bytes; results: " + csvResults() + " bytes");
    }

    /**
     * Parses the CSV file of events and makes nothing of it.
     *
     * @return the number of fields
     */
    @Benchmark
    public long fastcsvAlone() {
        return countFields(csv);
    }

    /**
     * Parses the file of paths and makes nothing of it.
     *
     * @return the number of fields
     */
    @Benchmark
    public long fastcsvAloneOnPaths() {
        return countFields(paths);
    }

    private static long countFields(byte[] bytes) {
        long fields = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .ofCsvRecord(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            for (CsvRecord record : reader) {
                fields += record.getFieldCount();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fields;
    }

    /**
     * Makes events of CSV.
     *
     * @return the number of rows
     */
    @Benchmark
    public long csvEvents() {
        return readEvents(EventReader.of(EventOptions.DEFAULT), csv);
    }

    /**
     * Makes events of CSV, without ids from their content.
     *
     * @return the number of rows
     */
    @Benchmark
    public long csvEventsWithoutIds() {
        return readEvents(EventReader.of(EventOptions.DEFAULT).withoutContentIds(), csv);
    }

    /**
     * Makes events of JSON Lines.
     *
     * @return the number of rows
     */
    @Benchmark
    public long jsonEvents() {
        return readEvents(EventReader.of(EventOptions.DEFAULT), json);
    }

    private static long readEvents(EventReader reader, byte[] bytes) {
        try (Rows<EventRow> rows = reader.read(List.of(Input.of("memory", bytes)), reject -> {})) {
            rows.forEachRemaining(row -> {});
            return rows.account().accepted();
        }
    }

    /**
     * Codes the paths of a file.
     *
     * @return the number of rows
     */
    @Benchmark
    public long codedPaths() {
        PathReader reader = PathReader.of(PathOptions.DEFAULT);
        try (Rows<CodedPath> rows =
                reader.readCoded(List.of(Input.of("memory", paths)), new Dictionary(), reject -> {})) {
            rows.forEachRemaining(row -> {});
            return rows.account().accepted();
        }
    }

    /**
     * Writes results as CSV.
     *
     * @return the number of bytes
     */
    @Benchmark
    public final long csvResults() {
        CountingOutputStream bytes = new CountingOutputStream(OutputStream.nullOutputStream());
        try (ResultCsv out = new ResultCsv(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            results.forEach(out::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.getCount();
    }
}
