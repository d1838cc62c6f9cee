package org.attributionj.core.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.junit.jupiter.api.Test;

class RowWriterTest {
    private static final Needs ALL = new Needs(
            Set.of(Feature.values()),
            Set.of(Dimension.TYPE),
            Set.of(RowDimension.CONVERSION_TYPE),
            Set.of(Measure.COST));

    @Provide
    Arbitrary<List<Journey>> journeyLists() {
        // primitives hold values up to a long
        return TestJourneys.journeys()
                .filter(journey -> journey.netValue()
                        .map(value -> value.unit().in(value).bitLength() < Long.SIZE)
                        .orElse(true))
                .list()
                .ofMaxSize(20)
                .withoutEdgeCases();
    }

    /** Rows from primitives and rows from records are the same bytes in a batch. */
    @Property(tries = 100)
    void rowsFromPrimitivesAreThoseOfRecords(@ForAll("journeyLists") List<Journey> journeys) {
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, ALL);
        JourneyEncoder encoder = new JourneyEncoder(schema);
        JourneyBatch.Builder written = JourneyBatch.builder(schema);
        journeys.forEach(journey -> written.add(write(encoder.row(journey.length()), schema, journey)));
        JourneyBatch.Builder encoded = JourneyBatch.builder(JourneySchema.of(Dimension.CHANNEL, ALL));
        journeys.forEach(encoded::add);
        assertThat(TestJourneys.bytes(written.build())).isEqualTo(TestJourneys.bytes(encoded.build()));
    }

    private static JourneyView write(RowWriter row, JourneySchema schema, Journey journey) {
        for (int i = 0; i < journey.length(); i++) {
            Touchpoint touch = journey.touchpoints().get(i);
            row.code(i, schema.pathLabels().code(touch.channel().name()))
                    .millisBeforeEnd(i, journey.age(i).toMillis())
                    .marks(i, touch.type().engagement(), touch.milestones())
                    .column(0, i, schema.columnLabels(0).code(touch.type().name()))
                    .measure(0, i, Measure.COST.billionths(touch));
        }
        row.customer(schema.customers().code(journey.customer()))
                .endMillis(journey.end().toEpochMilli())
                .rowColumn(0, schema.rowLabels(0).code(RowDimension.CONVERSION_TYPE.label(journey)));
        if (!journey.isConverted()) {
            return row.open();
        }
        Money value = journey.netValue().orElseThrow();
        long units = value.unit().in(value).longValueExact();
        return journey.conversion().value().signum() < 0
                ? row.takenBack(value.unit(), units)
                : row.converted(value.unit(), units);
    }

    @Test
    void whatIsNotAskedForIsRefusedByName() {
        RowWriter row = new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, Needs.TIMES)).row(1);
        row.code(0, 0).millisBeforeEnd(0, 5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.millisBeforeEnd(0, -1))
                .withMessageContaining("0 or more, but were -1");
        assertThatExceptionOfType(MissingDataException.class)
                .isThrownBy(() -> row.customer(0))
                .withMessageContaining("customer");
        assertThatExceptionOfType(MissingDataException.class)
                .isThrownBy(() -> row.endMillis(0))
                .withMessageContaining("Feature.END");
        JourneyView view = row.converted(new MoneyUnit(java.util.Currency.getInstance("EUR"), 2), 100);
        assertThatExceptionOfType(MissingDataException.class)
                .isThrownBy(view::customer)
                .withMessageContaining("Feature.CUSTOMER");
        assertThat(view.millisBeforeEnd(0)).isEqualTo(5);
        assertThat(view.value()).isEqualTo(Money.of("1.00", "EUR"));
    }

    @Test
    void costsAreExactInBillionths() {
        Touchpoint touch = TestJourneys.open("a").touchpoints().get(0);
        assertThat(Measure.COST.billionths(touch)).isEqualTo(Measure.UNKNOWN);
        assertThat(Measure.COST.billionths(
                        touch.toBuilder().cost(Money.of("0.35", "EUR")).build()))
                .isEqualTo(350_000_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Measure.COST.billionths(
                        touch.toBuilder().cost(Money.of("9300000000", "EUR")).build()))
                .withMessageContaining("cost must be below");
    }
}
