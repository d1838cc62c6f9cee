package org.attributionj.core.statistic.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;
import org.attributionj.core.statistic.TestModels;
import org.attributionj.core.statistic.path.PathTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditStatisticTest {
    private static final List<AttributionModel> MODELS =
            List.of(TestModels.LINEAR, TestModels.LAST, TestModels.UNEVEN, TestModels.ONLY_A);
    private static final BigDecimal ONE = new BigDecimal(Shares.ONE);
    private static final Currency EUR = Currency.getInstance("EUR");

    @Provide
    Arbitrary<List<Journey>> journeyLists() {
        return TestJourneys.journeys().list().ofMaxSize(30).withoutEdgeCases();
    }

    /** Label and currency to conversions and value, in exact decimals; slow and plain. */
    private static final class Oracle {
        private final Map<String, BigDecimal> conversions = new TreeMap<>();
        private final Map<String, BigDecimal> values = new TreeMap<>();

        Oracle(AttributionModel model, Dimension by, List<Journey> journeys) {
            Attributor attributor = new Attributor(model);
            for (Journey journey : journeys) {
                if (journey.isConverted()) {
                    Shares shares = attributor.shares(journey);
                    Money value = journey.netValue().orElseThrow();
                    boolean isCounted = !TestJourneys.isNegativeSale(journey);
                    for (int i = 0; i < journey.length(); i++) {
                        add(by.label(journey.touchpoints().get(i)), shares.units(i), value, isCounted);
                    }
                    add(CreditTotals.BASELINE, shares.baselineUnits(), value, isCounted);
                    add(CreditTotals.UNATTRIBUTED, shares.unattributedUnits(), value, isCounted);
                    add(CreditTotals.TOTAL, Shares.ONE, value, isCounted);
                }
            }
        }

        private void add(String label, long units, Money value, boolean isCounted) {
            BigDecimal share = new BigDecimal(units).divide(ONE);
            String key = label + " " + value.currency();
            conversions.merge(key, isCounted ? share : BigDecimal.ZERO, BigDecimal::add);
            values.merge(key, share.multiply(value.amount()), BigDecimal::add);
        }

        void check(CreditTotals totals) {
            List<CreditTotals.Row> rows = new ArrayList<>(totals.rows());
            rows.addAll(totals.baseline());
            rows.addAll(totals.unattributed());
            rows.addAll(totals.totals());
            int found = 0;
            for (CreditTotals.Row row : rows) {
                String key = row.label() + " " + row.currency();
                found += values.containsKey(key) ? 1 : 0;
                assertThat(row.value()).isEqualByComparingTo(values.getOrDefault(key, BigDecimal.ZERO));
                assertThat(row.conversions())
                        .isEqualTo(
                                conversions.getOrDefault(key, BigDecimal.ZERO).doubleValue());
            }
            assertThat(found).isEqualTo(values.size());
        }
    }

    @Property(tries = 100)
    void agreesWithExactDecimals(@ForAll("journeyLists") List<Journey> journeys) {
        for (Dimension by : List.of(Dimension.CHANNEL, Dimension.CAMPAIGN)) {
            List<CreditTotals> totals = journeys.stream().collect(CreditStatistic.of(MODELS, Dimension.CHANNEL, by));
            for (int model = 0; model < MODELS.size(); model++) {
                assertThat(totals.get(model).model())
                        .isEqualTo(MODELS.get(model).name());
                assertThat(totals.get(model).by()).isEqualTo(by);
                new Oracle(MODELS.get(model), by, journeys).check(totals.get(model));
            }
        }
    }

    @Property(tries = 100)
    void aggregatedAndExpandedJourneysAgreeExactly(@ForAll("journeyLists") List<Journey> journeys) {
        // a table of paths, which fits are made of, knows nothing of sales of negative value
        List<Journey> known = journeys.stream()
                .filter(journey -> !TestJourneys.isNegativeSale(journey))
                .toList();
        List<Journey> repeated = new ArrayList<>(known);
        repeated.addAll(known);
        CreditStatistic statistic = CreditStatistic.of(MODELS, Dimension.CHANNEL, Dimension.CHANNEL);
        CreditSums expanded = statistic.newAccumulator();
        repeated.forEach(journey -> statistic.add(expanded, journey));
        PathTable table = repeated.stream().collect(PathTable.statistic(Dimension.CHANNEL, List.of()));
        CreditSums aggregated = statistic.newAccumulator();
        table.forEachJourney(journey -> statistic.add(aggregated, journey));
        assertThat(statistic.finish(aggregated)).isEqualTo(statistic.finish(expanded));
        assertThat(TestJourneys.bytes(aggregated)).isEqualTo(TestJourneys.bytes(expanded));
    }

    @Property(tries = 100)
    void orderChangesNoByte(@ForAll("journeyLists") List<Journey> journeys, @ForAll Random random) {
        CreditStatistic statistic = CreditStatistic.of(MODELS, Dimension.CHANNEL, Dimension.CAMPAIGN);
        CreditSums sums = statistic.newAccumulator();
        journeys.forEach(journey -> statistic.add(sums, journey));
        List<Journey> shuffled = new ArrayList<>(journeys);
        Collections.shuffle(shuffled, random);
        JourneyBatch.Builder rows =
                JourneyBatch.builder(JourneySchema.of(Dimension.CHANNEL, Needs.column(Dimension.CAMPAIGN)));
        shuffled.forEach(rows::add);
        JourneyView view = rows.build().view();
        CreditSums fromViews = statistic.newAccumulator();
        for (int row = 0; row < view.rows(); row++) {
            statistic.add(fromViews, view.moveTo(row));
        }
        assertThat(TestJourneys.bytes(fromViews)).isEqualTo(TestJourneys.bytes(sums));
    }

    @Property(tries = 100)
    void settledValuesAddUpToTheTotal(@ForAll("journeyLists") List<Journey> journeys) {
        List<CreditTotals> all =
                journeys.stream().collect(CreditStatistic.of(MODELS, Dimension.CHANNEL, Dimension.CHANNEL));
        for (CreditTotals totals : all) {
            for (int digits : new int[] {0, 2, 9}) {
                checkSettled(totals, totals.settledValues(digits), digits);
            }
        }
    }

    /** Thirds of a large value: a double says nothing of digits beyond the sixteenth. */
    @Test
    void decimalsThatADoubleDoesNotKnowAreNotGiven() {
        assertThat(decimals("1000000000000000.00")).isEqualTo(2);
        assertThat(decimals("999999999999999.00")).isEqualTo(2);
        assertThat(decimals("10000000000000.00")).isEqualTo(2);
        assertThat(decimals("1000000000.00")).isEqualTo(6);
        assertThat(decimals("99999.00")).isEqualTo(11);
        assertThat(decimals("10.00")).isEqualTo(11);
    }

    private static int decimals(String value) {
        CreditTotals totals = totals(value, "a", "b", "c");
        List<BigDecimal> values =
                totals.settledValues().stream().map(CreditTotals.Row::value).toList();
        assertThat(values.stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(value);
        assertThat(values)
                .extracting(BigDecimal::scale)
                .containsOnly(values.get(0).scale());
        return values.get(0).scale();
    }

    private static void checkSettled(CreditTotals totals, List<CreditTotals.Row> settled, int digits) {
        List<CreditTotals.Row> exact = new ArrayList<>(totals.rows());
        exact.addAll(totals.baseline());
        exact.addAll(totals.unattributed());
        assertThat(settled).hasSameSizeAs(exact);
        for (CreditTotals.Row total : totals.totals()) {
            BigDecimal sum = BigDecimal.ZERO;
            int scale = total.value().scale() + digits;
            BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
            for (int i = 0; i < exact.size(); i++) {
                CreditTotals.Row row = settled.get(i);
                if (row.currency().equals(total.currency())) {
                    assertThat(row.label()).isEqualTo(exact.get(i).label());
                    assertThat(row.value().scale()).isEqualTo(scale);
                    assertThat(row.value().subtract(exact.get(i).value()).abs()).isLessThan(unit);
                    sum = sum.add(row.value());
                }
            }
            assertThat(sum).isEqualByComparingTo(total.value());
        }
    }

    @Test
    void unitsLeftOverGoToTheLargestRemaindersThenByLabel() {
        // quarters are exact shares: four remainders of 0.25 units
        CreditTotals totals = totals("10.01", "d", "c", "a", "b");
        assertThat(totals.settledValues(0).stream().map(CreditTotals.Row::value))
                .containsExactly(
                        new BigDecimal("2.51"),
                        new BigDecimal("2.50"),
                        new BigDecimal("2.50"),
                        new BigDecimal("2.50"),
                        new BigDecimal("0.00"),
                        new BigDecimal("0.00"));
        // a: 2/3 of 10.00 leaves .0066, b: 1/3 leaves .0033
        assertThat(totals("10.00", "b", "a", "a").settledValues(0).stream().map(CreditTotals.Row::value))
                .startsWith(new BigDecimal("6.67"), new BigDecimal("3.33"));
    }

    @Test
    void refundsAreTheMirrorImage() {
        List<BigDecimal> sale = totals("10.00", "c", "a", "b").settledValues(0).stream()
                .map(CreditTotals.Row::value)
                .toList();
        List<BigDecimal> refund = totals("-10.00", "c", "a", "b").settledValues(0).stream()
                .map(row -> row.value().negate())
                .toList();
        assertThat(refund).isEqualTo(sale);
    }

    private static CreditTotals totals(String value, String... channels) {
        return List.of(TestJourneys.converted(value, "EUR", channels)).stream()
                .collect(CreditStatistic.of(List.of(TestModels.LINEAR), Dimension.CHANNEL, Dimension.CHANNEL))
                .get(0);
    }

    @Test
    void conversionsWithoutTouchpointsAreUnattributedAndReachNoModel() {
        AttributionModel strict = AttributionModel.of("strict", (journey, weights) -> {
            throw new AssertionError("reached with " + journey.length());
        });
        CreditTotals totals = List.of(TestJourneys.converted("5.00", "EUR"), TestJourneys.open("x")).stream()
                .collect(CreditStatistic.of(List.of(strict), Dimension.CHANNEL, Dimension.CHANNEL))
                .get(0);
        assertThat(totals.unattributed())
                .containsExactly(new CreditTotals.Row("(unattributed)", EUR, 1, new BigDecimal("5.00")));
        assertThat(totals.rows()).containsExactly(new CreditTotals.Row("x", EUR, 0, new BigDecimal("0.00")));
        assertThat(totals.row("x", EUR).conversions()).isZero();
    }

    @Test
    void labelsGetRowsEvenWithoutAConversion() {
        CreditTotals totals = List.of(TestJourneys.open("x", "y")).stream()
                .collect(CreditStatistic.of(List.of(TestModels.LINEAR), Dimension.CHANNEL, Dimension.CHANNEL))
                .get(0);
        assertThat(totals.rows().stream().map(CreditTotals.Row::label)).containsExactly("x", "y");
        assertThat(totals.totals().get(0).currency()).isEqualTo(Money.NO_CURRENCY);
        CreditTotals more = totals.withLabels(List.of("w", "x"));
        assertThat(more.rows().stream().map(CreditTotals.Row::label)).containsExactly("w", "x", "y");
        assertThat(totals.withLabels(List.of())).isEqualTo(totals);
    }

    @Test
    void sumsBeyondLongStayExact() {
        CreditStatistic statistic =
                CreditStatistic.of(List.of(TestModels.UNEVEN), Dimension.CHANNEL, Dimension.CHANNEL);
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            journeys.add(TestJourneys.converted("92233720368547758.0" + (i % 8), "EUR", "a", "b", "c"));
            journeys.add(TestJourneys.converted("-92233720368547758.08", "EUR", "b", "a"));
        }
        journeys.add(TestJourneys.converted("92233720368547758080.55", "EUR", "c", "b"));
        new Oracle(TestModels.UNEVEN, Dimension.CHANNEL, journeys)
                .check(journeys.stream().collect(statistic).get(0));
    }

    /** Forty whole shares (2^60) of a value of 2^63 units leave 128 bits, if they are not moved aside in time. */
    @ParameterizedTest
    @ValueSource(strings = {"92233720368547758.07", "-92233720368547758.08", "-92233720368547758.07"})
    void sumsBeyond128BitsStayExact(String value) {
        CreditStatistic statistic = CreditStatistic.of(List.of(TestModels.LAST), Dimension.CHANNEL, Dimension.CHANNEL);
        List<Journey> journeys = Collections.nCopies(40, TestJourneys.converted(value, "EUR", "a"));
        new Oracle(TestModels.LAST, Dimension.CHANNEL, journeys)
                .check(journeys.stream().collect(statistic).get(0));
    }

    @Property(tries = 20)
    void manyLabelsAndLongJourneys(
            @ForAll @IntRange(min = 17, max = 300) int touchpoints, @ForAll @IntRange(min = 1, max = 300) int labels) {
        String[] channels = new String[touchpoints];
        for (int i = 0; i < touchpoints; i++) {
            channels[i] = "c" + i * 7 % labels;
        }
        List<Journey> journeys = List.of(
                TestJourneys.converted("100.00", "EUR", channels), TestJourneys.converted("3.00", "EUR", "c0", "z"));
        CreditStatistic statistic =
                CreditStatistic.of(List.of(TestModels.UNEVEN), Dimension.CHANNEL, Dimension.CHANNEL);
        new Oracle(TestModels.UNEVEN, Dimension.CHANNEL, journeys)
                .check(journeys.stream().collect(statistic).get(0));
    }

    @Test
    void whatIsMissingIsNamed() {
        CreditStatistic byCampaign =
                CreditStatistic.of(List.of(TestModels.LINEAR), Dimension.CHANNEL, Dimension.CAMPAIGN);
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a"), 1, Money.of("1", "EUR"), 0);
        CreditSums sums = byCampaign.newAccumulator();
        assertThatThrownBy(() -> table.forEachJourney(journey -> byCampaign.add(sums, journey)))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("campaign");
        CreditStatistic other = CreditStatistic.of(List.of(TestModels.LAST), Dimension.CHANNEL, Dimension.CAMPAIGN);
        assertThatThrownBy(() -> other.merge(sums, other.newAccumulator())).hasMessageContaining("last");
        assertThatThrownBy(() -> CreditStatistic.of(List.of(), Dimension.CHANNEL, Dimension.CHANNEL))
                .hasMessageContaining("models");
    }

    @Test
    void brokenModelIsNamed() {
        AttributionModel broken = AttributionModel.of("broken", (journey, weights) -> {
            weights[0] = Double.NaN;
            return 0;
        });
        CreditStatistic statistic = CreditStatistic.of(List.of(broken), Dimension.CHANNEL, Dimension.CHANNEL);
        JourneyView view = new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING))
                .encode(TestJourneys.converted("1", "EUR", "a"));
        CreditSums sums = statistic.newAccumulator();
        assertThatThrownBy(() -> statistic.add(sums, view))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken");
    }

    @Test
    void rowsThatDoNotAddUpAreRefused() {
        CreditTotals.Row row = new CreditTotals.Row("a", EUR, 1, new BigDecimal("1.00"));
        CreditTotals.Row total = new CreditTotals.Row("(total)", EUR, 1, new BigDecimal("1.01"));
        assertThatThrownBy(() ->
                        new CreditTotals("m", Dimension.CHANNEL, List.of(row), List.of(), List.of(), List.of(total)))
                .hasMessageContaining("1.01");
        assertThatThrownBy(() -> totals("1", "a").settledValues(-1)).hasMessageContaining("extraDigits");
    }

    @Test
    void printsOneLinePerRow() {
        assertThat(totals("1.00", "a", "b").toString().lines().map(String::strip))
                .containsExactly(
                        "linear by channel",
                        "a  0.500000 conversions  0.50000000000 EUR",
                        "b  0.500000 conversions  0.50000000000 EUR",
                        "(total)  1.000000 conversions  1.00 EUR");
    }
}
