package org.attributionj.core.assembly;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.RepeatPolicy;
import org.attributionj.core.journey.Window;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one customer's touchpoints into those of each conversion and those of open journeys, under one policy. Reused; one
 * thread at a time.
 */
final class JourneyCutter {
    private final WindowTable table;
    private final RepeatPolicy policy;
    private final boolean isForFits;
    private final @Nullable Duration gap;
    private final @Nullable Tally tally;

    private final List<ImmutableList<Touchpoint>> converted = new ArrayList<>();
    private final List<ImmutableList<Touchpoint>> open = new ArrayList<>();
    private boolean[] used = new boolean[16];
    private int[] picked = new int[16];

    private JourneyCutter(
            WindowTable table, RepeatPolicy policy, @Nullable Duration gap, boolean isForFits, @Nullable Tally tally) {
        this.table = table;
        this.policy = policy;
        this.gap = gap;
        this.isForFits = isForFits;
        this.tally = tally;
    }

    /** A cutter for credit, by the window of each conversion's type, that counts what became of the touchpoints. */
    static JourneyCutter forCredit(WindowTable table, RepeatPolicy policy, @Nullable Duration gap, Tally tally) {
        return new JourneyCutter(table, policy, gap, false, tally);
    }

    /** A cutter of disjoint journeys that all look back equally far. */
    static JourneyCutter forFits(WindowTable table, @Nullable Duration gap) {
        return new JourneyCutter(table, RepeatPolicy.RESET, gap, true, null);
    }

    /** The touchpoints of each conversion, one list per conversion that was given. */
    List<ImmutableList<Touchpoint>> converted() {
        return converted;
    }

    /** The touchpoints of the open journeys, in the order of their ends; no list is empty. */
    List<ImmutableList<Touchpoint>> open() {
        return open;
    }

    /** Cuts a customer's touchpoints by all of the customer's conversions of the goal, which are in order. */
    void cut(TouchpointRow row, List<Conversion> conversions) {
        converted.clear();
        open.clear();
        int n = row.size();
        if (used.length < n) {
            used = new boolean[Math.max(n, 2 * used.length)];
            picked = new int[used.length];
        }
        Arrays.fill(used, 0, n, false);
        int usedUp = 0;
        int upTo = 0;
        for (Conversion conversion : conversions) {
            while (upTo < n && !row.time(upTo).isAfter(conversion.time())) {
                upTo++;
            }
            converted.add(lookBack(row, usedUp, upTo, conversion));
            if (policy == RepeatPolicy.RESET) {
                usedUp = upTo;
            }
        }
        cutOpen(row, conversions);
    }

    /** The touchpoints in [from, to) that are eligible for a conversion. */
    private ImmutableList<Touchpoint> lookBack(TouchpointRow row, int from, int to, Conversion conversion) {
        Instant end = conversion.time();
        Window window = isForFits ? table.ofFits() : table.ofConversion(conversion.type());
        int start = to;
        while (start > from && WindowTable.isWithin(window, row.time(start - 1), end)) {
            start--;
        }
        int count = 0;
        for (int i = start; i < to; i++) {
            if (WindowTable.isWithin(row.window(i), row.time(i), end)) {
                used[i] = true;
                picked[count++] = i;
            }
        }
        if (count == 0) {
            countLeftWithout(row, from, to, window, end);
            return ImmutableList.of();
        }
        return row.pick(picked, count);
    }

    /** A conversion that none of the touchpoints before it can be credited with. */
    private void countLeftWithout(TouchpointRow row, int from, int to, @Nullable Window window, Instant end) {
        if (tally != null && to > from) {
            int latest = to - 1;
            Window exceeded = WindowTable.exceeded(window, row.window(latest), row.time(latest), end);
            if (exceeded != null) {
                tally.addLeftWithout(exceeded);
            }
        }
    }

    /** Cuts what no conversion used into stretches, at gaps and at conversions: a touch at a conversion's time is before. */
    private void cutOpen(TouchpointRow row, List<Conversion> conversions) {
        int count = 0;
        int inConverting = 0;
        int passed = 0;
        for (int i = 0; i < row.size(); i++) {
            if (used[i]) {
                inConverting++;
                continue;
            }
            Instant time = row.time(i);
            int passedBefore = passed;
            while (passed < conversions.size() && conversions.get(passed).time().isBefore(time)) {
                passed++;
            }
            if (count > 0 && (passed > passedBefore || isGap(row.time(picked[count - 1]), time))) {
                close(row, count, next(conversions, passedBefore));
                count = 0;
            }
            picked[count++] = i;
        }
        if (count > 0) {
            close(row, count, next(conversions, passed));
        }
        if (tally != null) {
            tally.inConvertingJourneys += inConverting;
        }
    }

    private boolean isGap(Instant from, Instant to) {
        return gap != null && !WindowTable.isWithin(gap, from, to);
    }

    private static @Nullable Conversion next(List<Conversion> conversions, int passed) {
        return passed < conversions.size() ? conversions.get(passed) : null;
    }

    /** Makes an open journey of those of the first {@code n} picked touchpoints that are inside the windows of its end. */
    private void close(TouchpointRow row, int n, @Nullable Conversion next) {
        Instant end = row.time(picked[n - 1]);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            int touch = picked[i];
            Window outside = WindowTable.exceeded(table.ofFits(), row.window(touch), row.time(touch), end);
            if (tally != null) {
                count(row, touch, next, outside, tally);
            }
            if (outside == null) {
                picked[kept++] = touch;
            }
        }
        open.add(row.pick(picked, kept));
    }

    private void count(
            TouchpointRow row, int touch, @Nullable Conversion next, @Nullable Window outside, Tally counts) {
        if (outside == null) {
            counts.inOpenJourneys++;
        } else {
            counts.addOutside(outside);
        }
        Window missed = next == null
                ? null
                : WindowTable.exceeded(
                        table.ofConversion(next.type()), row.window(touch), row.time(touch), next.time());
        Window cause = missed != null ? missed : outside;
        if (cause != null) {
            counts.addCost(cause);
        }
    }
}
