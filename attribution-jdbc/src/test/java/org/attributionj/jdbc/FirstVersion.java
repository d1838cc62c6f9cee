package org.attributionj.jdbc;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.row.ConversionRows;
import org.attributionj.jdbc.internal.row.TouchpointRows;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.RowWriter;
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

    /** The same rows without columns that came later. */
    private static <T> RowShape<T> without(RowShape<T> shape, Set<String> later) {
        List<String> columns = shape.columns().stream()
                .filter(column -> !later.contains(column))
                .toList();
        return new RowShape<>(shape.table(), columns, shape.keys(), (value, row) -> {
            Iterator<String> names = shape.columns().iterator();
            RowWriter[] filtered = new RowWriter[1];
            filtered[0] = (RowWriter) Proxy.newProxyInstance(
                    RowWriter.class.getClassLoader(), new Class<?>[] {RowWriter.class}, (proxy, method, values) -> {
                        if (!later.contains(names.next())) {
                            method.invoke(row, values);
                        }
                        return filtered[0];
                    });
            shape.filler().fill(value, filtered[0]);
        });
    }

    /** Writes events without the columns that came later. */
    static void write(Database database, Events events) {
        database.write("write as the first version did", session -> {
            session.dialect().insert(session, TouchpointRows.shape(1), events.touchpoints);
            session.dialect()
                    .insert(
                            session,
                            without(ConversionRows.shape(1, one -> !one.isAdjustment()), Set.of("session_id", "page")),
                            events.conversions);
            return true;
        });
    }
}
