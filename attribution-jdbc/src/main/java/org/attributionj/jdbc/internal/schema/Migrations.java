package org.attributionj.jdbc.internal.schema;

import com.google.common.base.Throwables;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.jdbc.internal.dialect.Dialect;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Retries;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** Brings the store's tables to the newest version. */
public final class Migrations {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Flyway has no code for it. */
    private static final List<String> HALF_MADE =
            List.of("already exists, and is empty", "already contains migrations");

    private Migrations() {}

    /**
     * Applies the migrations that are missing. Several programs may do so at once.
     *
     * @param target the version to stop at; null for the newest
     */
    public static void apply(Database database, @Nullable String target) {
        Map<String, String> placeholders = new HashMap<>(database.dialect().placeholders());
        placeholders.put("prefix", database.names().prefix());
        placeholders.put("at", database.names().table(""));
        // SQLite and DuckDB turn away whoever comes second, while Flyway's locks make them wait elsewhere
        Retries retries = new Retries(
                PATIENCE, failure -> isCollision(database.dialect(), failure) || isHalfMade(failure), () -> {});
        retries.call(() -> {
            if (database.dialect().hasFlyway()) {
                applyByFlyway(database, placeholders, target);
            } else {
                SchemaScripts.apply(
                        database, placeholders, target == null ? Integer.MAX_VALUE : Integer.parseInt(target));
            }
            return true;
        });
    }

    private static void applyByFlyway(Database database, Map<String, String> placeholders, @Nullable String target) {
        String schema = database.names().schema();
        FluentConfiguration configuration = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.source())
                .locations("classpath:attributionj/schema/" + database.dialect().name())
                .table(database.names().prefix() + "schema_history")
                .placeholders(placeholders)
                // the user's own tables may be in the same schema
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .validateMigrationNaming(true);
        if (schema != null) {
            String name = database.dialect().catalogueName(schema);
            configuration.schemas(name).defaultSchema(name);
        }
        if (target != null) {
            configuration.target(target);
        }
        Flyway flyway = configuration.load();
        if (database.dialect().locksHistoryByRows() && flyway.info().current() == null) {
            // programs that migrate wait for each other at the rows of this table, so there must be one first
            flyway.baseline();
        }
        flyway.migrate();
    }

    private static boolean isCollision(Dialect dialect, Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .anyMatch(cause -> cause instanceof SQLException e && dialect.isCollision(e));
    }

    /** Whether another program was making Flyway's table: no row was there yet, or more than expected. */
    private static boolean isHalfMade(Throwable failure) {
        return failure instanceof FlywayException
                && HALF_MADE.stream().anyMatch(String.valueOf(failure.getMessage())::contains);
    }
}
