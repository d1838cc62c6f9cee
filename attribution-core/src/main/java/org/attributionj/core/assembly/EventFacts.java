package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.notNull;
import static org.attributionj.core.text.PrintedText.quoted;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;

/**
 * What events as a whole tell, however they were assembled: the labels of a dimension, whether there are milestones, which
 * conversions carry value. One thread at a time.
 */
public final class EventFacts {
    private final Dimension by;
    private final Set<String> labels = new TreeSet<>();
    private final Set<ConversionType> typesWithValue = new TreeSet<>();
    private boolean milestones;

    /**
     * The facts of no event.
     *
     * @param by the dimension whose labels are of interest
     */
    public EventFacts(Dimension by) {
        this.by = notNull(by, "by");
    }

    /**
     * Takes note of a touchpoint.
     *
     * @param touchpoint the touchpoint
     */
    public void see(Touchpoint touchpoint) {
        labels.add(by.label(touchpoint));
        milestones |= !touchpoint.milestones().isEmpty();
    }

    /**
     * Takes note of a conversion or an adjustment.
     *
     * @param conversion the conversion
     */
    public void see(Conversion conversion) {
        if (!conversion.isAdjustment() && conversion.value().signum() != 0) {
            typesWithValue.add(conversion.type());
        }
    }

    /**
     * Takes note of a journey.
     *
     * @param journey the journey
     */
    public void see(Journey journey) {
        journey.touchpoints().forEach(this::see);
        Conversion conversion = journey.conversion();
        if (conversion != null) {
            see(conversion);
        }
    }

    /**
     * The dimension of the labels.
     *
     * @return the dimension
     */
    public Dimension by() {
        return by;
    }

    /**
     * The labels of all touchpoints, credited or not.
     *
     * @return the labels, sorted
     */
    public Set<String> labels() {
        return Collections.unmodifiableSet(labels);
    }

    /**
     * A word on a dimension that no touchpoint has: a name that is no dimension is taken for a free attribute.
     *
     * @return a sentence, or nothing
     */
    public Optional<String> note() {
        boolean isUnknown = Dimension.find(by.name()).isEmpty() && labels.equals(Set.of(Dimension.NONE));
        return isUnknown
                ? Optional.of("no touchpoint has an attribute " + quoted(by.name()) + ": all are under "
                        + Dimension.NONE + ". Maybe group by one of " + Dimension.builtIn())
                : Optional.empty();
    }

    /**
     * Whether some touchpoint carries a milestone.
     *
     * @return whether one does
     */
    public boolean haveMilestones() {
        return milestones;
    }

    /**
     * The default goal: all types that carry value, or all if none does.
     *
     * @return the goal
     */
    public Goal goal() {
        return new Goal(typesWithValue);
    }
}
