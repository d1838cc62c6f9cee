package org.attributionj.jdbc;

import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.row.ConversionRows;
import org.attributionj.jdbc.internal.row.TouchpointRows;
import org.attributionj.jdbc.internal.sql.Database;
import org.flywaydb.core.Flyway;

/** Tables and rows as the first versions of the library made them. */
final class FirstVersion {

    private FirstVersion() {}

    /** Makes tables with the settings that the library gave to Flyway as long as it used it. */
    static void makeByFlyway(DataSource source, String dialect, String prefix, String version) {
        Map<String, String> placeholders = new HashMap<>(Dialects.of(source).placeholders());
        placeholders.put("prefix", prefix);
        placeholders.put("at", prefix);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:META-INF/attributionj/schema/" + dialect)
                .table(prefix + "schema_history")
                .placeholders(placeholders)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .validateMigrationNaming(true)
                .target(version)
                .load()
                .migrate();
    }

    /** Writes events without the columns that came later. */
    static void write(Database database, Events events) {
        database.write("write as the first version did", session -> {
            session.dialect().insert(session, TouchpointRows.shape(1), events.touchpoints);
            session.dialect().insert(session, ConversionRows.shape(1, one -> !one.isAdjustment()), events.conversions);
            return true;
        });
    }
}
