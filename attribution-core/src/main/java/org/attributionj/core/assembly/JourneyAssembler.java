package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNegative;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.RepeatPolicy;
import org.attributionj.core.money.RateProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes journeys from touchpoints and conversions.
 *
 * <pre>{@code
 * Assembly assembly = JourneyAssembler.standard()
 *         .withGoal(Goal.of(ConversionType.PURCHASE))
 *         .assemble(touchpoints, conversions);
 * assembly.credited().forEach(journey -> System.out.println(model.attribute(journey)));
 * System.out.println(assembly.account());
 * }</pre>
 *
 * <p>A touchpoint at {@code t} is eligible for a conversion at {@code T} if {@code 0 <= T - t <= window}, to the
 * nanosecond, for every window that applies to it. Each conversion of the goal has one credited journey, possibly without
 * touchpoints. Touchpoints that are eligible for no conversion form open journeys: they are split at gaps and at
 * conversions of the goal, and the same windows apply to them, measured back from their last touchpoint; as the window of
 * the conversion, an open journey has the longest one of the goal's types. Journeys of fits have that window whatever the
 * type of their conversion ({@link LookbackWindows#ofFits}), so that both outcomes are cut alike. The order of the events
 * never matters.
 *
 * <p>Collections are assembled at once by {@link #assemble}; data that are larger than memory go one customer at a time
 * through {@link #start}. Sorting apart, the work is O(touchpoints in all windows of all conversions). Immutable and
 * thread-safe.
 *
 * @param goal the conversions that journeys are about; null for {@link Goal#carryingValue} of the data
 * @param windows the look-back windows
 * @param repeatPolicy what a customer's later conversions may credit
 * @param gap how long a pause between two touchpoints may be within one open journey; null for any length
 * @param observedUntil when the observation ended; null for the last event seen, whatever its kind
 * @param dropsRepeats whether exact repeats of events without an id of their own are dropped instead of kept
 * @param currency the currency that all amounts are brought into; null to leave them as they are
 * @param customerLimit how many touchpoints times conversions of the goal one customer may have, 1 or more: of a customer who
 *     has more, a robot mostly, the latest touchpoints count and the others are counted as beyond the limit
 */
public record JourneyAssembler(
        @Nullable Goal goal,
        LookbackWindows windows,
        RepeatPolicy repeatPolicy,
        @Nullable Duration gap,
        @Nullable Instant observedUntil,
        boolean dropsRepeats,
        @Nullable CurrencyConversion currency,
        long customerLimit)
        implements Serializable {

    /** Far beyond any person: 5,000 touchpoints and 2,000 conversions, say. */
    private static final long STANDARD_LIMIT = 10_000_000;

    private static final JourneyAssembler STANDARD = new JourneyAssembler(
            null,
            LookbackWindows.standard(),
            RepeatPolicy.OVERLAPPING,
            Duration.ofDays(30),
            null,
            false,
            null,
            STANDARD_LIMIT);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if the gap is negative or the limit is not 1 or more
     */
    public JourneyAssembler {
        notNull(windows, "windows");
        notNull(repeatPolicy, "repeatPolicy");
        if (gap != null) {
            notNegative(gap, "gap");
        }
        check(customerLimit >= 1, () -> "customerLimit must be 1 or more, but was " + customerLimit);
    }

    /**
     * The usual settings: the goal from the data, {@link LookbackWindows#standard}, {@link RepeatPolicy#OVERLAPPING}, a
     * gap of 30 days, observation until the last event, repeats kept, no currency conversion, up to 10 million touchpoints times
     * conversions per customer.
     *
     * @return the assembler
     */
    public static JourneyAssembler standard() {
        return STANDARD;
    }

    /**
     * Another goal.
     *
     * @param goal the goal; null for {@link Goal#carryingValue} of the data
     * @return a changed assembler
     */
    public JourneyAssembler withGoal(@Nullable Goal goal) {
        return new JourneyAssembler(
                goal, windows, repeatPolicy, gap, observedUntil, dropsRepeats, currency, customerLimit);
    }

    /**
     * Other look-back windows.
     *
     * @param windows the windows
     * @return a changed assembler
     */
    public JourneyAssembler withWindows(LookbackWindows windows) {
        return new JourneyAssembler(
                goal, windows, repeatPolicy, gap, observedUntil, dropsRepeats, currency, customerLimit);
    }

    /**
     * Another policy for credit. Fits are made from disjoint journeys whatever the policy.
     *
     * @param repeatPolicy the policy
     * @return a changed assembler
     */
    public JourneyAssembler withRepeatPolicy(RepeatPolicy repeatPolicy) {
        return new JourneyAssembler(
                goal, windows, repeatPolicy, gap, observedUntil, dropsRepeats, currency, customerLimit);
    }

    /**
     * Another gap. Touchpoints further apart than this belong to different open journeys.
     *
     * @param gap the longest pause within an open journey; null for any length
     * @return a changed assembler
     * @throws IllegalArgumentException if the gap is negative
     */
    public JourneyAssembler withGap(@Nullable Duration gap) {
        return new JourneyAssembler(
                goal, windows, repeatPolicy, gap, observedUntil, dropsRepeats, currency, customerLimit);
    }

    /**
     * Says when the observation ended. Open journeys that are then still inside the goal's window are left out of fits.
     * No event is left out for being later.
     *
     * @param observedUntil the time; null for the last event seen, which leaves nothing out
     * @return a changed assembler
     */
    public JourneyAssembler withObservedUntil(@Nullable Instant observedUntil) {
        return new JourneyAssembler(
                goal, windows, repeatPolicy, gap, observedUntil, dropsRepeats, currency, customerLimit);
    }

    /**
     * What to do with exact repeats of events that came without an id.
     *
     * @param dropsRepeats true to keep one of them, false to keep all under the ids {@code id}, {@code id#2}, {@code
     *     id#3}...
     * @return a changed assembler
     */
    public JourneyAssembler withRepeatsDropped(boolean dropsRepeats) {
        return new JourneyAssembler(
                goal, windows, repeatPolicy, gap, observedUntil, dropsRepeats, currency, customerLimit);
    }

    /**
     * Brings values and costs into one currency, at the rate of each event's date in UTC. Events whose amount cannot be
     * converted are rejected.
     *
     * @param target the currency
     * @param rates the rates
     * @return a changed assembler
     */
    public JourneyAssembler withCurrency(Currency target, RateProvider rates) {
        return new JourneyAssembler(
                goal,
                windows,
                repeatPolicy,
                gap,
                observedUntil,
                dropsRepeats,
                new CurrencyConversion(target, rates),
                customerLimit);
    }

    /**
     * Another limit for customers who are no persons: without one, the work for a customer grows with touchpoints times
     * conversions.
     *
     * @param customerLimit how many touchpoints times conversions of the goal one customer may have
     * @return a changed assembler
     * @throws IllegalArgumentException if the limit is not 1 or more
     */
    public JourneyAssembler withCustomerLimit(long customerLimit) {
        return new JourneyAssembler(
                goal, windows, repeatPolicy, gap, observedUntil, dropsRepeats, currency, customerLimit);
    }

    /**
     * Assembles all journeys of some events and keeps them in memory.
     *
     * <p>Customers come out in the order of their ids. Ids are unique across customers, and an adjustment finds its
     * conversion at any customer.
     *
     * @param touchpoints the touchpoints, in any order
     * @param conversions the conversions and adjustments, in any order
     * @return the journeys and the account
     * @throws NullPointerException if a collection or an event is null
     */
    public Assembly assemble(Collection<Touchpoint> touchpoints, Collection<Conversion> conversions) {
        Assembly.Collector collector = new Assembly.Collector();
        CollectionRun run = new CollectionRun(this, collector);
        AssemblyAccount account = run.assemble(touchpoints, conversions);
        return collector.finish(run.goal(), account);
    }

    /**
     * Assembles all journeys of some events and passes them on.
     *
     * @param touchpoints the touchpoints, in any order
     * @param conversions the conversions and adjustments, in any order
     * @param sink takes the journeys, as {@link #assemble(Collection, Collection)} would list them
     * @return the account
     * @throws NullPointerException if an argument or an event is null
     */
    public AssemblyAccount assemble(
            Collection<Touchpoint> touchpoints, Collection<Conversion> conversions, JourneySink sink) {
        return new CollectionRun(this, notNull(sink, "sink")).assemble(touchpoints, conversions);
    }

    /**
     * Starts assembling one customer after the other, in memory bounded by the largest customer.
     *
     * @param sink takes the journeys
     * @return a session
     * @throws IllegalStateException if no goal was given: the default goal depends on all data
     */
    public AssemblySession start(JourneySink sink) {
        if (goal == null) {
            throw new IllegalStateException("goal must be given to assemble one customer at a time, because the default"
                    + " (the types that carry value) depends on all data; call withGoal, for instance with"
                    + " Goal.everything()");
        }
        return new AssemblySession(this, goal, notNull(sink, "sink"));
    }
}
