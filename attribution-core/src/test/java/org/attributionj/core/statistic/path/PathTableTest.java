package org.attributionj.core.statistic.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.JourneyStatistic;
import org.junit.jupiter.api.Test;

class PathTableTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Money NOTHING = Money.of("0.00", "EUR");
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    @Provide
    Arbitrary<List<Journey>> journeyLists() {
        return TestJourneys.journeys().list().ofMaxSize(40).withoutEdgeCases();
    }

    private static PathTable table(List<Journey> journeys) {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        journeys.forEach(table::add);
        return table;
    }

    private static List<String> labels(Journey journey) {
        return journey.touchpoints().stream()
                .map(touchpoint -> touchpoint.channel().name())
                .toList();
    }

    /** A sale of negative value is no conversion, and its path no path that led to one. */
    private static List<Journey> withoutNegative(List<Journey> journeys) {
        return journeys.stream()
                .filter(journey -> !TestJourneys.isNegativeSale(journey))
                .toList();
    }

    /** What the oracle knows of a path. */
    private static final class Row {
        private long conversions;
        private long nulls;
        private final Map<String, BigDecimal> values = new TreeMap<>();
        private final Map<String, Long> counts = new TreeMap<>();
    }

    private static Map<List<String>, Row> oracle(List<Journey> journeys) {
        Map<List<String>, Row> rows = new HashMap<>();
        for (Journey journey : withoutNegative(journeys)) {
            Row row = rows.computeIfAbsent(labels(journey), path -> new Row());
            if (journey.isConverted()) {
                Money value = journey.netValue().orElseThrow();
                row.conversions++;
                row.values.merge(value.currency().toString(), value.amount(), BigDecimal::add);
                row.counts.merge(value.currency().toString(), 1L, Long::sum);
            } else {
                row.nulls++;
            }
        }
        return rows;
    }

    @Property(tries = 150)
    void agreesWithAHashMap(@ForAll("journeyLists") List<Journey> journeys) {
        PathTable table = table(journeys);
        Map<List<String>, Row> expected = oracle(journeys);
        assertThat(table.size()).isEqualTo(expected.size());
        assertThat(table.conversions())
                .isEqualTo(withoutNegative(journeys).stream()
                        .filter(Journey::isConverted)
                        .count());
        assertThat(table.nulls())
                .isEqualTo(journeys.stream()
                        .filter(journey -> !journey.isConverted())
                        .count());
        List<List<String>> paths = new ArrayList<>();
        for (PathCursor cursor = table.cursor(); cursor.next(); ) {
            paths.add(cursor.path());
            Row row = expected.get(cursor.path());
            assertThat(cursor.conversions()).isEqualTo(row.conversions);
            assertThat(cursor.nulls()).isEqualTo(row.nulls);
            for (String code : List.of("EUR", "USD", "JPY", "GBP")) {
                Currency currency = Currency.getInstance(code);
                BigDecimal value = row.values.getOrDefault(code, BigDecimal.ZERO);
                assertThat(cursor.money(currency).amount()).isEqualByComparingTo(value);
                assertThat(cursor.value(currency))
                        .isCloseTo(
                                value.doubleValue(), Offset.offset(1e-12 * Math.max(1, Math.abs(value.doubleValue()))));
                assertThat(cursor.conversions(currency)).isEqualTo(row.counts.getOrDefault(code, 0L));
            }
        }
        assertThat(paths).doesNotHaveDuplicates().hasSameSizeAs(expected.keySet());
        assertThat(paths).isSortedAccordingTo(PathTableTest::compare);
        List<List<String>> unordered = new ArrayList<>();
        for (PathCursor cursor = table.unorderedCursor(); cursor.next(); ) {
            unordered.add(cursor.path());
        }
        assertThat(unordered).containsExactlyInAnyOrderElementsOf(paths);
    }

    private static int compare(List<String> left, List<String> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = left.get(i).compareTo(right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    @Property(tries = 100)
    void totalsAreExactInEveryCurrency(@ForAll("journeyLists") List<Journey> journeys) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (Journey journey : withoutNegative(journeys)) {
            journey.netValue()
                    .ifPresent(value -> sums.merge(value.currency().toString(), value.amount(), BigDecimal::add));
        }
        Map<Currency, Money> values = table(journeys).values();
        assertThat(values.keySet().stream().map(Currency::toString)).containsExactlyElementsOf(sums.keySet());
        values.forEach(
                (currency, value) -> assertThat(value.amount()).isEqualByComparingTo(sums.get(currency.toString())));
    }

    @Property(tries = 100)
    void historyLeavesNoTrace(
            @ForAll("journeyLists") List<Journey> kept,
            @ForAll("journeyLists") List<Journey> removed,
            @ForAll Random random) {
        List<Journey> all = new ArrayList<>(kept);
        all.addAll(removed);
        Collections.shuffle(all, random);
        PathTable table = table(all);
        table.subtract(table(removed));
        PathTable plain = table(kept);
        assertThat(table).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(TestJourneys.bytes(table)).isEqualTo(TestJourneys.bytes(plain));
        assertThat(TestJourneys.shipped(table, PathTable.class)).isEqualTo(plain);
        table.merge(table(removed));
        assertThat(TestJourneys.bytes(table)).isEqualTo(TestJourneys.bytes(table(all)));
    }

    @Property(tries = 100)
    void mergeIsAssociativeAndCommutative(
            @ForAll("journeyLists") List<Journey> a,
            @ForAll("journeyLists") List<Journey> b,
            @ForAll("journeyLists") List<Journey> c) {
        PathTable left = table(a);
        left.merge(table(b));
        left.merge(table(c));
        PathTable right = table(c);
        right.merge(table(b));
        PathTable outer = right;
        outer.merge(table(a));
        assertThat(TestJourneys.bytes(outer)).isEqualTo(TestJourneys.bytes(left));
    }

    @Property(tries = 100)
    void replayGivesTheTableBack(@ForAll("journeyLists") List<Journey> journeys) {
        PathTable table = table(journeys);
        PathTable replayed = PathTable.of(Dimension.CHANNEL);
        table.forEachJourney(replayed::add);
        assertThat(replayed).isEqualTo(table);
        PathTable unordered = PathTable.of(Dimension.CHANNEL);
        table.forEachJourneyUnordered(unordered::add);
        assertThat(unordered).isEqualTo(table);
        JourneyView batch = table.toBatch().view();
        PathTable fromBatch = PathTable.of(Dimension.CHANNEL);
        for (int row = 0; row < batch.rows(); row++) {
            fromBatch.add(batch.moveTo(row));
        }
        assertThat(TestJourneys.bytes(fromBatch)).isEqualTo(TestJourneys.bytes(table));
    }

    @Property(tries = 100)
    void recordsAndViewsFeedItAlike(@ForAll("journeyLists") List<Journey> journeys) {
        List<PathTransform> transforms = List.of(PathTransform.exposure(), PathTransform.frequency());
        JourneyStatistic<PathTable, PathTable> statistic = PathTable.statistic(Dimension.CHANNEL, transforms);
        PathTable fromRecords = journeys.stream().collect(statistic);
        PathTable fromViews = statistic.newAccumulator();
        JourneyBatch.Builder builder = JourneyBatch.builder(JourneySchema.of(Dimension.CHANNEL, Needs.TIMES));
        journeys.forEach(builder::add);
        JourneyView view = builder.build().view();
        for (int row = 0; row < view.rows(); row++) {
            statistic.add(fromViews, view.moveTo(row));
        }
        assertThat(statistic.finish(fromViews)).isEqualTo(fromRecords);
        assertThat(fromRecords.transforms()).isEqualTo(transforms);
        // and rows of a path file
        PathTable fromRows = PathTable.of(Dimension.CHANNEL, transforms);
        for (Journey journey : withoutNegative(journeys)) {
            fromRows.add(
                    labels(journey),
                    journey.isConverted() ? 1 : 0,
                    journey.netValue().orElse(NOTHING),
                    journey.isConverted() ? 0 : 1);
        }
        assertThat(fromRows).isEqualTo(fromRecords);
    }

    @Test
    void rowsOfAFileAddUp() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a", "b"), 3, Money.of("10.5", "EUR"), 4);
        table.add(List.of("a", "b"), 1, Money.of("0.125", "EUR"), 0);
        table.add(List.of("b"), 0, NOTHING, 7);
        table.add(List.of(), 2, Money.of("1", "EUR"), 0);
        table.add(List.of("never"), 0, NOTHING, 0);
        assertThat(table.size()).isEqualTo(3);
        PathCursor row = table.cursor();
        assertThat(row.next()).isTrue();
        assertThat(row.length()).isZero();
        assertThat(row.next()).isTrue();
        assertThat(row.path()).containsExactly("a", "b");
        assertThat(row.code(1)).isEqualTo(table.labels().find("b"));
        assertThat(row.codes()[row.offset()]).isEqualTo(table.labels().find("a"));
        assertThat(row.conversions()).isEqualTo(4);
        assertThat(row.nulls()).isEqualTo(4);
        assertThat(row.money(EUR)).isEqualTo(Money.of("10.625", "EUR"));
        assertThat(row.value(EUR)).isCloseTo(10.625, ROUNDING);
        assertThat(row.next()).isTrue();
        assertThat(row.nulls()).isEqualTo(7);
        assertThat(row.next()).isFalse();
        assertThat(table.values()).containsExactly(Map.entry(EUR, Money.of("11.625", "EUR")));
        assertThat(table)
                .hasToString("PathTable of 3 paths over channel, 6 conversions worth [11.625 EUR], 11 without");
    }

    @Test
    void badRowsAreRefused() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        assertThatThrownBy(() -> table.add(List.of("a"), -1, NOTHING, 0)).hasMessageContaining("conversions");
        assertThatThrownBy(() -> table.add(List.of("a"), 1, NOTHING, -2)).hasMessageContaining("nulls");
        assertThatThrownBy(() -> table.add(List.of("a"), 0, Money.of("1", "EUR"), 2))
                .hasMessageContaining("1 EUR")
                .hasMessageContaining("[a]");
        assertThatThrownBy(() -> table.add(List.of("a", " "), 1, NOTHING, 0)).hasMessageContaining("label");
        assertThat(table.size()).isZero();
    }

    @Test
    void valueWithoutConversionIsRefusedInViews() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        JourneyEncoder encoder = new JourneyEncoder(table.schema());
        assertThatThrownBy(() -> table.add(encoder.encodeConvertedPath(new int[0], 0, 0, 0, Money.of("1", "EUR"))))
                .hasMessageContaining("conversions");
    }

    @Test
    void pathsOfAnotherDimensionAreRefused() {
        PathTable table = PathTable.of(Dimension.CAMPAIGN);
        JourneyView channels =
                new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING)).encode(TestJourneys.open("a"));
        assertThatThrownBy(() -> table.add(channels)).isInstanceOf(MissingDataException.class);
        assertThatThrownBy(() -> table.merge(PathTable.of(Dimension.CHANNEL))).hasMessageContaining("campaign");
        PathTable trimmed = PathTable.of(Dimension.CAMPAIGN, List.of(PathTransform.trim(2)));
        assertThatThrownBy(() -> table.subtract(trimmed)).hasMessageContaining("trim=2");
        assertThat(table).isNotEqualTo(trimmed).isNotEqualTo(PathTable.of(Dimension.CHANNEL));
    }

    @Test
    void subtractRefusesWhatWasNotAddedAndChangesNothing() {
        List<Journey> journeys = List.of(
                TestJourneys.converted("10.00", "EUR", "a", "b"),
                TestJourneys.converted("5.00", "EUR", "a"),
                TestJourneys.open("a", "b"));
        PathTable table = table(journeys);
        byte[] before = TestJourneys.bytes(table);
        List<Journey> wrong = List.of(
                TestJourneys.converted("4.00", "EUR", "a"),
                TestJourneys.converted("5.00", "USD", "a"),
                TestJourneys.converted("5.000", "EUR", "a"),
                TestJourneys.open("a"),
                TestJourneys.open("zebra"),
                TestJourneys.converted("10.00", "EUR", "b", "a"));
        for (Journey each : wrong) {
            PathTable bad = table(List.of(journeys.get(0), each));
            assertThatThrownBy(() -> table.subtract(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(labels(each).toString())
                    .hasMessageContaining("Nothing was changed");
            assertThat(TestJourneys.bytes(table)).isEqualTo(before);
        }
        PathTable twice = table(List.of(journeys.get(2), journeys.get(2)));
        assertThatThrownBy(() -> table.subtract(twice)).hasMessageContaining("2 journeys that did not convert");
    }

    @Test
    void aTableCanBeAddedToItselfAndTakenFromItself() {
        PathTable table = table(List.of(TestJourneys.converted("1.10", "EUR", "a"), TestJourneys.open("b")));
        PathTable copy = table.copy();
        table.merge(table);
        assertThat(table.conversions()).isEqualTo(2);
        assertThat(table.values().get(EUR)).isEqualTo(Money.of("2.20", "EUR"));
        table.subtract(copy);
        assertThat(table).isEqualTo(copy);
        table.subtract(table);
        assertThat(table).isEqualTo(PathTable.of(Dimension.CHANNEL));
        assertThat(TestJourneys.bytes(table)).isEqualTo(TestJourneys.bytes(PathTable.of(Dimension.CHANNEL)));
        assertThat(copy.size()).isEqualTo(2);
    }

    @Test
    void sumsBeyondLongComeAndGo() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        Money large = Money.of("92233720368547758.07", "EUR"); // Long.MAX_VALUE cents
        List<String> path = List.of("a");
        for (int i = 0; i < 5; i++) {
            table.add(path, 1, large, 0);
        }
        Money sum = Money.of("461168601842738790.35", "EUR");
        assertThat(table.values().get(EUR)).isEqualTo(sum);
        JourneyView view = table.toBatch().view();
        assertThat(view.valueFitsLong()).isFalse();
        assertThat(view.value()).isEqualTo(sum);
        PathTable four = PathTable.of(Dimension.CHANNEL);
        four.add(path, 4, Money.of("368934881474191032.28", "EUR"), 0);
        table.subtract(four);
        PathTable one = PathTable.of(Dimension.CHANNEL);
        one.add(path, 1, large, 0);
        assertThat(table).isEqualTo(one);
        assertThat(TestJourneys.bytes(table)).isEqualTo(TestJourneys.bytes(one));
        assertThat(table.toBatch().view().valueUnits()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void manyPathsAreFoundAgain() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        int paths = 5000;
        for (int round = 1; round <= 2; round++) {
            for (int i = 0; i < paths; i++) {
                table.add(List.of("c" + i % 10, "c" + i / 10 % 10, "c" + i / 100), 1, NOTHING, i);
            }
        }
        assertThat(table.size()).isEqualTo(paths);
        assertThat(table.conversions()).isEqualTo(2L * paths);
        assertThat(table.nulls()).isEqualTo((long) paths * (paths - 1));
        PathTable most = PathTable.of(Dimension.CHANNEL);
        for (int i = 0; i < paths - 1; i++) {
            most.add(List.of("c" + i % 10, "c" + i / 10 % 10, "c" + i / 100), 2, NOTHING, 2L * i);
        }
        table.subtract(most);
        assertThat(table.size()).isEqualTo(1);
        assertThat(table.cursor().next()).isTrue();
        assertThat(table.nulls()).isEqualTo(2L * (paths - 1));
    }

    @Test
    void pathsOfAnyLengthAreTaken() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        List<String> path = new ArrayList<>();
        for (int n = 1; n <= 100; n++) {
            path.add("c" + n);
            // first by a row, then by a journey
            if (n % 2 == 0) {
                table.add(path, n, NOTHING, 0);
            } else {
                table.add(TestJourneys.open(path.toArray(String[]::new)));
            }
        }
        PathTable merged = PathTable.of(Dimension.CHANNEL);
        merged.merge(table);
        assertThat(merged).isEqualTo(table);
        List<Integer> lengths = new ArrayList<>();
        for (PathCursor row = merged.cursor(); row.next(); ) {
            lengths.add(row.path().size());
            assertThat(row.conversions()).isEqualTo(row.length() % 2 == 0 ? row.length() : 0);
        }
        assertThat(lengths).hasSize(100).isSorted();
    }

    @Test
    void tablesDifferInAnyNumber() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a", "b"), 2, Money.of("10.00", "EUR"), 3);
        List<PathTable> others = List.of(
                row(List.of("b", "a"), 2, "10.00", "EUR", 3),
                row(List.of("a"), 2, "10.00", "EUR", 3),
                row(List.of("a", "b", "b"), 2, "10.00", "EUR", 3),
                row(List.of("a", "c"), 2, "10.00", "EUR", 3),
                row(List.of("a", "b"), 1, "10.00", "EUR", 3),
                row(List.of("a", "b"), 2, "10.00", "EUR", 4));
        for (PathTable other : others) {
            assertThat(table).isNotEqualTo(other);
            assertThat(table.hashCode()).as("%s", other).isNotEqualTo(other.hashCode());
        }
        // values take no part in the hash
        assertThat(table).isNotEqualTo(row(List.of("a", "b"), 2, "10.01", "EUR", 3));
        assertThat(table).isNotEqualTo(row(List.of("a", "b"), 2, "10.000", "EUR", 3));
        assertThat(table).isNotEqualTo(row(List.of("a", "b"), 2, "10.00", "USD", 3));
        PathTable more = table.copy();
        more.add(List.of("z"), 0, NOTHING, 1);
        assertThat(table).isNotEqualTo(more);
        assertThat(more).isNotEqualTo(table);
    }

    private static PathTable row(List<String> path, long conversions, String value, String currency, long nulls) {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(path, conversions, Money.of(value, currency), nulls);
        return table;
    }

    @Test
    void rowsThatWereTakenOutGiveTheirRoomBack() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        PathTable most = PathTable.of(Dimension.CHANNEL);
        for (int i = 0; i < 100; i++) {
            table.add(List.of("c" + i), 1, NOTHING, 0);
            if (i % 10 != 0) {
                most.add(List.of("c" + i), 1, NOTHING, 0);
            }
        }
        table.subtract(most);
        assertThat(table.size()).isEqualTo(10);
        assertThat(table.store().rows()).isEqualTo(10);
        table.subtract(row(List.of("c0"), 1, "0.00", "EUR", 0));
        assertThat(table.store().rows()).as("not for a few").isEqualTo(10);
        assertThat(table.size()).isEqualTo(9);
    }
}
