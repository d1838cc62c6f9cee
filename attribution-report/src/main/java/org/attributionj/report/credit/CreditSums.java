package org.attributionj.report.credit;

import org.attributionj.core.event.Engagement;
import org.attributionj.core.money.Shares;
import org.attributionj.report.history.CreditedJourney;

/**
 * What one model credits in one period and currency, by innermost name; the last two indexes are the baseline and the
 * unattributed part.
 */
public final class CreditSums {
    /** Sums of amounts: value, of it by views, by clicks. */
    final long[] value;

    final long[] viewed;
    final long[] clicked;
    final ShareSums conversions;
    final ShareSums newCustomers;
    final ShareSums early;
    final ShareSums mid;

    CreditSums(int nodes) {
        int size = nodes + 2;
        value = new long[size];
        viewed = new long[size];
        clicked = new long[size];
        conversions = new ShareSums(size);
        newCustomers = new ShareSums(size);
        early = new ShareSums(size);
        mid = new ShareSums(size);
    }

    private CreditSums(CreditSums leaves, int[] parents) {
        value = rolledUp(leaves.value, parents);
        viewed = rolledUp(leaves.viewed, parents);
        clicked = rolledUp(leaves.clicked, parents);
        conversions = leaves.conversions.rolledUp(parents);
        newCustomers = leaves.newCustomers.rolledUp(parents);
        early = leaves.early.rolledUp(parents);
        mid = leaves.mid.rolledUp(parents);
    }

    /** Adds children to their parents. */
    CreditSums rolledUp(int[] parents) {
        return new CreditSums(this, parents);
    }

    static long[] rolledUp(long[] leaves, int[] parents) {
        long[] sums = leaves.clone();
        for (int i = sums.length - 1; i >= 0; i--) {
            if (parents[i] >= 0) {
                sums[parents[i]] = Math.addExact(sums[parents[i]], sums[i]);
            }
        }
        return sums;
    }

    int baseline() {
        return value.length - 2;
    }

    int unattributed() {
        return value.length - 1;
    }

    void add(CreditedJourney journey, int model) {
        Shares shares = journey.shares()[model];
        long[] parts = journey.parts()[model];
        int n = journey.length();
        for (int i = 0; i < n; i++) {
            int node = journey.leaves()[i].id();
            add(node, shares.units(i), parts[i], journey.isFirst());
            addEngagement(node, journey.journey().touchpoints().get(i).type().engagement(), parts[i]);
            addPlace(node, i, n, shares.units(i));
        }
        add(baseline(), shares.baselineUnits(), parts[n], journey.isFirst());
        add(unattributed(), shares.unattributedUnits(), parts[n + 1], journey.isFirst());
    }

    private void add(int index, long share, long amount, boolean isFirst) {
        value[index] = Math.addExact(value[index], amount);
        conversions.add(index, share);
        if (isFirst) {
            newCustomers.add(index, share);
        }
    }

    private void addEngagement(int node, Engagement engagement, long amount) {
        if (engagement == Engagement.VIEW) {
            viewed[node] = Math.addExact(viewed[node], amount);
        } else if (engagement == Engagement.CLICK) {
            clicked[node] = Math.addExact(clicked[node], amount);
        }
    }

    /** Of n touchpoints the first n/4, rounded, are early and the last n/4, rounded up, late; a single one is late. */
    private void addPlace(int node, int touch, int n, long share) {
        int first = n == 1 ? 0 : (n + 2) / 4;
        int last = (n + 3) / 4;
        if (touch < first) {
            early.add(node, share);
        } else if (touch < n - last) {
            mid.add(node, share);
        }
    }
}
