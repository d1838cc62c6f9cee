package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;

/**
 * All journeys of some events. Immutable and thread-safe.
 *
 * @param goal the goal that the journeys are about: the one given, or the one found in the data
 * @param credited the journeys of kind {@link JourneyKind#CREDITED}, by customer, then end
 * @param open the journeys of kind {@link JourneyKind#OPEN}, by customer, then end
 * @param fit the journeys of kind {@link JourneyKind#FIT}, by customer, then end
 * @param rejections the events that were refused
 * @param pending the adjustments that could not be applied
 * @param account where every event went
 */
public record Assembly(
        Goal goal,
        List<Journey> credited,
        List<Journey> open,
        List<Journey> fit,
        List<AssemblyRejection> rejections,
        List<PendingAdjustment> pending,
        AssemblyAccount account)
        implements Serializable {

    private static final Comparator<Journey> ORDER = Comparator.comparing(Journey::customer)
            .thenComparing(Journey::end)
            .thenComparing(Journey::isConverted, Comparator.reverseOrder());

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component or an element is null
     */
    public Assembly {
        notNull(goal, "goal");
        credited = ImmutableList.copyOf(notNull(credited, "credited"));
        open = ImmutableList.copyOf(notNull(open, "open"));
        fit = ImmutableList.copyOf(notNull(fit, "fit"));
        rejections = ImmutableList.copyOf(notNull(rejections, "rejections"));
        pending = ImmutableList.copyOf(notNull(pending, "pending"));
        notNull(account, "account");
    }

    /**
     * The credited and the open journeys together.
     *
     * @return the journeys by customer, then end, a conversion before an open journey that ends with it; O(n log n)
     */
    public List<Journey> journeys() {
        return ImmutableList.sortedCopyOf(
                ORDER,
                ImmutableList.<Journey>builder().addAll(credited).addAll(open).build());
    }

    /** Collects what an assembler gives out. */
    static final class Collector implements JourneySink {
        private final ImmutableList.Builder<Journey> credited = ImmutableList.builder();
        private final ImmutableList.Builder<Journey> open = ImmutableList.builder();
        private final ImmutableList.Builder<Journey> fit = ImmutableList.builder();
        private final ImmutableList.Builder<AssemblyRejection> rejections = ImmutableList.builder();
        private final ImmutableList.Builder<PendingAdjustment> pending = ImmutableList.builder();

        @Override
        public void accept(Journey journey, Set<JourneyKind> kinds) {
            for (JourneyKind kind : kinds) {
                switch (kind) {
                    case CREDITED -> credited.add(journey);
                    case OPEN -> open.add(journey);
                    case FIT -> fit.add(journey);
                }
            }
        }

        @Override
        public void rejected(AssemblyRejection rejection) {
            rejections.add(rejection);
        }

        @Override
        public void pending(PendingAdjustment adjustment) {
            pending.add(adjustment);
        }

        Assembly finish(Goal goal, AssemblyAccount account) {
            return new Assembly(
                    goal, credited.build(), open.build(), fit.build(), rejections.build(), pending.build(), account);
        }
    }
}
