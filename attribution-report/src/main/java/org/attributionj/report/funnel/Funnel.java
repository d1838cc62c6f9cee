package org.attributionj.report.funnel;

import static org.attributionj.core.text.PrintedText.quoted;

import java.time.Duration;
import java.util.List;
import org.attributionj.report.internal.Checks;

/**
 * A funnel: steps within a window from the entry. Immutable and thread-safe; each {@code with} method returns a changed copy.
 *
 * @param name what people call it
 * @param steps two to thirty steps
 * @param window how long after the entry a step counts
 * @param held a field of touchpoints that must have one value in all steps of an entry, such as {@code campaign}; empty for none
 * @param order whether steps must come in their order
 * @param entries how often a customer can enter
 * @param without an event that meets one of these after the entry ends the attempt; what was reached by then counts
 * @param segment a field of the touchpoint that enters, by whose values the funnel is shown as well; empty for none
 */
public record Funnel(
        String name,
        List<FunnelStep> steps,
        Duration window,
        String held,
        Order order,
        Entries entries,
        List<FunnelStep> without,
        String segment) {
    private static final int MOST_STEPS = 30;

    /** Whether steps must come in their order. */
    public enum Order {
        /** A step counts after all before it. */
        IN_ORDER,
        /** Steps count in any order: stage n is n different steps. */
        ANY
    }

    /** How often a customer can enter. */
    public enum Entries {
        /** Once, by the first entry of the period. */
        FIRST,
        /** Again, once the attempt before is through, ended or out of time. */
        ALL
    }

    /** Validates the components. */
    public Funnel {
        Checks.notBlank(name, "funnel name");
        steps = List.copyOf(steps);
        Checks.check(
                steps.size() >= 2 && steps.size() <= MOST_STEPS,
                "funnel " + quoted(name) + " must have 2 to " + MOST_STEPS + " steps, but has " + steps.size());
        Checks.check(!window.isNegative() && !window.isZero(), "window must be more than 0, but was " + window);
        Checks.notNull(order, "order");
        Checks.notNull(entries, "entries");
        without = List.copyOf(without);
        TouchpointField.check(held, "held");
        TouchpointField.check(segment, "segment");
    }

    /**
     * A funnel of ordered steps, which each customer enters once.
     *
     * @param name what people call it
     * @param steps two to thirty steps
     * @param window how long after the entry a step counts
     * @return the funnel
     */
    public static Funnel of(String name, List<FunnelStep> steps, Duration window) {
        return new Funnel(name, steps, window, "", Order.IN_ORDER, Entries.FIRST, List.of(), "");
    }

    /**
     * One value in all steps.
     *
     * @param field the field; empty for none
     * @return a changed copy
     */
    public Funnel withHeld(String field) {
        return new Funnel(name, steps, window, field, order, entries, without, segment);
    }

    /**
     * Another order.
     *
     * @param newOrder whether steps must come in their order
     * @return a changed copy
     */
    public Funnel withOrder(Order newOrder) {
        return new Funnel(name, steps, window, held, newOrder, entries, without, segment);
    }

    /**
     * More or fewer entries.
     *
     * @param newEntries how often a customer can enter
     * @return a changed copy
     */
    public Funnel withEntries(Entries newEntries) {
        return new Funnel(name, steps, window, held, order, newEntries, without, segment);
    }

    /**
     * Events that end an attempt.
     *
     * @param ends an event that meets one of these ends it
     * @return a changed copy
     */
    public Funnel without(List<FunnelStep> ends) {
        return new Funnel(name, steps, window, held, order, entries, ends, segment);
    }

    /**
     * The funnel by segments.
     *
     * @param field a field of the touchpoint that enters; empty for none
     * @return a changed copy
     */
    public Funnel bySegment(String field) {
        return new Funnel(name, steps, window, held, order, entries, without, field);
    }

    /**
     * From the first contact to the conversion.
     *
     * @return the funnel, with a window of 30 days
     */
    public static Funnel visits() {
        return of(
                "Visit to purchase",
                List.of(
                        step("Reached", "engagement", "view", "click", "visit", "action"),
                        step("Visited", "engagement", "click", "visit", "action"),
                        step("Converted", "conversion", "*")),
                Duration.ofDays(30));
    }

    /**
     * The six stages of an e-mail: sent, delivered, opened, clicked, visited, converted.
     *
     * @return the funnel, with a window of 7 days
     */
    public static Funnel email() {
        return of(
                "E-mail in six stages",
                List.of(
                        step("Sent", "type", "email sent"),
                        step("Delivered", "type", "email delivered", "email open", "email click"),
                        step("Opened", "type", "email open", "email click"),
                        step("Clicked", "type", "email click"),
                        step("Visited", "engagement", "visit", "action"),
                        step("Converted", "conversion", "*")),
                Duration.ofDays(7));
    }

    private static FunnelStep step(String name, String field, String... values) {
        return new FunnelStep(
                name,
                List.of(values).stream()
                        .map(value -> FunnelStep.Condition.of(field, value))
                        .toList());
    }
}
