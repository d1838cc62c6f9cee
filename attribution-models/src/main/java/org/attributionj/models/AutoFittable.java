package org.attributionj.models;

import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FitRun;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.auto.AutoAnswer;
import org.attributionj.models.auto.AutoModel;
import org.attributionj.models.auto.AutoOptions;
import org.attributionj.models.auto.TouchEffectCredit;
import org.attributionj.models.shapley.ResponseCredit;

/** {@code auto}: fitted from times, and corrected by hold-outs where the population has them. */
record AutoFittable() implements ModelDefinition.Fittable<JourneyTable> {

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public Needs needs() {
        return Needs.TIMES;
    }

    @Override
    public JourneyStatistic<?, JourneyTable> statistic(Dimension path, List<PathTransform> transforms) {
        TimedFittable.requireUntransformed(name(), transforms);
        return JourneyTable.statistic(path, needs());
    }

    @Override
    public AttributionModel fit(JourneyTable data, FitRun run) {
        return run.population().isEmpty()
                ? AutoModel.fit(data, AutoOptions.defaults())
                : uncorrected(data, run).corrected(data, run.population(), run.evidence());
    }

    private static AutoModel uncorrected(JourneyTable data, FitRun run) {
        return (AutoModel) run.withoutExperiments().fit(new AutoFittable(), data);
    }

    /**
     * {@code auto} asked a question. All answers come from one fit; where all or no journeys converted there is no response to
     * ask: auto's own fallback, which says so.
     */
    static ModelDefinition.Fittable<JourneyTable> answering(AutoAnswer answer) {
        return switch (answer) {
            case LOST_CONVERSIONS -> new AutoFittable();
            case PATH ->
                new TimedFittable("auto:answer=path", (data, run) -> {
                    AutoModel auto = uncorrected(data, run);
                    return auto.baseline().isPresent()
                            ? ResponseCredit.backwardsElimination(auto).withName("auto:answer=path")
                            : auto;
                });
            case EFFECT_PER_TOUCH -> new Effects();
        };
    }

    /**
     * {@code shapley}: Shapley values of the same response, which is fitted once for both. Where all or no journeys converted
     * there is no response to ask: auto's own fallback, which says so.
     */
    static ModelDefinition.Fittable<JourneyTable> shapley() {
        return new TimedFittable("shapley", (data, run) -> {
            AutoModel auto = uncorrected(data, run);
            return auto.baseline().isPresent() ? ResponseCredit.shapley(auto) : auto;
        });
    }

    /** Effects per touch, which no hold-out corrects. */
    private record Effects() implements ModelDefinition.Fittable<JourneyTable> {

        @Override
        public String name() {
            return TouchEffectCredit.NAME;
        }

        @Override
        public Needs needs() {
            return Needs.TIMES;
        }

        @Override
        public JourneyStatistic<?, JourneyTable> statistic(Dimension path, List<PathTransform> transforms) {
            TimedFittable.requireUntransformed(name(), transforms);
            return JourneyTable.statistic(path, needs());
        }

        @Override
        public AttributionModel fit(JourneyTable data, FitRun run) {
            AutoModel auto = uncorrected(data, run);
            return auto.effectPerTouch().isEmpty() ? auto : new TouchEffectCredit(auto);
        }
    }
}
