package org.attributionj.models.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.ChannelCredits.Part;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.TestJourneys;
import org.attributionj.models.shapley.UniqueLinearModel;
import org.junit.jupiter.api.Test;

class AgreementReportTest {
    private static final double TOLERANCE = 1e-12;

    @Test
    void spearmanAndKendallOfAWorkedExample() {
        // one swap of neighbours among five: rho = 1 - 6 * 2 / (5 * 24) = .9, tau = (9 - 1) / 10 = .8
        double[] x = {1, 2, 3, 4, 5};
        double[] y = {10, 20, 40, 30, 50};

        assertThat(RankCorrelation.spearman(x, y).getAsDouble()).isCloseTo(0.9, within(TOLERANCE));
        assertThat(RankCorrelation.kendall(x, y).getAsDouble()).isCloseTo(0.8, within(TOLERANCE));
    }

    @Test
    void tiesTakeMeanRanksAndCorrectTau() {
        // ranks 1.5 1.5 3 4 and 1 2 3.5 3.5: covariance 4, squares 4.5 and 4.5; tau_b = 4 / sqrt(5 * 5)
        double[] x = {1, 1, 2, 3};
        double[] y = {1, 2, 3, 3};

        assertThat(RankCorrelation.spearman(x, y).getAsDouble()).isCloseTo(4 / 4.5, within(TOLERANCE));
        assertThat(RankCorrelation.kendall(x, y).getAsDouble()).isCloseTo(0.8, within(TOLERANCE));
    }

    @Test
    void correlationsReachTheirEnds() {
        double[] x = {0.1, 0.2, 0.7};
        double[] reversed = {3, 2, 1};

        assertThat(RankCorrelation.spearman(x, x).getAsDouble()).isEqualTo(1);
        assertThat(RankCorrelation.kendall(x, x).getAsDouble()).isEqualTo(1);
        assertThat(RankCorrelation.spearman(x, reversed).getAsDouble()).isEqualTo(-1);
        assertThat(RankCorrelation.kendall(x, reversed).getAsDouble()).isEqualTo(-1);
    }

    @Test
    void aConstantSideHasNoCorrelation() {
        double[] x = {1, 1};
        double[] y = {1, 2};

        assertThat(RankCorrelation.spearman(x, y)).isEmpty();
        assertThat(RankCorrelation.kendall(y, x)).isEmpty();
        assertThat(RankCorrelation.spearman(new double[1], new double[1])).isEmpty();
        assertThat(RankCorrelation.kendall(new double[] {0.0, 1}, new double[] {-0.0, 0.0}))
                .isEmpty();
    }

    @Test
    void correlationsRefuseUnequalLengthsAndNaN() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankCorrelation.kendall(new double[2], new double[3]))
                .withMessageContaining("2 and 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RankCorrelation.spearman(new double[] {Double.NaN}, new double[1]));
    }

    @Test
    void distanceIsThePartThatHasToMove() {
        AgreementReport report = new AgreementReport(shares());

        assertThat(report.distance("one", "two")).isCloseTo(0.3, within(TOLERANCE));
        assertThat(report.distance("two", "two")).isZero();
    }

    @Test
    void spreadNamesTheModelsAtItsEnds() {
        AgreementReport report = new AgreementReport(shares());

        AgreementReport.Spread spread = report.spread("b");

        assertThat(spread.least()).isEqualTo(0.3);
        assertThat(spread.leastModel()).isEqualTo("one");
        assertThat(spread.most()).isEqualTo(0.6);
        assertThat(spread.mostModel()).isEqualTo("two");
        assertThat(spread.mean()).isCloseTo(0.45, within(TOLERANCE));
        assertThat(spread.width()).isCloseTo(0.3, within(TOLERANCE));
    }

    @Test
    void everyPairAndEveryChannelIsALine() {
        // ranks (3, 2, 1) and (2, 3, 1): 1 - 6 x 2 / 24, and two of three pairs in the same order
        assertThat(new AgreementReport(shares()).toString().lines())
                .containsExactly(
                        "agreement of 2 models on 3 channels",
                        "  one / two  spearman 0.5000  kendall 0.3333  distance 0.3000",
                        "  a  0.4000 (two) to 0.7000 (one), mean 0.5500",
                        "  b  0.3000 (one) to 0.6000 (two), mean 0.4500",
                        "  c  0.0000 (one) to 0.0000 (one), mean 0.0000");
    }

    @Test
    void channelsThatAModelDoesNotNameHaveNoShareThere() {
        AgreementReport report = new AgreementReport(shares());

        assertThat(report.channels()).containsExactly("a", "b", "c");
        assertThat(report.shares().get("one")).containsEntry("c", 0.0);
        assertThat(report.models()).containsExactly("one", "two");
    }

    @Test
    void comparesSumsOfJourneys() {
        List<Journey> journeys = List.of(TestJourneys.path("a", "b", "b"), TestJourneys.path("b", "a"));
        CreditStatistic statistic = CreditStatistic.of(
                List.of(AttributionModels.lastTouch(), new UniqueLinearModel()), Dimension.CHANNEL, Dimension.CHANNEL);

        AgreementReport report = AgreementReport.ofTotals(journeys.stream().collect(statistic));

        assertThat(report.models()).containsExactly("last-touch", "shapley:game=unique-linear");
        assertThat(report.distance("last-touch", "shapley:game=unique-linear")).isCloseTo(0, within(TOLERANCE));
        assertThat(report.spearman("last-touch", "shapley:game=unique-linear")).isEmpty();
        assertThat(report.toString())
                .contains("agreement of 2 models on 2 channels", "spearman undefined", "a  0.5000 (last-touch)");
    }

    @Test
    void comparesChannelLevelCredits() {
        ChannelCredits first = ChannelCredits.of("first", Map.of("a", part(3), "b", part(1)));
        ChannelCredits second = ChannelCredits.of("second", Map.of("a", part(-1), "b", part(5)));

        AgreementReport report = AgreementReport.ofCredits(List.of(first, second));

        assertThat(report.shares().get("first")).containsEntry("a", 0.75);
        assertThat(report.shares().get("second")).containsEntry("a", -0.25);
        assertThat(report.kendall("first", "second").getAsDouble()).isEqualTo(-1);
        assertThat(report.toString()).contains("kendall -1.0000");
    }

    @Test
    void creditOfNothingIsNoShare() {
        ChannelCredits first = ChannelCredits.of("first", Map.of("a", part(0)));
        ChannelCredits second = ChannelCredits.of("second", Map.of("a", part(2)));

        assertThat(AgreementReport.ofCredits(List.of(first, second)).shares().get("first"))
                .containsEntry("a", 0.0);
    }

    @Test
    void refusesFewerThanTwoModelsUnknownNamesAndDuplicates() {
        ChannelCredits one = ChannelCredits.of("one", Map.of("a", part(1)));
        AgreementReport report = new AgreementReport(shares());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgreementReport.ofCredits(List.of(one)))
                .withMessageContaining("2 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgreementReport.ofCredits(List.of(one, one)))
                .withMessageContaining("two are one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.distance("one", "three"))
                .withMessageContaining("one of [one, two], but was three");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.spread("z"))
                .withMessageContaining("but was z");
        Map<String, Map<String, Double>> bad = new LinkedHashMap<>(shares());
        bad.put("three", Map.of("a", Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AgreementReport(bad))
                .withMessageContaining("share of a under three");
    }

    private static Part part(double conversions) {
        return new Part(conversions, Map.of());
    }

    private static Map<String, Map<String, Double>> shares() {
        Map<String, Map<String, Double>> shares = new LinkedHashMap<>();
        shares.put("one", Map.of("a", 0.7, "b", 0.3));
        shares.put("two", Map.of("a", 0.4, "b", 0.6, "c", 0.0));
        return shares;
    }
}
