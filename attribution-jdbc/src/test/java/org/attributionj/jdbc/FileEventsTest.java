package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.io.Input;
import org.attributionj.io.ReadAccount;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.TooManyRejectsException;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.event.EventColumns;
import org.attributionj.io.event.EventCsv;
import org.attributionj.io.event.EventField;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.EventRow;
import org.attributionj.io.result.ResultCsv;
import org.attributionj.jdbc.file.FileAccount;
import org.attributionj.jdbc.file.FileEvents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that DuckDB writes and reads, against the library's own reader. */
class FileEventsTest {
    private static final JourneyAssembler STANDARD = JourneyAssembler.standard();

    @TempDir
    Path folder;

    private final List<RejectedRow> rejects = new ArrayList<>();

    private void duckdb(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql.replace("{folder}", folder.toString().replace("'", "''")));
            }
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private FileEvents events(String... names) {
        return FileEvents.of(
                Stream.of(names).map(name -> folder.resolve(name).toString()).toList());
    }

    private List<EventRow> read(FileEvents events) {
        try (Rows<EventRow> rows = events.readByCustomer(rejects::add)) {
            return rows.stream().toList();
        }
    }

    private static List<EventRow> own(EventOptions options, List<RejectedRow> rejects, Path... files) {
        try (Rows<EventRow> rows =
                EventReader.of(options).read(Stream.of(files).map(Input::of).toList(), rejects::add)) {
            return rows.stream().toList();
        }
    }

    /** A shuffled file, as CSV, with columns of texts. */
    private Path shuffled() throws IOException {
        Events events = Events.random(1, 400);
        events.touchpoints.add(Events.FULL_TOUCHPOINT);
        events.conversions.add(Events.FULL_CONVERSION);
        Collections.shuffle(events.touchpoints, new Random(2));
        Collections.shuffle(events.conversions, new Random(3));
        StringWriter text = new StringWriter();
        try (EventCsv csv = new EventCsv(text, EventColumns.of(events.touchpoints, events.conversions))) {
            csv.writeAll(events.touchpoints, events.conversions);
        }
        return write("events.csv", text.toString());
    }

    private static String credits(List<Journey> journeys) throws IOException {
        Attributor attributor = new Attributor(StoreSteps.LINEAR);
        StringWriter text = new StringWriter();
        try (ResultCsv csv = new ResultCsv(text)) {
            journeys.forEach(journey -> attributor.attributeAll(journey).forEach(csv::write));
        }
        return text.toString();
    }

    @Test
    void creditsAreThoseOfTheOwnReaderToTheByteWhateverTheFormat() throws Exception {
        Path csv = shuffled();
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        own(EventOptions.DEFAULT, rejects, csv).forEach(row -> {
            row.touch().ifPresent(touchpoints::add);
            row.converted().ifPresent(conversions::add);
        });
        Assembly expected = STANDARD.assemble(touchpoints, conversions);
        duckdb(
                "CREATE TABLE events AS SELECT * FROM read_csv('{folder}/events.csv', all_varchar = true)",
                "COPY events TO '{folder}/e.parquet'",
                "COPY events TO '{folder}/e.csv'",
                "COPY events TO '{folder}/e.csv.gz'",
                "COPY events TO '{folder}/e.json'",
                "COPY events TO '{folder}/e.jsonl.gz' (FORMAT json)",
                "COPY events TO '{folder}/array.json' (FORMAT json, ARRAY true)");

        for (String name :
                List.of("e.parquet", "e.csv", "events.csv", "e.csv.gz", "e.json", "e.jsonl.gz", "array.json")) {
            List<Journey> credited = new ArrayList<>();
            FileAccount account = events(name).forEachJourney(STANDARD, rejects::add, (journey, kinds) -> {
                if (kinds.contains(JourneyKind.CREDITED)) {
                    credited.add(journey);
                }
            });

            assertThat(credits(credited)).as(name).isEqualTo(credits(expected.credited()));
            assertThat(account.events()).as(name).isEqualTo(expected.account());
            assertThat(account.rows().accepted()).isEqualTo(touchpoints.size() + conversions.size());
            assertThat(events(name)
                            .collect(
                                    STANDARD,
                                    JourneyKind.FIT,
                                    rejects::add,
                                    PathTable.statistic(Dimension.CHANNEL, List.of())))
                    .isEqualTo(expected.fit().stream().collect(PathTable.statistic(Dimension.CHANNEL, List.of())));
        }
        assertThat(rejects).isEmpty();
        assertThat(expected.credited()).hasSizeGreaterThan(300);
    }

    @Test
    void rowsOfACustomerAreAdjacentAndInTheOrderOfTheFiles() throws Exception {
        shuffled();
        List<EventRow> sorted = read(events("events.csv"));

        assertThat(sorted)
                .isSortedAccordingTo(
                        Comparator.comparing(FileEventsTest::customer).thenComparing(EventRow::line));
        try (Rows<EventRow> rows = events("events.csv").readInOrder(rejects::add)) {
            assertThat(rows.stream().toList())
                    .isSortedAccordingTo(Comparator.comparing(EventRow::line))
                    .containsExactlyInAnyOrderElementsOf(sorted);
        }
    }

    private static String customer(EventRow row) {
        return row.touch()
                .map(Touchpoint::customer)
                .orElseGet(() -> row.converted().map(Conversion::customer).orElseThrow());
    }

    @Test
    void columnsOfParquetMayHaveTypes() throws Exception {
        duckdb(
                "COPY (SELECT 'anna' AS user_id, TIMESTAMP '2026-01-01 10:00:00.123456' AS time, 'email' AS channel,"
                        + " NULL::DECIMAL(10,2) AS revenue, false AS conversion, 3::SMALLINT AS seq, NULL::VARCHAR[] AS"
                        + " products, {'a': [1, 2]} AS nested, ['lead', 'closed'] AS milestones, 1.5::DOUBLE AS x UNION ALL"
                        + " SELECT 'anna', TIMESTAMP '2026-01-02 10:00:00', NULL, 50.00, true, 4, ['b', 'a'], NULL, NULL,"
                        + " NULL) TO '{folder}/typed.parquet'",
                "COPY (SELECT 42 AS customer, TIMESTAMPTZ '2026-07-01 10:00:00.5+02' AS time, 'email' AS channel) TO"
                        + " '{folder}/instants.parquet'",
                "COPY (SELECT 42 AS customer, TIMESTAMP_NS '2026-01-01 10:00:00.123456789' AS time, 'email' AS channel) TO"
                        + " '{folder}/nanos.parquet'",
                "COPY (SELECT 42 AS customer, DATE '2026-01-01' AS time, 'email' AS channel) TO '{folder}/days.parquet'");

        List<EventRow> rows = read(events("typed.parquet"));

        assertThat(rejects).isEmpty();
        Touchpoint touchpoint = rows.get(0).touch().orElseThrow();
        assertThat(touchpoint.time()).isEqualTo(Instant.parse("2026-01-01T10:00:00.123456Z"));
        assertThat(touchpoint.sequence()).isEqualTo(3);
        assertThat(touchpoint.milestones()).containsExactlyInAnyOrder(Milestone.LEAD_CREATED, Milestone.CLOSED);
        assertThat(touchpoint.attributes()).isEqualTo(Map.of("nested", "{\"a\":[1,2]}", "x", "1.5"));
        Conversion conversion = rows.get(1).converted().orElseThrow();
        assertThat(conversion.value()).isEqualTo(Money.of("50.00", "XXX"));
        assertThat(conversion.productIds()).containsExactly("b", "a");
        EventOptions berlin = EventOptions.DEFAULT.withZone(ZoneId.of("Europe/Berlin"));
        assertThat(times(events("instants.parquet").withOptions(berlin)))
                .containsExactly(Instant.parse("2026-07-01T08:00:00.5Z"));
        assertThat(times(events("nanos.parquet").withOptions(berlin)))
                .containsExactly(Instant.parse("2026-01-01T09:00:00.123456789Z"));
        assertThat(times(events("days.parquet").withOptions(berlin)))
                .containsExactly(Instant.parse("2025-12-31T23:00:00Z"));
    }

    private List<Instant> times(FileEvents events) {
        return read(events).stream()
                .map(row -> row.touch().orElseThrow().time())
                .toList();
    }

    @Test
    void rowsAreRejectedForTheReasonsOfTheOwnReaderUnderTheirNumbers() throws Exception {
        Path csv = write("bad.csv", """
                customer,time,channel,value,quantity
                anna,2026-01-01,email,,
                bert,yesterday,email,,
                ,2026-01-01,email,,
                anna,2026-01-01,,,
                anna,2026-01-01,,x,
                anna,2026-01-01,,5.00,-1
                anna,2026-01-02,,5.00,1
                """);
        List<RejectedRow> expected = new ArrayList<>();
        List<EventRow> accepted = own(EventOptions.DEFAULT, expected, csv);
        duckdb(
                "CREATE TABLE bad AS SELECT * FROM read_csv('{folder}/bad.csv', all_varchar = true)",
                "COPY bad TO '{folder}/bad.parquet'",
                "COPY bad TO '{folder}/bad.json'");
        for (String name : List.of("bad.csv", "bad.parquet", "bad.json")) {
            rejects.clear();
            List<EventRow> rows = new ArrayList<>();
            ReadAccount account;
            try (Rows<EventRow> opened = events(name).readByCustomer(rejects::add)) {
                opened.forEachRemaining(rows::add);
                account = opened.account();
            }

            String file = folder.resolve(name).toString();
            assertThat(rejects)
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(expected.stream()
                            .map(row -> new RejectedRow(file, row.line() - 1, row.column(), row.value(), row.reason()))
                            .toList());
            assertThat(account).isEqualTo(new ReadAccount(7, 2, 5));
            assertThat(rows)
                    .extracting(EventRow::touchpoint)
                    .isEqualTo(accepted.stream().map(EventRow::touchpoint).toList());
        }
        FileEvents strict = events("bad.csv")
                .withOptions(EventOptions.DEFAULT.withLimits(
                        EventOptions.DEFAULT.limits().withMaxRejects(1)));
        assertThatThrownBy(() -> read(strict)).isInstanceOf(TooManyRejectsException.class);
    }

    @Test
    void whatIsNotWellFormedIsRejectedAndTheRestIsRead() throws Exception {
        Files.write(
                folder.resolve("broken.csv"),
                "customer,time,channel\nanna,2026-01-01,email\nbert,2026-01-01\ncleo,2026-01-01,email,more\nd\u00ff,x,y\nemma,2026-01-01,\"e-\nmail\"\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        write("broken.jsonl", """
                {"customer": "anna", "time": "2026-01-01", "channel": "email"}
                {"customer": "bert", oops}

                [1]
                {"customer": 1e2, "time": "2026-01-01", "channel": "email"}
                {"customer": 12, "time": "2026-01-01", "channel": "email"}
                {"customer": "x\\u0000", "time": "2026-01-01", "channel": "email"}
                """);

        List<EventRow> csv = read(events("broken.csv"));

        assertThat(csv).extracting(FileEventsTest::customer).containsExactly("anna", "emma");
        assertThat(rejects).extracting(RejectedRow::line).containsExactly(3L, 4L, 5L);
        assertThat(rejects.get(0).value()).isEqualTo("bert,2026-01-01");
        assertThat(rejects.get(0).column()).isEqualTo("time");
        assertThat(rejects)
                .extracting(RejectedRow::reason)
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
        rejects.clear();

        List<EventRow> json = read(events("broken.jsonl"));

        assertThat(json).extracting(FileEventsTest::customer).containsExactly("12", "anna");
        assertThat(rejects)
                .extracting(RejectedRow::line, RejectedRow::reason)
                .containsExactlyInAnyOrder(
                        tuple(2L, "is no well-formed JSON"),
                        tuple(3L, "is no JSON object"),
                        tuple(4L, "is sorted as \"100.0\"; write the customer as a text, in quotes"),
                        tuple(6L, "contains a NUL character"));
    }

    @Test
    void hostileNamesAndTextsAreOnlyNamesAndTexts() throws Exception {
        List<String> texts =
                List.of("'; DROP TABLE x; --", "\"quoted\"", "a,b|c\n d", "😀\uFFFF\uD834\uDD1E", "$1 ? {x} \\N");
        StringBuilder csv = new StringBuilder("\"user \"\"id\"\"\",time,channel,\"it's, 'odd'\",,\"/~1\"\"~0\"\n");
        StringBuilder json = new StringBuilder();
        for (String text : texts) {
            String quoted = '"' + text.replace("\"", "\"\"") + '"';
            csv.append(String.join(",", quoted, "2026-01-01", quoted, quoted, quoted, quoted))
                    .append('\n');
            String escaped =
                    '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
            json.append("{\"user \\\"id\\\"\":" + escaped + ",\"time\":\"2026-01-01\",\"channel\":" + escaped
                    + ",\"it's, 'odd'\":" + escaped + ",\"/~1\\\"~0\":" + escaped + "}\n");
        }
        Path odd = write("o'd\"d; --.csv", csv.toString());
        Path lines = write("o'd\"d.jsonl", json.toString());
        EventOptions options = EventOptions.DEFAULT.withColumns(Map.of(EventField.CUSTOMER, "user \"id\""));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT * FROM read_csv('" + odd.toString().replace("'", "''")
                    + "', all_varchar = true, header = true, new_line = '\\n', quote = '\"')) TO '"
                    + folder.toString().replace("'", "''") + "/o''d.parquet'");
        }

        for (Path file : List.of(odd, lines)) {
            List<EventRow> rows = read(events(file.getFileName().toString()).withOptions(options));
            assertThat(rows)
                    .extracting(EventRow::touchpoint)
                    .containsExactlyInAnyOrderElementsOf(own(options, rejects, file).stream()
                            .map(EventRow::touchpoint)
                            .toList());
            assertThat(rows).extracting(FileEventsTest::customer).containsExactlyInAnyOrderElementsOf(texts);
        }
        assertThat(read(events("o'd.parquet").withOptions(options)))
                .extracting(FileEventsTest::customer)
                .containsExactlyInAnyOrderElementsOf(texts);
        assertThat(rejects).isEmpty();
    }

    @Test
    void filesOfSeveralFormatsAndColumnsAreReadAsOne() throws Exception {
        Path first = write("1.csv", "cookie,ts,channel\nanna,2026-01-01,email\nbert,2026-01-01,social\n");
        Path second = write("2.jsonl", """
                {"user_id":"anna","time":"2026-01-01","channel":"direct"}
                {"Customer ID":"bert","time":"2026-01-01","value":5.00,"conversion":true}
                """);
        Path third = write("3.csv", "time,customer,channel,value\n2026-01-01,anna,email,7\n");
        EventOptions options = EventOptions.DEFAULT.withSequence(EventOptions.ROW);

        List<EventRow> rows = read(events("*.csv", "2.jsonl").withOptions(options));
        List<EventRow> expected = new ArrayList<>(own(options, rejects, first, third, second));
        expected.sort(Comparator.comparing(FileEventsTest::customer));

        assertThat(rejects).isEmpty();
        assertThat(rows)
                .extracting(EventRow::touchpoint)
                .isEqualTo(expected.stream().map(EventRow::touchpoint).toList());
        assertThat(rows)
                .extracting(EventRow::conversion)
                .isEqualTo(expected.stream().map(EventRow::conversion).toList());
    }

    @Test
    void whatCannotBeReadAtAllIsNamed() throws Exception {
        write("empty.csv", "\n \n");
        write("lacking.csv", "customer,channel\nanna,email\n");
        write("twice.csv", "customer,time,channel,user_id\nanna,2026-01-01,email,bert\n");
        Files.write(folder.resolve("no.parquet"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> FileEvents.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> events("events.xlsx"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("must end in .parquet");
        assertThatThrownBy(() -> read(events("none*.csv")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("no file matches");
        assertThatThrownBy(() -> read(events("empty.csv")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> read(events("lacking.csv")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("has no column for time");
        assertThatThrownBy(() -> read(events("twice.csv")))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("has two columns for customer");
        assertThatThrownBy(() -> read(events("no.parquet")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no.parquet");
    }

    @Test
    void nothingIsFetchedAndNothingIsLeftBehind() throws Exception {
        shuffled();
        Path temporary = folder.resolve("temporary");
        FileEvents remote =
                FileEvents.of(List.of("https://localhost/x.parquet")).withTemporaryDirectory(temporary);
        assertThatThrownBy(() -> read(remote)).hasMessageContaining("httpfs");

        try (Rows<EventRow> rows = events("events.csv")
                .withTemporaryDirectory(temporary)
                .withMemory(64 << 20)
                .withThreads(1)
                .readByCustomer(rejects::add)) {
            assertThat(rows.next()).isNotNull();
            assertThat(temporary).isNotEmptyDirectory();
        }
        assertThat(temporary).isEmptyDirectory();
        events("events.csv").readByCustomer(rejects::add).close();
    }
}
