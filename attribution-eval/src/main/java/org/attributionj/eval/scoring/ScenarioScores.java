package org.attributionj.eval.scoring;

import static org.attributionj.eval.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.eval.scenario.Scenario;
import org.attributionj.eval.scenario.SimulatedData;

/**
 * Scores models on scenarios: simulates, assembles journeys with the usual settings, fits, credits, compares with the
 * truth. Immutable and thread-safe; the same settings give the same numbers.
 *
 * @param users the customers per data set, 1 or more
 * @param seeds a data set is made for each, one or more
 */
public record ScenarioScores(int users, List<Long> seeds) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the list or an element is null
     * @throws IllegalArgumentException if there is no user or no seed
     */
    public ScenarioScores {
        check(users >= 1, "users must be 1 or more, but was " + users);
        seeds = ImmutableList.copyOf(seeds);
        check(!seeds.isEmpty(), "seeds must be one or more, but there is none");
    }

    /**
     * Scores models on one scenario.
     *
     * @param scenario the scenario
     * @param definitions the models, all of them served by times and channels
     * @return one score per model and truth, over all seeds; models first, in their order. A model that credits nothing for
     *     a seed has no score of that seed
     */
    public ImmutableList<ModelScore> of(Scenario scenario, List<? extends ModelDefinition> definitions) {
        Map<List<String>, ModelScore> scores = new LinkedHashMap<>();
        for (long seed : seeds) {
            SimulatedData data = scenario.generate(users, seed);
            Assembly journeys = JourneyAssembler.standard().assemble(data.touchpoints(), data.conversions());
            for (ModelShares shares : ModelShares.of(journeys, definitions)) {
                if (shares.isScorable()) {
                    for (ModelScore score : ModelScore.of(shares, data.truth())) {
                        scores.merge(List.of(score.model(), score.truth()), score, ModelScore::plus);
                    }
                }
            }
        }
        List<String> models = definitions.stream().map(ModelDefinition::name).toList();
        return scores.values().stream()
                .sorted(Comparator.comparingInt((ModelScore score) -> models.indexOf(score.model())))
                .collect(ImmutableList.toImmutableList());
    }
}
