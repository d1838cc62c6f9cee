package org.attributionj.core.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;

class JourneyBatchTest {
    private static final Needs ALL = new Needs(
            Set.of(Feature.values()),
            Set.of(Dimension.CAMPAIGN, Dimension.TYPE),
            Set.of(RowDimension.CURRENCY, RowDimension.MONTH),
            Set.of(Measure.COST));

    /** The bytes that a touchpoint may take with times, and nothing else. */
    private static final int MOST_BYTES_WITH_TIMES = 16;

    @Provide
    Arbitrary<List<Journey>> journeyLists() {
        return TestJourneys.journeys().list().ofMaxSize(80).withoutEdgeCases();
    }

    private static JourneyBatch batch(JourneySchema schema, List<Journey> journeys) {
        JourneyBatch.Builder builder = JourneyBatch.builder(schema);
        journeys.forEach(builder::add);
        return builder.build();
    }

    private static void assertRow(JourneyView row, Journey journey) {
        JourneySchema schema = row.schema();
        assertThat(row.length()).isEqualTo(journey.length());
        for (int i = 0; i < journey.length(); i++) {
            Touchpoint touchpoint = journey.touchpoints().get(i);
            assertThat(row.label(i)).isEqualTo(touchpoint.channel().name());
            assertThat(row.millisBeforeEnd(i)).isEqualTo(journey.age(i).toMillis());
            assertThat(row.engagement(i)).isEqualTo(touchpoint.type().engagement());
            for (Milestone milestone : Milestone.values()) {
                assertThat(row.has(i, milestone))
                        .isEqualTo(touchpoint.milestones().contains(milestone));
            }
            for (int column = 0; column < schema.columns().size(); column++) {
                assertThat(schema.columnLabels(column).label(row.column(column, i)))
                        .isEqualTo(schema.columns().get(column).label(touchpoint));
            }
            for (int column = 0; column < schema.measures().size(); column++) {
                assertThat(row.billionths(column, i))
                        .isEqualTo(schema.measures().get(column).billionths(touchpoint));
            }
        }
        assertThat(schema.customers().label(row.customer())).isEqualTo(journey.customer());
        assertThat(row.end()).isEqualTo(journey.end());
        for (int column = 0; column < schema.rowColumns().size(); column++) {
            assertThat(schema.rowLabels(column).label(row.rowColumn(column)))
                    .isEqualTo(schema.rowColumns().get(column).label(journey));
        }
        assertThat(row.multiplicity()).isEqualTo(TestJourneys.isNegativeSale(journey) ? 0 : 1);
        assertThat(row.isConverted()).isEqualTo(journey.isConverted());
        if (journey.isConverted()) {
            Money value = journey.netValue().orElseThrow();
            assertThat(row.valueUnit()).isEqualTo(value.unit());
            assertThat(row.value().compareAmount(value)).isZero();
            BigInteger units = value.unit().in(value);
            assertThat(row.valueFitsLong()).isEqualTo(units.bitLength() < Long.SIZE);
            if (row.valueFitsLong()) {
                assertThat(row.valueUnits()).isEqualTo(units.longValueExact());
            }
        }
    }

    @Property(tries = 200)
    void everyColumnComesBack(@ForAll("journeyLists") List<Journey> journeys) {
        JourneyBatch batch = batch(JourneySchema.of(Dimension.CHANNEL, ALL), journeys);
        assertThat(batch.rows()).isEqualTo(journeys.size());
        assertThat(batch.touchpoints())
                .isEqualTo(journeys.stream().mapToInt(Journey::length).sum());
        JourneyView view = batch.view();
        assertThat(view.rows()).isEqualTo(journeys.size());
        // backwards as well: a row must not depend on the one before
        for (int row = journeys.size() - 1; row >= 0; row--) {
            assertRow(view.moveTo(row), journeys.get(row));
            assertThat(view.row()).isEqualTo(row);
        }
    }

    @Property(tries = 100)
    void shippedBatchesHoldTheSameRowsAndBytes(@ForAll("journeyLists") List<Journey> journeys) {
        JourneyBatch batch = batch(JourneySchema.of(Dimension.CHANNEL, ALL), journeys);
        JourneyBatch shipped = TestJourneys.shipped(batch, JourneyBatch.class);
        JourneyView view = shipped.view();
        for (int row = 0; row < journeys.size(); row++) {
            assertRow(view.moveTo(row), journeys.get(row));
        }
        assertThat(shipped.schema().meets(ALL)).isTrue();
        assertThat(TestJourneys.bytes(shipped)).isEqualTo(TestJourneys.bytes(batch));
    }

    @Property(tries = 100)
    void rowsAreCarriedOverToASmallerSchema(@ForAll("journeyLists") List<Journey> journeys) {
        JourneyView view =
                batch(JourneySchema.of(Dimension.CHANNEL, ALL), journeys).view();
        JourneySchema target = JourneySchema.of(
                Dimension.CHANNEL,
                new Needs(
                        Set.of(Feature.values()),
                        Set.of(Dimension.TYPE),
                        Set.of(RowDimension.MONTH),
                        Set.of(Measure.COST)));
        target.customers().code("zoe");
        // other codes than in the source
        List.of("z", "d", "c").forEach(target.pathLabels()::code);
        JourneyEncoder encoder = new JourneyEncoder(target);
        for (int row = 0; row < journeys.size(); row++) {
            assertRow(encoder.encode(view.moveTo(row)), journeys.get(row));
        }
    }

    @Test
    void rowsOfTheOwnSchemaAreLeftAlone() {
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING);
        JourneyView view = batch(schema, List.of(TestJourneys.open("a"))).view();
        assertThat(new JourneyEncoder(schema).encode(view)).isSameAs(view);
    }

    @Test
    void whatTheOtherSchemaLacksIsNamed() {
        JourneyView view = batch(JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING), List.of(TestJourneys.open("a")))
                .view();
        JourneyEncoder times = new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, Needs.TIMES));
        assertThatThrownBy(() -> times.encode(view))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("times");
        JourneyEncoder campaigns =
                new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, Needs.column(Dimension.CAMPAIGN)));
        assertThatThrownBy(() -> campaigns.encode(view))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("campaign");
        JourneyEncoder types = new JourneyEncoder(JourneySchema.of(Dimension.TYPE, Needs.NOTHING));
        assertThatThrownBy(() -> types.encode(view))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("channel")
                .hasMessageContaining("type");
    }

    @Test
    void multiplicitiesAndSeveralUnitsComeBack() {
        Dictionary labels = new Dictionary();
        JourneySchema schema = JourneySchema.ofPaths(Dimension.CHANNEL, labels);
        JourneyEncoder encoder = new JourneyEncoder(schema);
        int[] path = {labels.code("x"), labels.code("y"), labels.code("x")};
        JourneyBatch.Builder builder = JourneyBatch.builder(schema);
        builder.add(encoder.encodeOpenPath(path, 1, 1, 1));
        builder.add(encoder.encodeConvertedPath(path, 0, 2, 5, Money.of("12.34", "EUR")));
        builder.add(
                encoder.encodeConvertedPath(path, 0, 3, 1, Money.of("7", "JPY").unit(), 7));
        builder.add(encoder.encodeOpenPath(path, 2, 1, Long.MAX_VALUE));
        builder.add(encoder.encodeConvertedPath(path, 0, 0, 2, Money.of("1e30", "EUR")));
        assertThat(builder.rows()).isEqualTo(5);
        JourneyView view = builder.build().view();
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < view.rows(); row++) {
            view.moveTo(row);
            rows.add(view.length() + " x" + view.multiplicity() + (view.isConverted() ? " " + view.value() : ""));
        }
        assertThat(rows)
                .containsExactly(
                        "1 x1",
                        "2 x5 12.34 EUR",
                        "3 x1 7 JPY",
                        "1 x9223372036854775807",
                        "0 x2 1000000000000000000000000000000.00 EUR");
        assertThatThrownBy(() -> view.moveTo(0).value()).hasMessageContaining("no value");
        assertThat(view.moveTo(4).valueFitsLong()).isFalse();
        assertThatThrownBy(view::valueUnits).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void barePathsAreRefusedWhereColumnsAreAskedFor() {
        JourneyEncoder encoder = new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, Needs.TIMES));
        assertThatThrownBy(() -> encoder.encodeOpenPath(new int[1], 0, 1, 1)).hasMessageContaining("bare path");
    }

    @Test
    void foreignRowsAndLateRowsAreRefused() {
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING);
        JourneyBatch.Builder builder = JourneyBatch.builder(schema);
        JourneyView foreign =
                new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING)).encode(TestJourneys.open("a"));
        assertThatThrownBy(() -> builder.add(foreign)).hasMessageContaining("own schema");
        JourneyBatch batch = builder.add(TestJourneys.open("a")).build();
        assertThatThrownBy(() -> builder.add(TestJourneys.open("a"))).isInstanceOf(IllegalStateException.class);
        assertThat(batch.rows()).isEqualTo(1);
    }

    @Test
    void touchpointTakesAsManyBytesAsDocumented() throws IllegalAccessException {
        String[] channels = new String[1000];
        java.util.Arrays.setAll(channels, i -> "c" + i % 7);
        List<Journey> journeys = List.of(TestJourneys.open(channels), TestJourneys.converted("1", "EUR", channels));
        int n = 2000;
        int overhead = perJourney(batch(JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING), List.of()));
        assertThat(bytes(batch(JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING), journeys)))
                .isBetween(4L * n, 4L * n + overhead);
        assertThat(bytes(batch(JourneySchema.of(Dimension.CHANNEL, Needs.TIMES), journeys)))
                .isBetween(12L * n, 12L * n + overhead)
                .isLessThanOrEqualTo((long) MOST_BYTES_WITH_TIMES * n);
        assertThat(bytes(batch(JourneySchema.of(Dimension.CHANNEL, ALL), journeys)))
                .isBetween(29L * n, 29L * n + overhead);
    }

    /** Room for offsets, outcomes and the value of the two journeys. */
    private static int perJourney(JourneyBatch empty) throws IllegalAccessException {
        return (int) bytes(empty) + 64;
    }

    private static long bytes(JourneyBatch batch) throws IllegalAccessException {
        long bytes = 0;
        for (Field field : JourneyBatch.class.getDeclaredFields()) {
            if (field.getType().isArray()) {
                field.setAccessible(true);
                bytes += bytesOfArray(field.get(batch));
            }
        }
        return bytes;
    }

    private static long bytesOfArray(Object array) {
        int length = Array.getLength(array);
        if (array instanceof Object[] nested) {
            long sum = 0;
            for (Object each : nested) {
                sum += bytesOfArray(each);
            }
            return sum;
        }
        int size = array instanceof long[] ? Long.BYTES : array instanceof int[] ? Integer.BYTES : 1;
        return (long) size * length;
    }
}
