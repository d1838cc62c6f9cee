package org.attributionj.core.model;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Durations;
import org.attributionj.core.money.Money;

/**
 * Why each touchpoint of one conversion got what it got. Prints as text, serialises as data. Immutable and thread-safe.
 *
 * @param model the model with its options
 * @param windows the look-back windows in one line
 * @param conversionId the conversion, or the adjustment
 * @param customer the customer
 * @param value the value that was divided
 * @param lines one line per touchpoint, in order
 * @param baseline the part that would have happened anyway
 * @param unattributed the part that nothing earned
 */
public record Explanation(
        String model,
        String windows,
        String conversionId,
        String customer,
        Money value,
        List<Line> lines,
        Money baseline,
        Money unattributed)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     */
    public Explanation {
        notNull(model, "model");
        notNull(windows, "windows");
        notNull(conversionId, "conversionId");
        notNull(customer, "customer");
        notNull(value, "value");
        notNull(baseline, "baseline");
        notNull(unattributed, "unattributed");
        lines = ImmutableList.copyOf(notNull(lines, "lines"));
    }

    /**
     * One touchpoint's line.
     *
     * @param position its place in the journey, from 1
     * @param touchpointId its id
     * @param channel its channel
     * @param time when it happened
     * @param age how long before the conversion or adjustment it happened
     * @param share its share in [0, 1]
     * @param amount its part of the value
     * @param reason the model's words on it; may be empty
     */
    public record Line(
            int position,
            String touchpointId,
            String channel,
            Instant time,
            Duration age,
            double share,
            Money amount,
            String reason)
            implements Serializable {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if a component is null
         */
        public Line {
            notNull(touchpointId, "touchpointId");
            notNull(channel, "channel");
            notNull(time, "time");
            notNull(age, "age");
            notNull(amount, "amount");
            notNull(reason, "reason");
        }
    }

    static Explanation of(AttributionResult result) {
        ImmutableList.Builder<Line> lines = ImmutableList.builder();
        int position = 0;
        for (Credit credit : result.credits()) {
            Touchpoint touchpoint = credit.touchpoint();
            position++;
            lines.add(new Line(
                    position,
                    touchpoint.id(),
                    touchpoint.channel().name(),
                    touchpoint.time(),
                    Duration.between(touchpoint.time(), result.conversion().time()),
                    credit.share(),
                    credit.amount(),
                    credit.reason()));
        }
        return new Explanation(
                result.model(),
                result.windows().toString(),
                result.conversion().id(),
                result.conversion().customer(),
                result.value(),
                lines.build(),
                result.baseline(),
                result.unattributed());
    }

    /** The explanation as text, one line per touchpoint. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(value)
                .append(" of conversion ")
                .append(conversionId)
                .append(" by customer ")
                .append(customer);
        text.append(" under ").append(model).append(" (").append(windows).append(")\n");
        for (Line line : lines) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %d of %d  %s  %s before  share %.6f  %s%s\n",
                    line.position,
                    lines.size(),
                    line.channel,
                    Durations.format(line.age),
                    line.share,
                    line.amount,
                    line.reason.isEmpty() ? "" : "  (" + line.reason + ")"));
        }
        appendPart(text, "baseline", baseline);
        appendPart(text, "unattributed", unattributed);
        return text.toString();
    }

    private static void appendPart(StringBuilder text, String name, Money part) {
        if (part.signum() != 0) {
            text.append("  ").append(name).append("  ").append(part).append('\n');
        }
    }
}
