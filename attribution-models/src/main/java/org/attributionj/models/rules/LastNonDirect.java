package org.attributionj.models.rules;

import static org.attributionj.models.internal.Checks.check;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.event.Channel;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.internal.LabelFactors;
import org.attributionj.models.internal.Labels;
import org.attributionj.models.spec.SpecWriter;

/** All credit to the last touchpoint whose label is not in a set; if all are in it, to the last one. */
record LastNonDirect(Set<String> excluded) implements AttributionModel {
    static final ImmutableSortedSet<String> DIRECT = ImmutableSortedSet.of(Channel.DIRECT.name());

    LastNonDirect {
        check(!excluded.isEmpty(), "exclude must name a channel or more, but was empty. Maybe take last-touch");
    }

    static LastNonDirect of(Collection<String> excluded) {
        return new LastNonDirect(Labels.foldedSet(excluded, "exclude"));
    }

    @Override
    public String name() {
        String name = "last-non-direct";
        return excluded.equals(DIRECT)
                ? name
                : SpecWriter.of(name).labels("exclude", excluded).toString();
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        return new Bound(ImmutableMap.copyOf(Maps.toMap(excluded, label -> 0.0)), schema.pathLabels());
    }

    @Override
    public String toString() {
        return name();
    }

    /** Labels with 0 are excluded, all others have 1. */
    private record Bound(Map<String, Double> factors, Dictionary labels) implements BoundModel {

        @Override
        public Kernel newKernel() {
            return new Scanning(new LabelFactors(labels, factors, 1));
        }

        @Override
        public String reason(JourneyView journey, int touch) {
            int last = journey.length() - 1;
            int credited = last;
            while (credited >= 0 && isExcluded(journey, credited)) {
                credited--;
            }
            if (credited < 0) {
                return touch == last ? Reasons.LAST_ALL_EXCLUDED : Reasons.EXCLUDED;
            }
            if (touch == credited) {
                return Reasons.LAST_NOT_EXCLUDED;
            }
            return isExcluded(journey, touch) ? Reasons.EXCLUDED : "";
        }

        private boolean isExcluded(JourneyView journey, int touch) {
            return LabelFactors.ofLabel(journey.label(touch), factors, 1) == 0;
        }
    }

    private static final class Scanning implements Kernel {
        private final LabelFactors factors;

        Scanning(LabelFactors factors) {
            this.factors = factors;
        }

        // w_k = 1 for the largest k whose label is not excluded, or for n - 1 if there is none; all others 0
        @Override
        public double weigh(JourneyView journey, double[] weights) {
            int last = journey.length() - 1;
            int credited = last;
            while (credited >= 0 && factors.of(journey.code(credited)) == 0) {
                weights[credited] = 0;
                credited--;
            }
            for (int i = 0; i < credited; i++) {
                weights[i] = 0;
            }
            weights[credited < 0 ? last : credited] = 1;
            return 0;
        }
    }
}
