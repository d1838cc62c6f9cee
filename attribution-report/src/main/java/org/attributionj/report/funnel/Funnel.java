package org.attributionj.report.funnel;

import static org.attributionj.core.text.PrintedText.quoted;

import java.time.Duration;
import java.util.List;
import org.attributionj.report.internal.Checks;

/**
 * A funnel: steps in order within a window from the entry.
 *
 * @param name what people call it
 * @param steps two steps or more
 * @param window how long after the entry a step counts
 * @param held a field that must have one value in all steps of an entry, such as {@code campaign}; empty for none
 */
public record Funnel(String name, List<FunnelStep> steps, Duration window, String held) {

    /** Validates the components. */
    public Funnel {
        Checks.notBlank(name, "funnel name");
        steps = List.copyOf(steps);
        Checks.check(steps.size() >= 2, "funnel " + quoted(name) + " must have two steps or more");
        Checks.check(!window.isNegative() && !window.isZero(), "window must be more than 0, but was " + window);
        Checks.check(
                List.of("", "campaign", "creative", "channel").contains(held),
                "held must be campaign, creative, channel or nothing, but was " + quoted(held));
    }

    /**
     * From the first visit to the second purchase: the customers of a shop.
     *
     * @return the funnel, with a window of 30 days
     */
    public static Funnel visits() {
        return new Funnel(
                "Visit to purchase",
                List.of(
                        step("Reached", "engagement", "view", "click", "visit", "action"),
                        step("Visited", "engagement", "click", "visit", "action"),
                        step("Converted", "conversion", "*")),
                Duration.ofDays(30),
                "");
    }

    /**
     * The six stages of an e-mail: sent, delivered, opened, clicked, visited, converted.
     *
     * @return the funnel, with a window of 7 days
     */
    public static Funnel email() {
        return new Funnel(
                "E-mail in six stages",
                List.of(
                        step("Sent", "type", "email sent"),
                        step("Delivered", "type", "email delivered", "email open", "email click"),
                        step("Opened", "type", "email open", "email click"),
                        step("Clicked", "type", "email click"),
                        step("Visited", "engagement", "visit", "action"),
                        step("Converted", "conversion", "*")),
                Duration.ofDays(7),
                "");
    }

    private static FunnelStep step(String name, String field, String... values) {
        return new FunnelStep(
                name,
                List.of(values).stream()
                        .map(value -> FunnelStep.Condition.of(field, value))
                        .toList());
    }
}
