package org.attributionj.eval.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Channel;
import org.attributionj.core.fit.FitRun;
import org.attributionj.core.fit.HoldoutEvidence;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.eval.scenario.Scenario;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.eval.scenario.SimulationOptions;
import org.attributionj.eval.scenario.VirtualExperiment;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.api.Test;

/** Small hold-outs where hidden intent misleads the model: intervals hold the truth as often as they say. */
class CorrectedIntervalsTest {
    private static final Scenario CONFOUNDED = Scenarios.of("confounded-targeting");
    private static final int CUSTOMERS = 800;
    private static final double HELD_OUT = 0.5;
    private static final int REPEATS = 20;
    private static final int RESAMPLES = 60;

    @Test
    void intervalsOfTheHeldOutChannelHoldTheTruth() {
        int held = 0;
        for (int seed = 1; seed <= REPEATS; seed++) {
            SimulatedData data =
                    CONFOUNDED.generate(SimulationOptions.of(CUSTOMERS, seed).withHoldout(Channel.DISPLAY, HELD_OUT));
            ShareIntervals.Row display = bootstrap(data, seed)
                    .intervals(AttributionModels.define("hazard"))
                    .row(Channel.DISPLAY.name());
            double truth = truth(data.experiment());
            held += display.low() <= truth && truth <= display.high() ? 1 : 0;
        }
        // 95 % of 20, less two standard errors
        assertThat(held).isBetween(17, 20);
    }

    /** The estimate weighs the experiment against the model; resamples take the experiment alone. */
    @Test
    void resamplesTakeNoWordOfTheModel() {
        SimulatedData data =
                CONFOUNDED.generate(SimulationOptions.of(CUSTOMERS, 3).withHoldout(Channel.DISPLAY, 0.15));
        List<HoldoutEvidence> seen = Collections.synchronizedList(new ArrayList<>());
        bootstrap(data, 1).intervals(new Recording(seen));
        assertThat(seen).hasSize(1 + RESAMPLES).startsWith(HoldoutEvidence.WEIGHED);
        assertThat(seen.subList(1, seen.size())).containsOnly(HoldoutEvidence.ALONE);
    }

    /** Time decay, as if it were fitted: notes what evidence is asked for. */
    private record Recording(List<HoldoutEvidence> seen) implements ModelDefinition.Fittable<JourneyTable> {
        @Override
        public String name() {
            return "recording";
        }

        @Override
        public Needs needs() {
            return Needs.TIMES;
        }

        @Override
        public JourneyStatistic<?, JourneyTable> statistic(Dimension path, List<PathTransform> transforms) {
            return JourneyTable.statistic(path, Needs.TIMES);
        }

        @Override
        public AttributionModel fit(JourneyTable data, FitRun run) {
            seen.add(run.evidence());
            return AttributionModels.parse("time-decay");
        }
    }

    private static ModelBootstrap bootstrap(SimulatedData data, long seed) {
        Assembly journeys = JourneyAssembler.standard().assemble(data.touchpoints(), data.conversions());
        JourneyTable fitted = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        JourneyTable credited = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        journeys.fit().forEach(fitted::add);
        journeys.credited().forEach(credited::add);
        return ModelBootstrap.of(fitted, new Resampling(RESAMPLES, seed, 0.95))
                .withCredited(credited)
                .withPopulation(data.customers());
    }

    /** What those who were served would have lost without display, as a part of all conversions that there were. */
    private static double truth(VirtualExperiment experiment) {
        double lost = Objects.requireNonNull(experiment.leaveOneOut().get(Channel.DISPLAY));
        return (1 - HELD_OUT) * lost / (experiment.allConversions() - HELD_OUT * lost);
    }
}
