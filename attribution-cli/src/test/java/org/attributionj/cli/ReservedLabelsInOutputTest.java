package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.statistic.credit.ReservedLabels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels that are named as rows of their own can be told from these, and read back. */
class ReservedLabelsInOutputTest {
    private static final Map<String, String> EARNED =
            Map.of("(baseline)", "1.00", "(unattributed)", "2.00", "total", "4.00", "\"total\"", "8.00");

    @TempDir
    Path directory;

    private Path events() {
        return Cli.file(
                directory,
                "events.csv",
                "touchpoint_id,customer,time,channel,conversion,value,currency",
                "(baseline),a,2026-03-01T10:00:00Z,(baseline),0,,",
                ",a,2026-03-01T11:00:00Z,,1,1.00,EUR",
                "(unattributed),b,2026-03-01T10:00:00Z,(unattributed),0,,",
                ",b,2026-03-01T11:00:00Z,,1,2.00,EUR",
                "t3,c,2026-03-01T10:00:00Z,total,0,,",
                ",c,2026-03-01T11:00:00Z,,1,4.00,EUR",
                "t4,d,2026-03-01T10:00:00Z,\"\"\"total\"\"\",0,,",
                ",d,2026-03-01T11:00:00Z,,1,8.00,EUR",
                ",e,2026-03-01T11:00:00Z,,1,16.00,EUR");
    }

    private Cli compare(String format, Object... more) {
        Object[] args = {"compare", "--events", events(), "--model", "linear", "--format", format};
        Object[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        Cli cli = Cli.run(all);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        return cli;
    }

    private static void assertEarned(Map<String, String> values) {
        assertThat(values.remove("(unattributed)")).startsWith("16.00");
        Map<String, String> labels = new HashMap<>();
        values.forEach((written, value) -> labels.put(ReservedLabels.unescape(written), value.substring(0, 4)));
        assertThat(labels).isEqualTo(EARNED);
    }

    @Test
    void csvReadsBack() throws IOException {
        for (Object[] more : List.of(new Object[] {}, new Object[] {"--intervals=20"})) {
            Map<String, String> values = new HashMap<>();
            try (CsvReader<NamedCsvRecord> csv =
                    CsvReader.builder().ofNamedCsvRecord(compare("csv", more).out())) {
                csv.forEach(row -> {
                    values.put(row.getField("channel"), row.getField("value"));
                    row.findField("label_share")
                            .ifPresent(share -> assertThat(share).isNotEmpty());
                });
            }
            assertEarned(values);
        }
    }

    @Test
    void jsonReadsBack() throws IOException {
        Map<String, String> values = new HashMap<>();
        for (JsonNode row : new ObjectMapper().readTree(compare("json").out())) {
            values.put(row.get("channel").asText(), row.get("value").asText());
        }
        assertEarned(values);
    }

    @Test
    void theTableTellsThemApart() {
        assertThat(compare("table").out())
                .containsPattern("(?m)^\"\\(baseline\\)\" +1\\.00$")
                .containsPattern("(?m)^\"\\(unattributed\\)\" +2\\.00$")
                .containsPattern("(?m)^\"total\" +4\\.00$")
                .containsPattern("(?m)^\"\"total\"\" +8\\.00$")
                .containsPattern("(?m)^\\(unattributed\\) +16\\.00$")
                .containsPattern("(?m)^total +31\\.00$");
    }

    @Test
    void creditsTellIdsOfTouchpointsApart() throws IOException {
        Cli cli = Cli.run("attribute", "--events", events());
        Map<String, String> credits = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(cli.out())) {
            csv.forEach(row -> credits.put(row.getField("touchpoint_id"), row.getField("credit")));
        }
        assertThat(credits)
                .containsEntry("\"(baseline)\"", "1.00")
                .containsEntry("\"(unattributed)\"", "2.00")
                .containsEntry("(unattributed)", "16.00")
                .doesNotContainKey("(baseline)");
    }
}
