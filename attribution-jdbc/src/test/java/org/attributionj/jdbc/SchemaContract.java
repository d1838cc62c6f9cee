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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.row.ConversionRows;
import org.attributionj.jdbc.internal.row.TouchpointRows;
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
        Migrations.apply(first, "1");
        Events events = Events.random(9, 50);
        first.write("write as the first version did", session -> {
            session.dialect().insert(session, TouchpointRows.shape(1), events.touchpoints);
            session.dialect().insert(session, ConversionRows.shape(1, one -> !one.isAdjustment()), events.conversions);
            return true;
        });

        AttributionStore store = builder().tablePrefix("old_").open();

        assertThat(everything(store)).isEqualTo(journeys(events));
        assertThat(store.events().write(events.touchpoints, events.conversions).duplicates())
                .isEqualTo(events.touchpoints.size() + events.conversions.size());
        completeAll(store);
        assertThat(paths(store)).isEqualTo(table(events));
        assertThat(sum(store.results().totals(null, Period.all(), Grouping.CHANNEL)))
                .isEqualByComparingTo(total(events));
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
