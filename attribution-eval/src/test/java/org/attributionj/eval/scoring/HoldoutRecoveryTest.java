package org.attributionj.eval.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.eval.scenario.Scenario;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.eval.scenario.SimulationOptions;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.auto.AutoModel;
import org.attributionj.models.auto.AutoOptions;
import org.attributionj.models.auto.HoldoutEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hidden intent misleads auto, which says so; hold-outs set it right. */
class HoldoutRecoveryTest {
    private static final Scenario CONFOUNDED = Scenarios.of("confounded-targeting");
    private static final List<ModelDefinition> AUTO = List.of(AttributionModels.define("auto"));

    private static ModelShares shares(SimulatedData data, List<Customer> population) {
        Assembly journeys = JourneyAssembler.standard().assemble(data.touchpoints(), data.conversions());
        return ModelShares.of(journeys.fit(), journeys.credited(), AUTO, population)
                .get(0);
    }

    private static double error(ModelShares shares, SimulatedData data) {
        return ShareScore.of(shares.conversions(), data.truth().primaryTruth()).mae();
    }

    @Test
    void intentIsWarnedOfWhereItMisleads() {
        SimulatedData data = CONFOUNDED.generate(5_000, 1);
        ModelShares shares = shares(data, List.of());
        assertThat(error(shares, data)).isGreaterThan(0.1);
        assertThat(shares.notes())
                .hasSize(5)
                .last()
                .asString()
                .startsWith("warning: branded search, paid search, retargeting end ")
                .endsWith("Only a randomised hold-out tells.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"log-linear", "logistic-presence", "markov-browsing", "weibull-hazard", "click-learning", "shop"
            })
    void thereIsNoFalseAlarm(String scenario) {
        assertThat(shares(Scenarios.of(scenario).generate(4_000, 1), List.of()).notes())
                .noneMatch(note -> note.startsWith("warning: "));
    }

    /** Without its hold-out display has a sixth of its credit; the error of the other channels stays. */
    @Test
    void oneHoldOutSetsItsChannelRight() {
        SimulatedData data = CONFOUNDED.generate(SimulationOptions.of(20_000, 1).withHoldout(Channel.DISPLAY, 0.25));
        Assembly journeys = JourneyAssembler.standard().assemble(data.touchpoints(), data.conversions());
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        journeys.fit().forEach(table::add);
        AutoModel model = AutoModel.fit(table, AutoOptions.defaults(), data.customers());
        HoldoutEffect effect =
                Objects.requireNonNull(model.fit().holdout()).effects().get(0);
        double served = effect.served() / (double) (effect.served() + effect.heldOut());
        double lost =
                served * Objects.requireNonNull(data.experiment().leaveOneOut().get(Channel.DISPLAY));
        assertThat(lost).isBetween(effect.low(), effect.high());
        assertThat(effect.credit()).isBetween(effect.low(), effect.high()).isGreaterThan(2 * effect.creditBefore());
        ModelShares shares = shares(data, data.customers());
        assertThat(shares.notes()).hasSize(4);
        assertThat(error(shares, data)).isLessThan(0.12);
        assertThat(error(shares(data, List.of()), data)).isGreaterThan(0.12);
    }

    @Test
    void holdOutsOfEveryChannelSetSharesAndBaselineRight() {
        SimulationOptions options = SimulationOptions.of(50_000, 1);
        for (Channel channel : CONFOUNDED.channels()) {
            options = options.withHoldout(channel, 0.25);
        }
        SimulatedData data = CONFOUNDED.generate(options);
        ModelShares shares = shares(data, data.customers());
        assertThat(shares.notes()).hasSize(9);
        assertThat(error(shares, data)).isLessThan(0.04);
        assertThat(shares.baseline()).isCloseTo(data.truth().baselineShare().orElseThrow(), within(0.1));
    }

    /** So do they for another model with a baseline; Markov's chain has none, and takes no notice. */
    @Test
    void holdOutsOfEveryChannelSetOtherModelsRightToo() {
        SimulationOptions options = SimulationOptions.of(20_000, 2);
        for (Channel channel : CONFOUNDED.channels()) {
            options = options.withHoldout(channel, 0.25);
        }
        SimulatedData data = CONFOUNDED.generate(options);
        List<ModelDefinition> definitions =
                List.of(AttributionModels.define("hazard"), AttributionModels.define("markov"));
        Assembly journeys = JourneyAssembler.standard().assemble(data.touchpoints(), data.conversions());
        List<ModelShares> before = ModelShares.of(journeys.fit(), journeys.credited(), definitions);
        List<ModelShares> after = ModelShares.of(journeys.fit(), journeys.credited(), definitions, data.customers());
        ModelShares hazard = after.get(0);
        assertThat(error(hazard, data)).isLessThan(0.05).isLessThan(error(before.get(0), data) / 2);
        assertThat(hazard.baseline()).isCloseTo(data.truth().baselineShare().orElseThrow(), within(0.2));
        assertThat(hazard.notes()).hasSize(11);
        assertThat(after.get(1).conversions()).isEqualTo(before.get(1).conversions());
    }
}
