package org.attributionj.eval.bootstrap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.eval.scoring.ModelShares;
import org.attributionj.eval.truth.KnownTruth;
import org.attributionj.models.AttributionModels;

/**
 * What intervals should hold: a model's shares of all conversions with very many customers, and those that channels brought
 * about.
 *
 * @param largeSample the shares by label; the baseline only where the model has one
 * @param causal the true shares by channel; empty where the model answers another question
 */
record CoverageTarget(Map<String, Double> largeSample, Map<String, Double> causal) {
    private static final long SEED = 900_001;
    private static final double ROUNDING = 1e-9;

    /** The targets of models, by their names, from so many customers. */
    static Map<String, CoverageTarget> of(String scenario, int customers, List<String> models) {
        SimulatedData data = Scenarios.of(scenario).generate(customers, SEED);
        List<Journey> journeys = journeys(data);
        Map<String, CoverageTarget> targets = new HashMap<>();
        for (String model : models) {
            Map<String, Double> largeSample = largeSample(AttributionModels.define(model), journeys);
            boolean isCausal = largeSample.containsKey(CreditTotals.BASELINE)
                    || (model.startsWith("markov") && scenario.startsWith("markov"));
            targets.put(model, new CoverageTarget(largeSample, isCausal ? causal(data.truth()) : Map.of()));
        }
        return targets;
    }

    private static List<Journey> journeys(SimulatedData data) {
        return JourneyAssembler.standard()
                .assemble(data.touchpoints(), data.conversions())
                .fit();
    }

    /** A sample of other customers of the same scenario. */
    static ModelBootstrap sample(String scenario, int customers, long seed, Resampling resampling) {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        journeys(Scenarios.of(scenario).generate(customers, seed)).forEach(table::add);
        return ModelBootstrap.of(table, resampling);
    }

    private static Map<String, Double> largeSample(ModelDefinition model, List<Journey> journeys) {
        List<Journey> converting =
                journeys.stream().filter(Journey::isConverted).toList();
        double untouched =
                converting.stream().filter(journey -> journey.length() == 0).count() / (double) converting.size();
        ModelShares shares =
                ModelShares.of(journeys, converting, List.of(model)).get(0);
        double credited = shares.conversions().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        Map<String, Double> target = new HashMap<>();
        shares.conversions()
                .forEach((channel, conversions) ->
                        target.put(channel.name(), conversions / credited * (1 - shares.baseline())));
        if (shares.baseline() - untouched > ROUNDING) {
            target.put(CreditTotals.BASELINE, shares.baseline() - untouched);
        }
        return target;
    }

    private static Map<String, Double> causal(KnownTruth truth) {
        double caused = 1 - truth.baselineShare().orElse(0);
        Map<String, Double> target = new HashMap<>();
        truth.primaryTruth().shares().forEach((channel, share) -> target.put(channel.name(), share * caused));
        return target;
    }
}
