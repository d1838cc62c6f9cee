package org.attributionj.core.fit;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a fit is expected to cost, told before it starts by models whose cost is not linear in touchpoints. A rough number: it
 * depends on the size of the data alone, not on the machine, and may be wrong several times over. Immutable and thread-safe.
 *
 * <pre>
 *   minutes = operations / (60 * 10^9): one core that does a billion operations a second
 * </pre>
 *
 * @param operations the multiplications of numbers, 0 or more; 0 if the cost is linear, which need not be told
 * @param size what makes it costly, such as {@code 2,000 channels}
 */
public record FitCost(double operations, String size) implements Serializable {
    /** The cost of a fit that reads its data a bounded number of times. */
    public static final FitCost LINEAR = new FitCost(0, "");

    /** The most minutes that a fit may be expected to take unless its model says otherwise. */
    public static final double MOST_MINUTES = 30;

    private static final double OPERATIONS_PER_SECOND = 1e9;
    private static final double NOTABLE_SECONDS = 10;
    private static final double MINUTE = 60;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the size is null
     * @throws IllegalArgumentException if the operations are negative or no number
     */
    public FitCost {
        check(operations >= 0, () -> "operations must be 0 or more, but was " + operations);
        notNull(size, "size");
    }

    private double seconds() {
        return operations / OPERATIONS_PER_SECOND;
    }

    /**
     * The expected time.
     *
     * @return minutes, 0 or more
     */
    public double minutes() {
        return seconds() / MINUTE;
    }

    /**
     * Whether whoever waits should know.
     *
     * @return whether the fit is expected to take more than ten seconds
     */
    public boolean isNotable() {
        return seconds() > NOTABLE_SECONDS;
    }

    /**
     * Refuses a fit that would take too long.
     *
     * @param model the model's name
     * @param mostMinutes the most minutes that it may be expected to take
     * @throws IllegalArgumentException if more are expected; the message names what makes it costly and the option that lifts
     *     the limit
     */
    void requireAtMost(String model, double mostMinutes) {
        if (minutes() > mostMinutes) {
            throw new IllegalArgumentException(model + " is expected to take " + this
                    + ", more than its option max-minutes="
                    + BigDecimal.valueOf(mostMinutes).stripTrailingZeros().toPlainString()
                    + " allows. Maybe allow more by max-minutes, or join rare channels.");
        }
    }

    /** The expected time and what makes it so, such as {@code about 12 minutes (2,000 channels)}. */
    @Override
    public String toString() {
        String time = minutes() < 2
                ? String.format(Locale.ROOT, "about %,.0f seconds", Math.max(1, seconds()))
                : String.format(Locale.ROOT, "about %,.0f minutes", minutes());
        return size.isEmpty() ? time : time + " (" + size + ")";
    }
}
