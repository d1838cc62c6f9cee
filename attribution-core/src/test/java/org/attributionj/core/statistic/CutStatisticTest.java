package org.attributionj.core.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.RowDimension;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.junit.jupiter.api.Test;

class CutStatisticTest {
    private static final RowDimension DAY =
            RowDimension.of("day", journey -> journey.end().toString().substring(0, 10));
    private static final CreditStatistic CREDITS =
            CreditStatistic.of(List.of(TestModels.LINEAR, TestModels.UNEVEN), Dimension.CHANNEL, Dimension.CAMPAIGN);
    private static final JourneyStatistic<Cuts<CreditSums>, ImmutableSortedMap<String, ImmutableList<CreditTotals>>>
            BY_DAY = CREDITS.by(DAY);

    @Provide
    Arbitrary<List<Journey>> journeyLists() {
        return TestJourneys.journeys().list().ofMaxSize(25).withoutEdgeCases();
    }

    /** Each group is what its journeys alone would give, whether they come as records, as views, or in shipped parts. */
    @Property(tries = 100)
    void groupsAreWhatTheirJourneysAloneGive(@ForAll("journeyLists") List<Journey> journeys) {
        TreeMap<String, ImmutableList<CreditTotals>> expected =
                journeys.stream().collect(Collectors.groupingBy(DAY::label, TreeMap::new, CREDITS));
        assertThat(journeys.stream().collect(BY_DAY)).isEqualTo(expected);

        Cuts<CreditSums> all = BY_DAY.newAccumulator();
        for (int part = 0; part < 3; part++) {
            JourneyEncoder encoder = new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, BY_DAY.needs()));
            Cuts<CreditSums> ofPart = BY_DAY.newAccumulator();
            for (int i = part; i < journeys.size(); i += 3) {
                BY_DAY.add(ofPart, encoder.encode(journeys.get(i)));
            }
            byte[] bytes = BY_DAY.toBytes(ofPart);
            assertThat(BY_DAY.toBytes(BY_DAY.fromBytes(bytes))).isEqualTo(bytes);
            all = BY_DAY.merge(all, BY_DAY.fromBytes(bytes));
        }
        assertThat(BY_DAY.finish(all)).isEqualTo(expected);
    }

    @Test
    void groupsNest() {
        Journey euros = TestJourneys.converted("1", "EUR", "a");
        Journey yen = TestJourneys.converted("7", "JPY", "b", "a");
        ImmutableSortedMap<String, ImmutableSortedMap<String, ImmutableList<CreditTotals>>> groups =
                List.of(euros, yen, euros).stream()
                        .collect(CREDITS.by(RowDimension.MONTH).by(RowDimension.CURRENCY));
        assertThat(groups.keySet()).containsExactly("EUR", "JPY");
        assertThat(groups.get("EUR")).containsOnlyKeys("2026-03");
    }

    @Test
    void rowsWithoutTheColumnAreRefusedByName() {
        JourneyView view = new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, Needs.column(Dimension.CAMPAIGN)))
                .encode(TestJourneys.open("a"));
        assertThatExceptionOfType(MissingDataException.class)
                .isThrownBy(() -> BY_DAY.add(BY_DAY.newAccumulator(), view))
                .withMessageContaining("a statistic by day needs the column day");
    }
}
