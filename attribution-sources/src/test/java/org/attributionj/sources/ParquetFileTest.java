package org.attributionj.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFileTest {
    @TempDir
    private Path directory;

    @Test
    void nestedRowsOfParquetAreReadAsJsonIs() throws SQLException {
        Path file = directory.resolve("events.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT 1757498400000000 + i AS event_timestamp, 'page_view' AS event_name, '1.2' AS"
                            + " user_pseudo_id, NULL::VARCHAR AS user_id, {'manual_source': 'news', 'manual_medium': 'email'} AS"
                            + " collected_traffic_source, [{'key': 'ga_session_id', 'value': {'int_value': i}}] AS event_params FROM"
                            + " range(3) t(i)) TO '" + file + "' (FORMAT parquet)");
        }
        SourceEvents events = Sources.ga4().read(file);
        assertThat(events.touchpoints()).hasSize(3);
        assertThat(events.touchpoints())
                .extracting(touch -> touch.channel().name())
                .containsOnly("news / email");
        assertThat(Sources.detect(file))
                .hasValueSatisfying(preset -> assertThat(preset.name()).isEqualTo("ga4"));
    }

    @Test
    void whatIsNoParquetIsRefusedWithTheFilesName() throws IOException {
        Path file = Files.writeString(directory.resolve("fake.parquet"), "customer,time\n");
        assertThatThrownBy(() -> Sources.ga4().read(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("fake.parquet");
    }
}
