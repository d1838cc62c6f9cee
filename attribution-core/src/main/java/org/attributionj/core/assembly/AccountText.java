package org.attributionj.core.assembly;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.attributionj.core.journey.Window;

/** Prints an account for people. */
final class AccountText {
    /** A window is worth a word if it cost more than one touchpoint in this many. */
    private static final long ONE_IN = 10;

    private final StringBuilder text = new StringBuilder();
    private final UnaryOperator<String> remedies;

    AccountText(AssemblyAccount account, UnaryOperator<String> remedies) {
        this.remedies = remedies;
        addTouchpoints(account.touchpoints());
        addConversions(account.conversions());
        addJourneys(account);
        addWarnings(account.conversions());
        account.touchpoints()
                .windowCosts()
                .forEach((window, cost) ->
                        advise(window, cost, account.touchpoints().read()));
        ConversionCounts conversions = account.conversions();
        conversions
                .windowCosts()
                .forEach((window, cost) -> adviseOfConversions(
                        window, cost, conversions.withTouchpoints() + conversions.withoutTouchpoints()));
    }

    private void addTouchpoints(TouchpointCounts counts) {
        total("touchpoints read", counts.read());
        part("in converting journeys", counts.inConvertingJourneys());
        part("in open journeys", counts.inOpenJourneys());
        part("duplicates", counts.duplicates());
        part("repeats dropped", counts.repeatsDropped());
        part("rejected", counts.rejected());
        part("beyond the limit of their customer", counts.overLimit());
        counts.notEligible()
                .forEach((engagement, count) ->
                        part("not eligible: " + engagement.name().toLowerCase(Locale.ROOT), count));
        counts.outsideWindow().forEach((window, count) -> part("outside window: " + window, count));
        part("(exact repeats among them)", counts.repeatsKept());
        part("(of channel email, but no e-mail type)", counts.emailsOfOtherType());
    }

    private void addConversions(ConversionCounts counts) {
        total("conversions read", counts.read());
        part("credited, with touchpoints", counts.withTouchpoints());
        part("credited, without touchpoints", counts.withoutTouchpoints());
        counts.notOfGoal().forEach((type, count) -> part("not of the goal: " + type, count));
        part("duplicates", counts.duplicates());
        part("repeats dropped", counts.repeatsDropped());
        part("rejected", counts.rejected());
        part("adjustments applied", counts.adjustmentsApplied());
        part("adjustments not of the goal", counts.adjustmentsNotOfGoal());
        part("adjustments pending", counts.adjustmentsPending());
        counts.pendingTotals()
                .values()
                .forEach(total -> text.append("    together ").append(total).append('\n'));
        part("(exact repeats among them)", counts.repeatsKept());
        part("(negative among them, no conversions)", counts.negative());
    }

    private void addWarnings(ConversionCounts counts) {
        if (counts.negative() != 0) {
            warn(counts.negative()
                    + " conversions have a negative value and adjust none; they are credited with their sign,"
                    + " count as no conversions and are in no fit: if they are refunds, name the conversion that each"
                    + " one adjusts");
        }
        counts.adjustmentWarnings().forEach((warning, count) -> warn(warning.text(count)));
    }

    private void warn(String warning) {
        text.append("warning: ").append(warning).append('\n');
    }

    private void addJourneys(AssemblyAccount account) {
        JourneyCounts counts = account.journeys();
        total("customers", account.customers());
        total("journeys", counts.credited() + counts.open());
        part("converting", counts.credited());
        part("open", counts.open());
        part(
                "(immature as of " + counts.immature().asOf() + ")",
                counts.immature().count());
        if (counts.fit() != 0) {
            text.append(counts.fitNote()).append('\n');
        }
    }

    private void advise(Window window, long cost, long read) {
        if (cost * ONE_IN > read) {
            text.append(String.format(
                    Locale.ROOT,
                    "window %s cost %,d of the touchpoints (%.1f %%); to widen it: %s\n",
                    window,
                    cost,
                    100.0 * cost / read,
                    remedies.apply(window.name())));
        }
    }

    private void adviseOfConversions(Window window, long cost, long conversions) {
        if (cost * ONE_IN > conversions) {
            text.append(String.format(
                    Locale.ROOT,
                    "window %s left %,d of %,d conversions (%.1f %%) without a touchpoint, though there are earlier ones; to"
                            + " widen it: %s\n",
                    window,
                    cost,
                    conversions,
                    100.0 * cost / conversions,
                    remedies.apply(window.name())));
        }
    }

    /** What a caller in Java can do about a window. */
    static String method(String window) {
        return switch (window) {
            case "view-through" -> "LookbackWindows.withViewThrough";
            case "click-through" -> "LookbackWindows.withClickThrough";
            case "email" -> "LookbackWindows.withEmail";
            default ->
                window.startsWith("channel ")
                        ? "LookbackWindows.withChannel"
                        : window.startsWith("type ")
                                ? "LookbackWindows.withTouchpointType"
                                : "LookbackWindows.withConversion or withAllConversions";
        };
    }

    private void total(String heading, long count) {
        text.append(String.format(Locale.ROOT, "%-48s %,14d\n", heading, count));
    }

    private void part(String heading, long count) {
        if (count != 0) {
            text.append(String.format(Locale.ROOT, "  %-46s %,14d\n", heading, count));
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
