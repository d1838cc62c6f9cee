package org.attributionj.models.markov;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.attributionj.models.internal.ReadBack;
import org.attributionj.models.internal.StoredData;
import org.jspecify.annotations.Nullable;

/**
 * The windows that are the states of a chain: up to k successive channels each. Windows are sorted by their latest channel,
 * then the one before it and so on, channels by label. Immutable and thread-safe.
 */
final class ChainWindows implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int order;
    private final String[] labels;
    private final int[] ranks;

    /**
     * Windows in canonical order.
     *
     * @param order k
     * @param labels the channels, sorted; kept
     * @param ranks k places in {@code labels} per state, oldest first, -1 where the window is shorter; kept
     */
    ChainWindows(int order, String[] labels, int[] ranks) {
        this.order = order;
        this.labels = labels;
        this.ranks = ranks;
    }

    int order() {
        return order;
    }

    ImmutableList<String> channels() {
        return ImmutableList.copyOf(labels);
    }

    /** What the solvers read; nobody changes it. */
    int[] ranks() {
        return ranks;
    }

    /** The labels of a state, oldest first. */
    ImmutableList<String> window(int state) {
        ImmutableList.Builder<String> window = ImmutableList.builderWithExpectedSize(order);
        for (int i = state * order; i < (state + 1) * order; i++) {
            if (ranks[i] >= 0) {
                window.add(labels[ranks[i]]);
            }
        }
        return window.build();
    }

    /** The state of a window of labels, oldest first, or -1. */
    int state(List<String> window) {
        int n = notNull(window, "window").size();
        check(n >= 1 && n <= order, "window must have 1 to " + order + " labels, but has " + n + ": " + window);
        int[] wanted = new int[order];
        Arrays.fill(wanted, -1);
        for (int i = 0; i < n; i++) {
            wanted[order - n + i] = channel(window.get(i));
            if (wanted[order - n + i] < 0) {
                return -1;
            }
        }
        return state(wanted);
    }

    /** The state of k ranks, or -1; a binary search in the canonical order. */
    int state(int[] wanted) {
        int low = 0;
        int high = ranks.length / order - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int comparison = compare(middle, wanted);
            if (comparison == 0) {
                return middle;
            } else if (comparison < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private int compare(int state, int[] wanted) {
        for (int i = order - 1; i >= 0; i--) {
            int comparison = Integer.compare(ranks[state * order + i], wanted[i]);
            if (comparison != 0) {
                return comparison;
            }
        }
        return 0;
    }

    /** The rank of a label among the channels, or -1. */
    int channel(String label) {
        int rank = Arrays.binarySearch(labels, notNull(label, "channel"));
        return rank < 0 ? -1 : rank;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChainWindows that
                && order == that.order
                && Arrays.equals(labels, that.labels)
                && Arrays.equals(ranks, that.ranks);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(labels) + Arrays.hashCode(ranks);
    }

    private Object readResolve() throws InvalidObjectException {
        ReadBack.require(
                order >= 1 && order <= MarkovOptions.MAX_ORDER && labels != null && ranks != null,
                "windows must have an order, labels and ranks");
        ReadBack.require(ranks.length % order == 0, "each window must have " + order + " ranks");
        int size = ReadBack.made(() -> {
            StoredData.checkLabels(channels(), "channels");
            return labels.length;
        });
        for (int rank : ranks) {
            ReadBack.require(rank >= -1 && rank < size, "rank " + rank + " is none of " + size);
        }
        return this;
    }

    /** The number of states. */
    int states() {
        return ranks.length / order;
    }
}
