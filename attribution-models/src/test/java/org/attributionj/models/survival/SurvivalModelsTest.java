package org.attributionj.models.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.money.Shares;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.response.ResponseModel;
import org.attributionj.models.shapley.CreditOperator;
import org.attributionj.models.survival.Simulation.Touch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both models: credits by their formulas, and what holds of every fit. */
class SurvivalModelsTest {
    private static final double TOLERANCE = 1e-12;
    private static final List<Touch> TOUCHES =
            List.of(new Touch(0, 0), new Touch(1, 2), new Touch(1, 2), new Touch(2, 5), new Touch(0, 6.5));

    /** Fits a table by options that a test does not see. */
    @FunctionalInterface
    interface Fitting {
        FittedModel fit(JourneyTable table);
    }

    static Stream<Fitting> fittings() {
        return Stream.of(RiskTime.JOURNEY, RiskTime.TIME)
                .flatMap(time -> Stream.of(
                        table -> HazardModel.fit(table, HazardOptions.DEFAULT.withRiskTime(time)),
                        table -> SurvivalModel.fit(table, SurvivalOptions.DEFAULT.withRiskTime(time))));
    }

    private static double[] shares(FittedModel model, Journey journey) {
        Shares shares = new Attributor(model).shares(journey);
        double[] result = new double[shares.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = shares.share(i);
        }
        return result;
    }

    @Test
    void hazardSharesAreThePartsOfTheIntensity() {
        for (RiskTime time : List.of(RiskTime.JOURNEY, RiskTime.TIME)) {
            HazardModel model = HazardModel.fit(
                    Simulation.table(new Simulation(21).anything(150)), HazardOptions.DEFAULT.withRiskTime(time));
            double end = 7;
            double seenFrom = time == RiskTime.TIME ? end : 6.5;
            double[] parts = new double[TOUCHES.size()];
            double lambda = model.fit().baseline();
            for (int i = 0; i < parts.length; i++) {
                Touch touch = TOUCHES.get(i);
                HazardEffect effect = model.fit().effects().get(touch.channel());
                parts[i] = effect.effect()
                        * (time == RiskTime.TIME ? effect.decay() : 1)
                        * Math.exp(-effect.decay() * (seenFrom - touch.day()));
                lambda += parts[i];
            }
            double[] shares = shares(model, Simulation.converted(1, TOUCHES, end));
            for (int i = 0; i < parts.length; i++) {
                assertThat(shares[i]).isCloseTo(parts[i] / lambda, within(TOLERANCE));
            }
        }
    }

    @Test
    void backwardsEliminationIsWhatEachTouchAddedInTime() {
        SurvivalModel model = SurvivalModel.fit(
                Simulation.table(new Simulation(22).anything(150)),
                SurvivalOptions.DEFAULT.withRiskTime(RiskTime.TIME).withCredit(CreditOperator.BACKWARDS_ELIMINATION));
        double end = 7;
        double eta = model.fit().intercept();
        double before = probability(eta);
        double baseline = before;
        double[] added = new double[TOUCHES.size()];
        for (int i = 0; i < added.length; i++) {
            SurvivalEffect effect = model.fit().effects().get(TOUCHES.get(i).channel());
            eta += effect.effect()
                    * Math.exp(-effect.decay() * (end - TOUCHES.get(i).day()));
            added[i] = probability(eta) - before;
            before = probability(eta);
        }
        double[] shares = shares(model, Simulation.converted(1, TOUCHES, end));
        for (int i = 0; i < added.length; i++) {
            // effects are positive: what was added and what was there make up the whole
            assertThat(shares[i]).isCloseTo(added[i] / before, within(1e-9));
        }
        assertThat(Stream.of(0, 1, 2, 3, 4).mapToDouble(i -> shares[i]).sum())
                .isCloseTo(1 - baseline / before, within(1e-9));
    }

    private static double probability(double eta) {
        return 1 - Math.exp(-Math.exp(eta));
    }

    /** A kernel with the table that every kernel has. */
    private record Untabulated(ResponseKernel kernel) implements ResponseKernel {
        @Override
        public double probability(JourneyView journey, boolean[] kept) {
            return kernel.probability(journey, kept);
        }
    }

    @ParameterizedTest
    @MethodSource("fittings")
    void tablesOverPlayersAreTheProbabilitiesOfTheirTouches(Fitting fitting) {
        FittedModel model = fitting.fit(Simulation.table(new Simulation(23).anything(150)));
        JourneyTable table = Simulation.table(List.of(Simulation.converted(1, TOUCHES, 7)));
        JourneyBatch batch = table.toBatch();
        JourneyView journey = batch.view();
        ResponseKernel kernel = ((ResponseModel) model).newResponseKernel(batch.schema());
        ResponseKernel slow = new Untabulated(kernel);
        int[] player = {0, 1, -1, 2, 0};
        double[] fastTable = new double[8];
        double[] slowTable = new double[8];
        kernel.tabulate(journey, player, 3, new boolean[5], fastTable);
        slow.tabulate(journey, player, 3, new boolean[5], slowTable);
        for (int set = 0; set < 8; set++) {
            assertThat(fastTable[set]).isCloseTo(slowTable[set], within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @MethodSource("fittings")
    void orderOfTheJourneysChangesNothing(Fitting fitting) throws IOException {
        List<Journey> journeys = new Simulation(24).anything(200);
        FittedModel model = fitting.fit(Simulation.table(journeys));
        List<Journey> shuffled = new ArrayList<>(journeys);
        Collections.shuffle(shuffled, new Random(1));
        FittedModel other = fitting.fit(Simulation.table(shuffled));
        assertThat(other).isEqualTo(model).hasSameHashCodeAs(model);
        assertThat(bytes(other)).isEqualTo(bytes(model));
    }

    @ParameterizedTest
    @MethodSource("fittings")
    void removingACustomerIsAFitWithoutThem(Fitting fitting) {
        List<Journey> journeys = new Simulation(25).anything(120);
        JourneyTable table = Simulation.table(journeys);
        FittedModel before = fitting.fit(table);
        table.remove(journeys.get(7).customer());
        List<Journey> others = new ArrayList<>(journeys);
        others.remove(7);
        FittedModel after = fitting.fit(table);
        assertThat(after).isEqualTo(fitting.fit(Simulation.table(others))).isNotEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("fittings")
    void survivesSerialisation(Fitting fitting) throws IOException, ClassNotFoundException {
        FittedModel model = fitting.fit(Simulation.table(new Simulation(26).anything(120)));
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes(model)))) {
            assertThat(in.readObject()).isEqualTo(model);
        }
        FittedModel rebuilt = model instanceof HazardModel hazard
                ? HazardModel.of(hazard.fit())
                : SurvivalModel.of(((SurvivalModel) model).fit());
        assertThat(rebuilt.withScope(model.scope())).isEqualTo(model);
        assertThat(shares(rebuilt, Simulation.converted(1, TOUCHES, 7)))
                .isEqualTo(shares(model, Simulation.converted(1, TOUCHES, 7)));
        assertThat(model.summary()).contains("converged", "log-likelihood", "std. error", "display", "half-life");
    }

    private static byte[] bytes(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("fittings")
    void withoutConversionsEverythingIsUnattributed(Fitting fitting) {
        for (List<Journey> journeys : List.of(List.<Journey>of(), List.of(Simulation.open(0, TOUCHES)))) {
            FittedModel model = fitting.fit(Simulation.table(journeys));
            assertThat(model.summary()).contains("nothing to estimate");
            assertThat(shares(model, Simulation.converted(1, TOUCHES, 7))).containsOnly(0.0);
        }
    }

    @ParameterizedTest
    @MethodSource("fittings")
    void oddDataGiveFiniteSharesOfOneConversion(Fitting fitting) {
        List<Touch> one = List.of(new Touch(0, 1));
        List<Touch> tied = List.of(new Touch(0, 1), new Touch(0, 1), new Touch(1, 1));
        List<List<Journey>> data = List.of(
                List.of(Simulation.converted(0, one, 1)),
                List.of(Simulation.converted(0, one, 1), Simulation.converted(1, tied, 1)),
                List.of(Simulation.converted(0, TOUCHES, 8), Simulation.converted(1, TOUCHES, 9)),
                List.of(Simulation.converted(0, one, 1), Simulation.open(1, one)),
                List.of(Simulation.converted(0, tied, 1), Simulation.open(1, List.of(new Touch(2, 1)))));
        for (List<Journey> journeys : data) {
            FittedModel model = fitting.fit(Simulation.table(journeys));
            assertThat(model.summary()).isNotBlank();
            double[] shares = shares(model, Simulation.converted(5, TOUCHES, 7));
            double sum = 0;
            for (double share : shares) {
                assertThat(share).isBetween(0.0, 1.0);
                sum += share;
            }
            assertThat(sum).isBetween(0.0, 1 + TOLERANCE);
        }
    }

    @Test
    void oneTrialEachWithoutOpenJourneysIsCreditedLinearly() {
        JourneyTable table =
                Simulation.table(List.of(Simulation.converted(0, TOUCHES, 6.5), Simulation.converted(1, TOUCHES, 6.5)));
        HazardModel hazard = HazardModel.fit(table, HazardOptions.DEFAULT);
        SurvivalModel survival = SurvivalModel.fit(table, SurvivalOptions.DEFAULT);
        assertThat(hazard.fit().state()).isEqualTo(FitState.ALL_CONVERTED);
        assertThat(survival.fit().state()).isEqualTo(FitState.ALL_CONVERTED);
        for (FittedModel model : List.of(hazard, survival)) {
            for (double share : shares(model, Simulation.converted(1, TOUCHES, 7))) {
                assertThat(share).isCloseTo(0.2, within(TOLERANCE));
            }
        }
    }

    @Test
    void veryOldTouchesKeepTheirProportions() {
        HazardFit fit = HazardModel.fit(
                        Simulation.table(new Simulation(27).anything(50)),
                        HazardOptions.DEFAULT.withBaseline(Baseline.NONE))
                .fit();
        List<HazardEffect> effects = fit.effects().stream()
                .map(effect -> new HazardEffect(effect.channel(), 1, 0, 10, 0))
                .toList();
        HazardModel model = HazardModel.of(new HazardFit(
                fit.options(), RiskTime.TIME, fit.state(), 1, -1, fit.conversions(), fit.journeys(), 0, 0, effects));
        double[] shares = shares(model, Simulation.converted(1, List.of(new Touch(0, 0), new Touch(1, 0.1)), 1000));
        assertThat(shares[1] / shares[0]).isCloseTo(Math.E, within(1e-9));
    }

    @Test
    void timesAreNeededByName() {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.NOTHING);
        assertThatThrownBy(() -> HazardModel.fit(table, HazardOptions.DEFAULT))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("hazard:baseline=constant");
        assertThatThrownBy(() -> SurvivalModel.fit(table, SurvivalOptions.DEFAULT))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("survival:credit=shapley");
    }

    @Test
    void statisticsFitWhatTheyCollect() {
        List<Journey> journeys = new Simulation(28).anything(100);
        assertThat(journeys.stream().collect(HazardModel.statistic(Dimension.CHANNEL, HazardOptions.DEFAULT)))
                .isEqualTo(HazardModel.fit(Simulation.table(journeys), HazardOptions.DEFAULT));
        assertThat(journeys.stream().collect(SurvivalModel.statistic(Dimension.CHANNEL, SurvivalOptions.DEFAULT)))
                .isEqualTo(SurvivalModel.fit(Simulation.table(journeys), SurvivalOptions.DEFAULT));
    }
}
