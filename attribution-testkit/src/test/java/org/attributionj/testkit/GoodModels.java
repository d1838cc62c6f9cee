package org.attributionj.testkit;

import com.google.common.collect.ImmutableSet;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.model.AttributionModel;

/** Small models that keep the contract. */
final class GoodModels {
    private GoodModels() {}

    static AttributionModel linear() {
        return AttributionModel.of("linear", (journey, weights) -> {
            for (int i = 0; i < journey.length(); i++) {
                weights[i] = 1;
            }
            return 0;
        });
    }

    /** Half of each conversion is baseline; all weights are zero unless a touchpoint is young. */
    static AttributionModel youngWithBaseline() {
        return AttributionModel.of("young", Needs.TIMES, (journey, weights) -> {
            for (int i = 0; i < journey.length(); i++) {
                weights[i] = journey.millisBeforeEnd(i) < 86_400_000 ? 1e-300 : 0;
            }
            return 0.3;
        });
    }

    /** Reads times, milestones, engagement and two columns. */
    static AttributionModel needy() {
        Needs needs =
                new Needs(ImmutableSet.copyOf(Feature.values()), ImmutableSet.of(Dimension.CAMPAIGN, Dimension.DEVICE));
        return AttributionModel.of("needy", needs, (journey, weights) -> {
            int campaigns = journey.schema().columnOf(Dimension.CAMPAIGN);
            int summer = journey.schema().columnLabels(campaigns).find("summer");
            for (int i = 0; i < journey.length(); i++) {
                double weight = journey.column(campaigns, i) == summer ? 2 : 1;
                weight += journey.has(i, Milestone.LEAD_CREATED) ? 3 : 0;
                weight += journey.engagement(i).code();
                weights[i] = weight / (1 + journey.millisBeforeEnd(i));
            }
            return 0;
        });
    }
}
