package org.attributionj.models;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.models.auto.AutoAnswer;
import org.attributionj.models.internal.Checks;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.attributionj.models.shapley.CoalitionRateModel;
import org.attributionj.models.shapley.CoalitionRateOptions;
import org.attributionj.models.shapley.CreditOperator;
import org.attributionj.models.shapley.ExactPathModel;
import org.attributionj.models.shapley.ShaoLiModel;
import org.attributionj.models.shapley.UniqueLinearModel;
import org.attributionj.models.survival.Baseline;
import org.attributionj.models.survival.DecaySharing;
import org.attributionj.models.survival.HazardModel;
import org.attributionj.models.survival.HazardOptions;
import org.attributionj.models.survival.RiskTime;
import org.attributionj.models.survival.SurvivalModel;
import org.attributionj.models.survival.SurvivalOptions;

/** The catalogue's entries of the models that are learned from data. */
final class LearnedEntries {
    private static final String MAX_MINUTES = "max-minutes";

    private LearnedEntries() {}

    static List<ModelEntry> all() {
        return ImmutableList.of(
                ModelEntry.builder("markov", "markov")
                        .description("Removal effects of channels in an absorbing Markov chain, solved exactly")
                        .option("order", "1", "how many successive channels make a state, 1 to 16")
                        .source("Anderl et al. (2016), doi:10.1016/j.ijresmar.2016.03.001")
                        .learned(options -> markov(options.integer("order"))),
                ModelEntry.builder("shapley", "shapley")
                        .description("Shapley values: of the response model of auto, or of games over channel sets")
                        .option("game", "response", "response, unique-linear or coalition-rate")
                        .option("unseen", "shrunk", "rates of sets that no journey has: shrunk or zero")
                        .option(MAX_MINUTES, "30", "how long a fit may be expected to take, in minutes of one core")
                        .needs(Needs.TIMES)
                        .source("Shapley (1953), doi:10.1515/9781400881970-018; Zhao et al. (2018), arXiv:1804.05327")
                        .learned(LearnedEntries::shapley),
                ModelEntry.builder("shao-li", "shapley")
                        .description("Simple probabilistic model of the second order")
                        .source("Shao and Li (2011), doi:10.1145/2020408.2020453")
                        .learned(options -> new PathFittable("shao-li", ShaoLiModel::fit)),
                ModelEntry.builder("leave-one-out", "shapley")
                        .description(
                                "What the conversion rate of an exact path loses without a step; last touch if nothing")
                        .source("google/fractribution, where it is called Shapley")
                        .learned(options -> new PathFittable("leave-one-out", ExactPathModel::fit)),
                ModelEntry.builder("hazard", "survival")
                        .description("Additive hazard: parts of the intensity at the conversion, with a baseline")
                        .option("baseline", "constant", "conversions without touchpoints: constant or none")
                        .option("risk-time", "auto", "when journeys are at risk: auto, journey or time")
                        .option("follow-up", "30d", "how long open journeys are known not to have converted")
                        .option("shape", "1", "how strongly effects are drawn to one size, 0 for maximum likelihood")
                        .needs(Needs.TIMES)
                        .source("Zhang, Wei and Ren (2014), doi:10.1109/ICDM.2014.130")
                        .learned(LearnedEntries::hazard),
                ModelEntry.builder("survival", "survival")
                        .description("Survival regression on decayed exposures, with a baseline")
                        .option("credit", "shapley", "shapley, leave-one-out or backwards-elimination")
                        .option("decay", "per-channel", "per-channel or common")
                        .option("risk-time", "auto", "when journeys are at risk: auto, journey or time")
                        .option("follow-up", "30d", "how long open journeys are known not to have converted")
                        .option("shape", "evidence", "how strongly effects are drawn to one size: evidence or a number")
                        .option(MAX_MINUTES, "30", "how long a fit may be expected to take, in minutes of one core")
                        .needs(Needs.TIMES)
                        .source("Shender et al. (2020), arXiv:2009.08432")
                        .learned(LearnedEntries::survival),
                ModelEntry.builder("auto", "ensemble")
                        .alias("data-driven")
                        .description("A mixture of small response models, credited by removal effects, with a baseline")
                        .option(
                                "answer",
                                "lost-conversions",
                                "the question: lost-conversions, effect-per-touch or path (what each touch added)")
                        .option(MAX_MINUTES, "30", "how long a fit may be expected to take, in minutes of one core")
                        .needs(Needs.TIMES)
                        .learned(options -> AutoFittable.answering(
                                options.choice("answer", AutoAnswer.class), options.number(MAX_MINUTES))));
    }

    private static ModelDefinition.Fittable<?> markov(int order) {
        MarkovOptions options = MarkovOptions.DEFAULT.withOrder(order);
        return new PathFittable("markov:order=" + order, table -> MarkovModel.fit(table, options));
    }

    private static ModelDefinition.Fittable<?> hazard(ModelOptions options) {
        HazardOptions hazard = HazardOptions.DEFAULT
                .withBaseline(options.choice("baseline", Baseline.class))
                .withRiskTime(options.choice("risk-time", RiskTime.class))
                .withFollowUp(options.duration("follow-up"))
                .withShape(options.number("shape"));
        return TimedFittable.of(hazard.spec(), Needs.TIMES, journeys -> HazardModel.fit(journeys, hazard));
    }

    private static ModelDefinition.Fittable<?> survival(ModelOptions options) {
        boolean isByEvidence = options.text("shape").equals("evidence");
        SurvivalOptions survival = SurvivalOptions.DEFAULT
                .withCredit(options.choice("credit", CreditOperator.class))
                .withDecay(options.choice("decay", DecaySharing.class))
                .withRiskTime(options.choice("risk-time", RiskTime.class))
                .withFollowUp(options.duration("follow-up"))
                .withShape(isByEvidence ? null : options.number("shape"));
        return TimedFittable.of(survival.spec(), Needs.TIMES, journeys -> SurvivalModel.fit(journeys, survival))
                .costing(journeys -> FitSizes.of(journeys).survival(), options.number(MAX_MINUTES));
    }

    private static ModelDefinition.Fittable<?> shapley(ModelOptions options) {
        String game = options.text("game");
        String unseen = options.text("unseen");
        Checks.check(
                unseen.equals("shrunk") || unseen.equals("zero"), "unseen must be shrunk or zero, but was " + unseen);
        Checks.check(
                unseen.equals("shrunk") || game.equals("coalition-rate"),
                "unseen=zero goes with game=coalition-rate only, but game was " + game);
        return switch (game) {
            case "response" -> AutoFittable.shapley(options.number(MAX_MINUTES));
            case "unique-linear" -> new PathFittable("shapley:game=unique-linear", table -> new UniqueLinearModel());
            case "coalition-rate" -> coalitionRate(unseen.equals("zero"));
            default ->
                throw new IllegalArgumentException(
                        "game must be response, unique-linear or coalition-rate, but was " + game);
        };
    }

    private static ModelDefinition.Fittable<?> coalitionRate(boolean isCompatible) {
        CoalitionRateOptions options = isCompatible ? CoalitionRateOptions.COMPATIBLE : CoalitionRateOptions.DEFAULT;
        String name = "shapley:game=coalition-rate" + (isCompatible ? ",unseen=zero" : "");
        return new PathFittable(name, table -> CoalitionRateModel.fit(table, options));
    }
}
