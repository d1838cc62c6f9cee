package org.attributionj.core.assembly;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Ordering;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Window;
import org.jspecify.annotations.Nullable;

/** One customer's touchpoints that can earn credit, in order, each beside its own window. Reused; one thread at a time. */
final class TouchpointRow {
    private static final Ordering<Touchpoint> ORDER = Ordering.from(Touchpoint.ORDER);

    private final WindowTable table;
    private final Tally tally;
    private Touchpoint[] touchpoints = new Touchpoint[16];
    private @Nullable Window[] windows = new Window[16];
    private int size;

    TouchpointRow(WindowTable table, Tally tally) {
        this.table = table;
        this.tally = tally;
    }

    /** Takes a customer's touchpoints; those whose engagement is not eligible are counted and left out. */
    void load(List<Touchpoint> events) {
        List<Touchpoint> inOrder = events;
        if (!ORDER.isOrdered(events)) {
            inOrder = new ArrayList<>(events);
            inOrder.sort(Touchpoint.ORDER);
        }
        if (touchpoints.length < events.size()) {
            int capacity = Math.max(events.size(), 2 * touchpoints.length);
            touchpoints = new Touchpoint[capacity];
            windows = new Window[capacity];
        }
        size = 0;
        for (Touchpoint touchpoint : inOrder) {
            if (!touchpoint.type().isEmail() && touchpoint.channel().equals(Channel.EMAIL)) {
                tally.emailsOfOtherType++;
            }
            if (table.isEligible(touchpoint)) {
                touchpoints[size] = touchpoint;
                windows[size] = table.ofTouchpoint(touchpoint);
                size++;
            } else {
                tally.addNotEligible(touchpoint.type().engagement());
            }
        }
    }

    /** Keeps the latest ones; those before are counted as beyond the limit. */
    void keepLatest(int most) {
        int dropped = size - most;
        if (dropped > 0) {
            System.arraycopy(touchpoints, dropped, touchpoints, 0, most);
            System.arraycopy(windows, dropped, windows, 0, most);
            size = most;
            tally.overLimit += dropped;
        }
    }

    int size() {
        return size;
    }

    Instant time(int touch) {
        return touchpoints[touch].time();
    }

    @Nullable
    Window window(int touch) {
        return windows[touch];
    }

    /** The first {@code n} of some indices as touchpoints. */
    ImmutableList<Touchpoint> pick(int[] touches, int n) {
        Touchpoint[] picked = new Touchpoint[n];
        for (int i = 0; i < n; i++) {
            picked[i] = touchpoints[touches[i]];
        }
        return ImmutableList.copyOf(picked);
    }
}
