package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.sql.Dialect;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** The store's queries use its indexes. */
class QueryPlansTest {
    private static final long MIDDLE = Nanos.of(Events.START.plus(Duration.ofDays(45)));
    private static final long MONTH = Duration.ofDays(30).toNanos();
    private static final String DAY = "time_ns >= " + MIDDLE + " AND time_ns <= "
            + (MIDDLE + Duration.ofDays(1).toNanos());

    private static final List<String[]> QUERIES = List.of(
            new String[] {
                "SELECT channel FROM attribution_touchpoints WHERE customer = 'customer-7'", "touchpoints_customer"
            },
            new String[] {
                "SELECT customer FROM attribution_touchpoints WHERE customer > 'customer-7' ORDER BY customer LIMIT 1 OFFSET"
                        + " 10",
                "touchpoints_customer"
            },
            new String[] {"SELECT id FROM attribution_conversions WHERE customer = 'customer-7'", "conversions_customer"
            },
            new String[] {
                "SELECT id, customer FROM attribution_conversions WHERE pending_since_ns IS NOT NULL AND (claimed_until_ns IS"
                        + " NULL OR claimed_until_ns < 5) ORDER BY pending_since_ns LIMIT 10",
                "conversions_pending"
            },
            new String[] {"SELECT total FROM attribution_results WHERE root_id = 'c7'", "results_root"},
            new String[] {"SELECT total FROM attribution_results WHERE customer = 'customer-7'", "results_customer"},
            new String[] {
                "SELECT total FROM attribution_results WHERE model_id = 1 AND time_ns >= 5 AND time_ns <= 6",
                "results_period"
            },
            new String[] {
                "SELECT customer FROM attribution_conversions WHERE " + DAY + " LIMIT 200001", "conversions_time"
            },
            new String[] {
                "SELECT id, customer FROM attribution_conversions WHERE time_ns < " + MIDDLE
                        + " AND adjusts IS NULL ORDER BY time_ns LIMIT 500",
                "conversions_time"
            },
            new String[] {
                "SELECT amount FROM attribution_conversions WHERE " + DAY
                        + " AND customer IN ('customer-7', 'customer-8', 'customer-9')",
                "conversions_customer"
            });

    @TempDir
    Path folder;

    @Test
    void ofH2() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("plans").toAbsolutePath() + ";DB_CLOSE_DELAY=-1");
        check(source, "EXPLAIN ", "ANALYZE");
    }

    @Test
    void ofSqlite() throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("plans.db"));
        check(source, "EXPLAIN QUERY PLAN ", "ANALYZE");
    }

    @Test
    void ofPostgres() throws Exception {
        check(PostgresServer.database(), "EXPLAIN ", "ANALYZE");
    }

    @Test
    void ofMariaDb() throws SQLException {
        check(
                MariaServer.database(),
                "EXPLAIN ",
                "ANALYZE TABLE attribution_touchpoints, attribution_conversions, attribution_results");
    }

    private static void check(DataSource source, String explain, String analyze) throws SQLException {
        AttributionStore store = AttributionStore.builder(source).open();
        Events events = Events.random(1, 3_000);
        store.events().write(events.touchpoints, events.conversions);
        ResultsForPlans.fill(store);
        Dialect dialect = Dialects.of(source);
        boolean isPostgres = dialect.name().equals("postgresql");
        String keys = dialect.keys().sql(List.of("c7")).replace("?", isPostgres ? "ARRAY['c7']" : "'c7'");
        String adjusting = "SELECT id, customer FROM attribution_conversions WHERE adjusts IN (" + keys + ")";
        String time = dialect.besides("time_ns");
        String page = "SELECT amount FROM attribution_conversions WHERE " + time + " >= " + (MIDDLE - MONTH) + " AND "
                + time + " <= " + MIDDLE + " AND customer > 'customer-7' AND customer <= 'customer-71'";
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(plan(statement, explain + page)).as(page).contains("conversions_customer");
            statement.execute(analyze);
            assertThat(plan(statement, explain + page)).as(page).contains("conversions_customer");
            if (isPostgres || dialect.name().equals("sqlite")) {
                assertThat(plan(statement, explain + adjusting)).as(adjusting).contains("conversions_adjusts");
            }
            for (String[] query : QUERIES) {
                assertThat(plan(statement, explain + query[0])).as(query[0]).contains(query[1]);
            }
        }
    }

    private static String plan(Statement statement, String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    plan.append(rows.getString(i)).append(' ');
                }
            }
        }
        return plan.toString().toLowerCase(Locale.ROOT);
    }
}
