package org.attributionj.models;

import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FitCost;
import org.attributionj.core.fit.FitRun;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.auto.AutoAnswer;
import org.attributionj.models.auto.AutoModel;
import org.attributionj.models.auto.AutoOptions;
import org.attributionj.models.auto.TouchEffectCredit;
import org.attributionj.models.internal.Checks;
import org.attributionj.models.shapley.ResponseCredit;
import org.jspecify.annotations.Nullable;

/** {@code auto}: fitted from times, and corrected by hold-outs where the population has them. */
record AutoFittable(double mostMinutes) implements ModelDefinition.Fittable<JourneyTable> {

    AutoFittable {
        Checks.check(mostMinutes > 0, "max-minutes must be more than 0, but was " + mostMinutes);
    }

    @Override
    public FitCost cost(JourneyTable data) {
        return FitSizes.of(data).auto();
    }

    /** One fit serves all who ask: the limit, which changes no figure, is no part of what is asked for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AutoFittable;
    }

    @Override
    public int hashCode() {
        return AutoFittable.class.hashCode();
    }

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
                : uncorrected(data, run, mostMinutes).corrected(data, run.population(), run.evidence());
    }

    private static AutoModel uncorrected(JourneyTable data, FitRun run, double mostMinutes) {
        return (AutoModel) run.withoutExperiments().fit(new AutoFittable(mostMinutes), data);
    }

    /**
     * {@code auto} asked a question. All answers come from one fit; where all or no journeys converted there is no response to
     * ask: auto's own fallback, which says so.
     */
    static ModelDefinition.Fittable<JourneyTable> answering(AutoAnswer answer, double mostMinutes) {
        return switch (answer) {
            case LOST_CONVERSIONS -> new AutoFittable(mostMinutes);
            case PATH ->
                new TimedFittable("auto:answer=path", Needs.TIMES, (data, run) -> {
                            AutoModel auto = uncorrected(data, run, mostMinutes);
                            return auto.baseline().isPresent()
                                    ? ResponseCredit.backwardsElimination(auto).withName("auto:answer=path")
                                    : auto;
                        })
                        .costing(data -> FitSizes.of(data).auto(), mostMinutes);
            case EFFECT_PER_TOUCH -> new Effects(new AutoFittable(mostMinutes));
        };
    }

    /**
     * {@code shapley}: Shapley values of the same response, which is fitted once for both. Where all or no journeys converted
     * there is no response to ask: auto's own fallback, which says so.
     */
    static ModelDefinition.Fittable<JourneyTable> shapley(double mostMinutes) {
        return new TimedFittable("shapley", Needs.TIMES, (data, run) -> {
                    AutoModel auto = uncorrected(data, run, mostMinutes);
                    return auto.baseline().isPresent() ? ResponseCredit.shapley(auto) : auto;
                })
                .costing(data -> FitSizes.of(data).auto(), mostMinutes);
    }

    /** Effects per touch, which no hold-out corrects. */
    private record Effects(AutoFittable auto) implements ModelDefinition.Fittable<JourneyTable> {

        @Override
        public String name() {
            return TouchEffectCredit.NAME;
        }

        @Override
        public Needs needs() {
            return auto.needs();
        }

        @Override
        public FitCost cost(JourneyTable data) {
            return auto.cost(data);
        }

        @Override
        public double mostMinutes() {
            return auto.mostMinutes();
        }

        @Override
        public JourneyStatistic<?, JourneyTable> statistic(Dimension path, List<PathTransform> transforms) {
            TimedFittable.requireUntransformed(name(), transforms);
            return JourneyTable.statistic(path, needs());
        }

        @Override
        public AttributionModel fit(JourneyTable data, FitRun run) {
            AutoModel fitted = uncorrected(data, run, auto.mostMinutes());
            return fitted.effectPerTouch().isEmpty() ? fitted : new TouchEffectCredit(fitted);
        }
    }
}
