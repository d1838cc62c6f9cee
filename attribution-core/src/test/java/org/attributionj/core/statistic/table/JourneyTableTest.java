package org.attributionj.core.statistic.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collector;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.JourneyStatistic;
import org.junit.jupiter.api.Test;

class JourneyTableTest {
    private static final Needs NEEDS = new Needs(Set.of(Feature.values()), Set.of(Dimension.TYPE, Dimension.CAMPAIGN));

    @Provide
    Arbitrary<List<Journey>> journeyLists() {
        return TestJourneys.journeys().list().ofMaxSize(30).withoutEdgeCases();
    }

    private static JourneyTable table(List<Journey> journeys) {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, NEEDS);
        journeys.forEach(table::add);
        return table;
    }

    /** A row as text, from the encoded form. */
    private static String text(String customer, JourneyView row) {
        StringBuilder text = new StringBuilder(customer);
        for (int i = 0; i < row.length(); i++) {
            text.append(' ').append(row.label(i)).append('@').append(row.millisBeforeEnd(i));
            text.append('/').append(row.engagement(i));
            for (int column = 0; column < row.schema().columns().size(); column++) {
                text.append('/').append(row.schema().columnLabels(column).label(row.column(column, i)));
            }
        }
        return text.append(row.isConverted() ? " " + row.value() : " open").toString();
    }

    private static List<String> rows(JourneyTable table) {
        List<String> rows = new ArrayList<>();
        JourneyBatch batch = table.toBatch();
        JourneyView view = batch.view();
        List<String> customers = table.customersOfRows();
        for (int row = 0; row < batch.rows(); row++) {
            rows.add(text(customers.get(row), view.moveTo(row)));
        }
        return rows;
    }

    private static List<String> expected(List<Journey> journeys) {
        JourneyEncoder encoder = new JourneyEncoder(JourneySchema.of(
                Dimension.CHANNEL, JourneyTable.of(Dimension.CHANNEL, NEEDS).needs()));
        return journeys.stream()
                .map(journey -> text(journey.customer(), encoder.encode(journey)))
                .toList();
    }

    @Property(tries = 200)
    void holdsTheRowsOfAllCustomers(@ForAll("journeyLists") List<Journey> journeys) {
        JourneyTable table = table(journeys);
        assertThat(rows(table)).containsExactlyInAnyOrderElementsOf(expected(journeys));
        assertThat(table.size()).isEqualTo(journeys.size());
        assertThat(table.customersOfRows()).isSorted();
        assertThat(table.customers())
                .containsExactlyElementsOf(journeys.stream()
                        .map(Journey::customer)
                        .distinct()
                        .sorted()
                        .toList());
        JourneySchema schema = table.toBatch().schema();
        assertThat(schema.pathLabels().labels()).isSorted();
    }

    @Property(tries = 200)
    void historyLeavesNoTrace(
            @ForAll("journeyLists") List<Journey> journeys,
            @ForAll("journeyLists") List<Journey> others,
            @ForAll Random random) {
        List<Journey> kept = journeys.stream()
                .filter(journey -> !journey.customer().equals("bob"))
                .toList();
        JourneyTable table = table(others);
        List.of("ann", "cy", "dee").forEach(table::remove);
        List<Journey> shuffled = new ArrayList<>(journeys);
        Collections.shuffle(shuffled, random);
        for (Journey journey : shuffled) {
            table.add(journey);
            if (random.nextInt(5) == 0) {
                assertThat(table.toBatch().rows()).isEqualTo(table.size());
            }
        }
        int bobs = table.size() - kept.size();
        assertThat(table.remove("bob")).isEqualTo(bobs);
        assertThat(table.remove("bob")).isZero();
        JourneyTable plain = table(kept);
        assertThat(table).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(TestJourneys.bytes(table)).isEqualTo(TestJourneys.bytes(plain));
        assertThat(rows(table)).isEqualTo(rows(plain));
        JourneyTable shipped = TestJourneys.shipped(table, JourneyTable.class);
        assertThat(shipped).isEqualTo(plain);
        assertThat(TestJourneys.bytes(shipped)).isEqualTo(TestJourneys.bytes(plain));
        shipped.add(TestJourneys.open("new"));
        assertThat(shipped).isNotEqualTo(plain);
        assertThat(shipped.remove("ann")).isPositive();
    }

    @Property(tries = 100)
    void replacedJourneysStandInTheirPlace(
            @ForAll("journeyLists") List<Journey> before, @ForAll("journeyLists") List<Journey> after) {
        List<Journey> anns = after.stream()
                .filter(journey -> journey.customer().equals("ann"))
                .toList();
        JourneyTable table = table(before);
        table.replace("ann", anns);
        List<Journey> expected = new ArrayList<>(anns);
        before.stream().filter(journey -> !journey.customer().equals("ann")).forEach(expected::add);
        assertThat(table).isEqualTo(table(expected));
    }

    @Property(tries = 100)
    void viewsWithACustomerFeedItAsRecordsDo(@ForAll("journeyLists") List<Journey> journeys) {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, NEEDS);
        Needs inOtherOrder = new Needs(Set.of(Feature.values()), Set.of(Dimension.CAMPAIGN, Dimension.DEVICE))
                .and(Needs.column(Dimension.TYPE));
        JourneyEncoder encoder = new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, inOtherOrder));
        for (Journey journey : journeys) {
            table.add(journey.customer(), journey.end(), encoder.encode(journey));
        }
        assertThat(table).isEqualTo(table(journeys));
    }

    /** The customer and the end come with the view, under whatever codes. */
    @Property(tries = 100)
    void theStatisticTakesViewsAsItTakesRecords(@ForAll("journeyLists") List<Journey> journeys) {
        JourneyStatistic<JourneyTable, JourneyTable> statistic = JourneyTable.statistic(Dimension.CHANNEL, Needs.TIMES);
        JourneyEncoder encoder = new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, statistic.needs()));
        encoder.encode(TestJourneys.open("a stranger's channel"));
        JourneyTable ofViews = statistic.newAccumulator();
        journeys.forEach(journey -> statistic.add(ofViews, encoder.encode(journey)));
        JourneyTable ofRecords = journeys.stream().collect(statistic);
        assertThat(ofViews).isEqualTo(ofRecords);
        assertThat(TestJourneys.bytes(ofViews)).isEqualTo(TestJourneys.bytes(ofRecords));
    }

    @Test
    void copiesAndBatchesDoNotChangeWithTheTable() {
        JourneyTable table = table(List.of(TestJourneys.open("b", "a")));
        JourneyTable copy = table.copy();
        byte[] before = TestJourneys.bytes(copy);
        JourneyBatch batch = table.toBatch();
        table.add(TestJourneys.open("c"));
        new JourneyEncoder(batch.schema()).encode(TestJourneys.open("stranger"));
        assertThat(batch.rows()).isEqualTo(1);
        assertThat(TestJourneys.bytes(copy)).isEqualTo(before);
        assertThat(copy.size()).isEqualTo(1);
        assertThat(table).isNotEqualTo(copy);
        assertThat(table).hasToString("JourneyTable of 2 journeys over channel");
    }

    @Test
    void aTableCanBeMergedWithItself() {
        JourneyTable table = table(List.of(TestJourneys.open("a"), TestJourneys.converted("1", "EUR", "b")));
        table.merge(table);
        assertThat(table.size()).isEqualTo(4);
        assertThat(rows(table)).hasSize(4);
    }

    @Test
    void removedRowsAreDroppedInTheEnd() {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        for (int i = 0; i < 500; i++) {
            table.replace("ann", List.of(TestJourneys.open("a" + i)));
            assertThat(table.size()).isEqualTo(1);
        }
        JourneyTable plain = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        plain.add(TestJourneys.open("a499"));
        assertThat(table).isEqualTo(plain);
        assertThat(table.toBatch().schema().pathLabels().labels()).containsExactly("a499");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, NEEDS);
        assertThatThrownBy(() -> table.merge(JourneyTable.of(Dimension.CHANNEL, Needs.TIMES)))
                .hasMessageContaining("same path and needs");
        assertThatThrownBy(() -> table.replace("bob", List.of(TestJourneys.open("a"))))
                .hasMessageContaining("bob")
                .hasMessageContaining("ann");
        assertThat(table.size()).isZero();
        JourneyView view = table(List.of(TestJourneys.open("a"))).toBatch().view();
        JourneyTable timed = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        timed.add(TestJourneys.open("a"));
        JourneyView ofNobody = timed.toBatch().view();
        assertThatThrownBy(() -> timed.add(ofNobody))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("a table of journeys by customer needs customer");
        assertThatThrownBy(() -> table.add(" ", TestJourneys.END, view)).hasMessageContaining("customer");
    }

    private static Journey journey(String campaign, TouchpointType type, Milestone stage, int seconds, String value) {
        Touchpoint touchpoint = Touchpoint.builder("ann", TestJourneys.END.minusSeconds(seconds))
                .channel(Channel.EMAIL)
                .campaign(campaign)
                .type(type)
                .milestones(Set.of(stage))
                .build();
        return Journey.converted(
                List.of(touchpoint),
                Conversion.builder("ann", ConversionType.PURCHASE, Money.of(value, "EUR"), TestJourneys.END)
                        .allowNegative()
                        .build());
    }

    /** Rows in their documented order, each above the one before in one regard. */
    @Test
    void rowsAreOrderedByEverythingTheyHold() {
        Milestone lead = Milestone.LEAD_CREATED;
        Milestone opportunity = Milestone.OPPORTUNITY_CREATED;
        TouchpointType open = TouchpointType.EMAIL_OPEN;
        TouchpointType click = TouchpointType.EMAIL_CLICK;
        List<Journey> ascending = List.of(
                TestJourneys.open("a"),
                TestJourneys.open("a", "a"),
                TestJourneys.open("b"),
                TestJourneys.converted("1.00", "EUR", "a"),
                journey("spring", open, opportunity, 1, "1.00"),
                journey("spring", open, lead, 1, "1.00"),
                journey("spring", click, lead, 1, "1.00"),
                journey("spring", open, opportunity, 2, "1.00"),
                journey("spring", open, opportunity, 2, "2.00"),
                journey("spring", open, opportunity, 2, "92233720368547758.08"),
                journey("spring", open, opportunity, 2, "92233720368547758.09"),
                journey("summer", open, opportunity, 2, "1.00"));
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                List<Journey> first = List.of(ascending.get(i));
                List<Journey> second = List.of(ascending.get(j));
                assertThat(table(first).equals(table(second)))
                        .as("%d and %d", i, j)
                        .isEqualTo(i == j);
                List<Journey> both = List.of(ascending.get(i), ascending.get(j));
                List<Journey> sorted = List.of(ascending.get(Math.min(i, j)), ascending.get(Math.max(i, j)));
                assertThat(rows(table(both))).containsExactlyElementsOf(expected(sorted));
            }
        }
    }

    @Test
    void customersAreHashed() {
        JourneyTable table = table(List.of(TestJourneys.open("a")));
        JourneyTable twice = table(List.of(TestJourneys.open("a"), TestJourneys.open("a")));
        assertThat(table).doesNotHaveSameHashCodeAs(twice);
        assertThat(table).doesNotHaveSameHashCodeAs(JourneyTable.of(Dimension.CHANNEL, NEEDS));
        assertThat(table.path()).isEqualTo(Dimension.CHANNEL);
    }

    @Test
    void rowsThatWereRemovedGiveTheirRoomBack() {
        JourneyRows rows = new JourneyRows(JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING));
        for (int i = 0; i < 200; i++) {
            Journey journey = TestJourneys.open("a");
            rows.add("c" + i, i, rows.encoder().encode(journey));
        }
        int removed = 0;
        while (!rows.isMostlyRemoved()) {
            assertThat(rows.remove("c" + removed)).isEqualTo(1);
            removed++;
        }
        // more than twice as many rows as live ones, and 64
        assertThat(removed).isEqualTo(133);
        JourneyRows dropped = rows.canonical();
        assertThat(dropped.rows()).isEqualTo(67);
        assertThat(dropped.isMostlyRemoved()).isFalse();
        assertThat(dropped.canonical()).isSameAs(dropped);
    }

    @Test
    void aStatisticsResultIsACopy() {
        JourneyStatistic<JourneyTable, JourneyTable> statistic = JourneyTable.statistic(Dimension.CHANNEL, NEEDS);
        JourneyTable accumulator = statistic.newAccumulator();
        statistic.add(accumulator, TestJourneys.open("a"));
        JourneyTable result = statistic.finish(accumulator);
        statistic.add(accumulator, TestJourneys.open("b"));
        assertThat(result.size()).isEqualTo(1);
        assertThat(accumulator.size()).isEqualTo(2);
        assertThat(statistic.characteristics()).containsExactly(Collector.Characteristics.UNORDERED);
    }
}
