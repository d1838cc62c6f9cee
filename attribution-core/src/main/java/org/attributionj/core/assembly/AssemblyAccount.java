package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where every event went. Accounts of parts merge into the account of the whole; {@link #toString} prints one for people,
 * and names the windows that cost more than a tenth of the touchpoints. Immutable and thread-safe.
 *
 * @param customers the customers, those of whom every event was refused included
 * @param touchpoints what became of the touchpoints
 * @param conversions what became of the conversions and adjustments
 * @param journeys the journeys that came out
 * @param lastEvent the time of the latest event of any kind, whatever became of it; null if there was no event
 */
public record AssemblyAccount(
        long customers,
        TouchpointCounts touchpoints,
        ConversionCounts conversions,
        JourneyCounts journeys,
        @Nullable Instant lastEvent)
        implements Serializable {

    private static final AssemblyAccount EMPTY =
            new AssemblyAccount(0, TouchpointCounts.NONE, ConversionCounts.NONE, JourneyCounts.NONE, null);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     */
    public AssemblyAccount {
        notNull(touchpoints, "touchpoints");
        notNull(conversions, "conversions");
        notNull(journeys, "journeys");
    }

    /**
     * The account of no event, to merge others into.
     *
     * @return the account
     */
    public static AssemblyAccount empty() {
        return EMPTY;
    }

    /**
     * Merges two accounts of different customers. Associative and commutative: every count is that of all events at once,
     * however they were divided.
     *
     * @param other the other account
     * @return the account of both
     */
    public AssemblyAccount plus(AssemblyAccount other) {
        Instant last = lastEvent;
        if (last == null || (other.lastEvent != null && other.lastEvent.isAfter(last))) {
            last = other.lastEvent;
        }
        return new AssemblyAccount(
                customers + other.customers,
                touchpoints.plus(other.touchpoints),
                conversions.plus(other.conversions),
                journeys.plus(other.journeys),
                last);
    }

    /**
     * Whether every event that was read is accounted for under exactly one heading.
     *
     * @return whether the counts of touchpoints and of conversions add up
     */
    public boolean isComplete() {
        return touchpoints.isComplete() && conversions.isComplete();
    }

    /**
     * The account in lines, one per heading that is not zero, and advice on windows that cost more than a tenth of the
     * touchpoints, or of the conversions their only touchpoints.
     *
     * @param remedies what to do about a window of some name, such as {@code view-through}, for instance an option's name
     * @return the lines
     */
    public String toText(UnaryOperator<String> remedies) {
        return new AccountText(this, notNull(remedies, "remedies")).toString();
    }

    /** The same with methods of {@link org.attributionj.core.journey.LookbackWindows} as advice. */
    @Override
    public String toString() {
        return toText(AccountText::method);
    }
}
