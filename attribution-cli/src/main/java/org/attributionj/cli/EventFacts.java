package org.attributionj.cli;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;

/** What the events as a whole tell: the labels of a dimension, whether there are milestones, which conversions carry value. */
final class EventFacts {
    private final Dimension by;
    private final Set<String> labels = new TreeSet<>();
    private final Goal.Finder goal = new Goal.Finder();
    private boolean milestones;

    EventFacts(Dimension by) {
        this.by = by;
    }

    void see(Touchpoint touchpoint) {
        labels.add(by.label(touchpoint));
        milestones |= !touchpoint.milestones().isEmpty();
    }

    void see(Conversion conversion) {
        goal.see(conversion);
    }

    /** The labels of all touchpoints, credited or not, in order. */
    Set<String> labels() {
        return labels;
    }

    /** A word on a dimension that no touchpoint has: a name that is no dimension is taken for a free attribute. */
    Optional<String> note() {
        boolean isUnknown = Dimension.find(by.name()).isEmpty() && labels.equals(Set.of(Dimension.NONE));
        return isUnknown
                ? Optional.of("no touchpoint has an attribute \"" + by.name() + "\": all are under " + Dimension.NONE
                        + ". Maybe group by one of " + Dimension.builtIn())
                : Optional.empty();
    }

    boolean haveMilestones() {
        return milestones;
    }

    /** The default goal. */
    Goal goal() {
        return goal.goal();
    }
}
