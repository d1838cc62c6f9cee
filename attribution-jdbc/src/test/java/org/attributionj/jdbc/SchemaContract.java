package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attributionj.jdbc.StoreSteps.completeAll;
import static org.attributionj.jdbc.StoreSteps.everything;
import static org.attributionj.jdbc.StoreSteps.journeys;
import static org.attributionj.jdbc.StoreSteps.paths;
import static org.attributionj.jdbc.StoreSteps.sum;
import static org.attributionj.jdbc.StoreSteps.table;
import static org.attributionj.jdbc.StoreSteps.total;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.schema.Migrations;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Names;
import org.attributionj.jdbc.result.Grouping;
import org.attributionj.jdbc.support.Period;
import org.junit.jupiter.api.Test;

/** What the store promises of its tables: upgraded with their data, under any prefix, in any schema. */
interface SchemaContract extends StoreUnderTest {
    int PROGRAMS = 4;

    @Test
    default void tablesOfTheFirstVersionAreUpgradedWithTheirData() throws Exception {
        Names names = Names.of(null, "old_");
        Database first = new Database(source(), Dialects.of(source()), names, clock());
        Migrations.apply(first, 1);
        Events events = Events.random(9, 50);
        FirstVersion.write(first, events);

        assertUpgraded(builder().tablePrefix("old_").open(), events);
    }

    @Test
    default void tablesThatFlywayMadeAreUpgradedWithTheirData() {
        if (store().dialect().equals("duckdb")) {
            // Flyway never knew it
            return;
        }
        FirstVersion.makeByFlyway(source(), store().dialect(), "flyway_", "3");
        Names names = Names.of(null, "flyway_");
        Events events = Events.random(11, 50);
        FirstVersion.write(new Database(source(), Dialects.of(source()), names, clock()), events);

        assertUpgraded(builder().tablePrefix("flyway_").open(), events);
        assertUpgraded(builder().tablePrefix("flyway_").open(), events);
    }

    private static void assertUpgraded(AttributionStore store, Events events) {
        assertThat(everything(store)).isEqualTo(journeys(events));
        assertThat(store.events().write(events.touchpoints, events.conversions).duplicates())
                .isEqualTo(events.touchpoints.size() + events.conversions.size());
        completeAll(store);
        assertThat(paths(store)).isEqualTo(table(events));
        assertThat(sum(store.results().totals(null, Period.all(), Grouping.CHANNEL)))
                .isEqualByComparingTo(total(events));
    }

    /** In H2 and MariaDB each change of a table is a transaction of its own. */
    @Test
    default void aProgramGoesOnWhereAnotherOneDied() throws SQLException {
        AttributionStore store = builder().tablePrefix("dead_").open();
        if (store.dialect().equals("h2") || store.dialect().equals("mariadb")) {
            try (Connection connection = source().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE dead_schema_versions SET is_finished = 0, statements = statements - 1");
                statement.execute("INSERT INTO dead_schema_versions VALUES (0, '12345 a session that died', 0, 0, 0)");
            }
        }

        AttributionStore next = builder().tablePrefix("dead_").open();

        assertThat(next.events()
                        .write(List.of(Events.FULL_TOUCHPOINT), List.of(Events.FULL_CONVERSION))
                        .conversions())
                .isEqualTo(1);
        assertThat(TrackedEvents.column(
                        source(), "SELECT is_finished FROM dead_schema_versions WHERE version > 0 ORDER BY version"))
                .containsOnly("1");
    }

    @Test
    default void openingNeedsOneConnection() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(2_000);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            AttributionStore store =
                    AttributionStore.builder(pool).tablePrefix("one_").open();
            assertThat(store.events()
                            .write(List.of(Events.FULL_TOUCHPOINT), List.of(Events.FULL_CONVERSION))
                            .touchpoints())
                    .isEqualTo(1);
            assertThat(store.privacy().eraseCustomer("anna").touchpoints()).isEqualTo(1);
        }
    }

    @Test
    default void programsThatStartAtOnceAllFindTheTables() {
        List<CompletableFuture<AttributionStore>> opening =
                openAtOnce(() -> builder().tablePrefix("many_").open());

        for (CompletableFuture<AttributionStore> one : opening) {
            one.join().events().write(List.of(Events.FULL_TOUCHPOINT), List.of());
        }
        assertThat(opening.get(0).join().journeys().events("anna").touchpoints())
                .hasSize(1);
    }

    /** So many programs, each on a thread of its own. */
    static List<CompletableFuture<AttributionStore>> openAtOnce(Supplier<AttributionStore> opening) {
        return IntStream.range(0, PROGRAMS)
                .mapToObj(i -> CompletableFuture.supplyAsync(opening, task -> new Thread(task).start()))
                .toList();
    }

    @Test
    default void twoStoresWithOtherPrefixesDoNotMeet() {
        AttributionStore other = builder().tablePrefix("other_").open();
        other.events().write(List.of(Events.FULL_TOUCHPOINT), List.of());

        assertThat(store().journeys().events("anna").touchpoints()).isEmpty();
        assertThat(other.journeys().events("anna").touchpoints()).hasSize(1);
        assertThatThrownBy(() -> builder().tablePrefix("x; DROP TABLE y").open())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tablePrefix must be");
    }

    @Test
    default void aSchemaOfTheUsersChoiceIsMadeAndUsed() {
        AttributionStore.Builder builder = builder().schema("marketing");
        if (store().dialect().equals("sqlite")) {
            assertThatThrownBy(builder::open)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has none");
            return;
        }
        AttributionStore store = builder.open();
        Events events = Events.random(10, 30);
        store.events().write(events.touchpoints, events.conversions);
        completeAll(store);

        assertThat(everything(store)).isEqualTo(journeys(events));
        assertThat(store.toString()).contains("marketing.attribution_");
    }
}
