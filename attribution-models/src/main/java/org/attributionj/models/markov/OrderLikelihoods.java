package org.attributionj.models.markov;

import java.util.Arrays;
import org.attributionj.core.statistic.path.PathCursor;
import org.attributionj.core.statistic.path.PathTable;

/**
 * Likelihoods of paths and outcomes under chains of order 1 to K, all from one tree of contexts.
 *
 * <p>A path x1 … xn is read as (start), x1, …, xn, outcome. At order k a symbol depends on the k before it, start included
 * as one: this is the chain of windows, its first window built up step by step. Self-loops are kept, as orders would
 * otherwise describe different sequences.
 */
final class OrderLikelihoods {
    /** Pseudo-journeys that follow the next shorter context. */
    static final double SHRINKAGE = 1;

    private final PathTable table;
    private final int maxOrder;
    private final int folds;
    private final ContextCounts contexts;
    private final int start;
    private final int conversion;
    private final int nothing;
    private final int alphabet;

    /** The contexts of lengths 0 to maxOrder before the symbol at hand; -1 where unknown or longer than the past. */
    private final int[] nodes;

    OrderLikelihoods(PathTable table, int maxOrder, int folds) {
        this.table = table;
        this.maxOrder = maxOrder;
        this.folds = folds;
        contexts = new ContextCounts(folds);
        start = table.labels().size();
        conversion = start + 1;
        nothing = start + 2;
        nodes = new int[maxOrder + 1];
        boolean[] used = new boolean[start];
        for (PathCursor row = table.cursor(); row.next(); ) {
            if (row.length() > 0) {
                count(row, used);
            }
        }
        int labels = 0;
        for (boolean label : used) {
            labels += label ? 1 : 0;
        }
        alphabet = labels + 2;
    }

    /** The number of channels. */
    int channels() {
        return alphabet - 2;
    }

    private void count(PathCursor row, boolean[] used) {
        int n = row.length();
        int hash = hash(row);
        for (int i = 0; i <= n; i++) {
            findContexts(row, i, true);
            for (int fold = 0; fold < folds; fold++) {
                long converted = inFold(hash, 0, row.conversions(), fold);
                long open = inFold(hash, row.conversions(), row.nulls(), fold);
                if (i < n) {
                    used[row.code(i)] = true;
                    addAll(row.code(i), fold, converted + open);
                } else {
                    addAll(conversion, fold, converted);
                    addAll(nothing, fold, open);
                }
            }
        }
    }

    private void addAll(int symbol, int fold, long journeys) {
        for (int length = 0; journeys > 0 && length <= maxOrder && nodes[length] >= 0; length++) {
            contexts.add(nodes[length], symbol, fold, journeys);
        }
    }

    /** The contexts before step i: the last 0, 1, … maxOrder of (start), x1, …, xi. */
    private void findContexts(PathCursor row, int i, boolean add) {
        Arrays.fill(nodes, -1);
        nodes[0] = ContextCounts.ROOT;
        for (int length = 1; length <= Math.min(maxOrder, i + 1); length++) {
            int symbol = length <= i ? row.code(i - length) : start;
            int node = nodes[length - 1];
            nodes[length] = add ? contexts.addChild(node, symbol) : node < 0 ? -1 : contexts.child(node, symbol);
        }
    }

    /** A path's hash from its labels, whatever their codes. */
    private int hash(PathCursor row) {
        int hash = 0;
        for (int i = 0; i < row.length(); i++) {
            hash = 31 * hash + table.labels().label(row.code(i)).hashCode();
        }
        return Math.floorMod(hash * 0x9E3779B9, folds);
    }

    /** How many of the journeys first, first + 1, … of a path are in a fold: journey i is in fold (hash + i) mod folds. */
    private long inFold(int hash, long first, long journeys, int fold) {
        long offset = Math.floorMod(fold - hash - first, (long) folds);
        return journeys <= offset ? 0 : (journeys - offset - 1) / folds + 1;
    }

    /**
     * The log-likelihood of each fold under the chains fitted to the other folds, summed, per order 1 … maxOrder.
     *
     * <pre>
     *   P_k(x | context) = (count(context, x) + b P_(k-1)(x | shorter context)) / (count(context) + b)        b = 1
     *   P_(-1)(x) = 1 / (channels + 2)
     * </pre>
     */
    double[] heldOut() {
        double[] sums = new double[maxOrder];
        for (PathCursor row = table.cursor(); row.next(); ) {
            int n = row.length();
            int hash = hash(row);
            for (int i = 0; n > 0 && i <= n; i++) {
                findContexts(row, i, false);
                for (int fold = 0; fold < folds; fold++) {
                    long converted = inFold(hash, 0, row.conversions(), fold);
                    long open = inFold(hash, row.conversions(), row.nulls(), fold);
                    if (i < n) {
                        addLogs(row.code(i), fold, converted + open, sums);
                    } else {
                        addLogs(conversion, fold, converted, sums);
                        addLogs(nothing, fold, open, sums);
                    }
                }
            }
        }
        return sums;
    }

    private void addLogs(int symbol, int fold, long journeys, double[] sums) {
        if (journeys == 0) {
            return;
        }
        double p = 1.0 / alphabet;
        for (int length = 0; length <= maxOrder; length++) {
            // where the past is shorter, a longer order knows no more
            if (nodes[length] >= 0) {
                double followed = contexts.count(nodes[length], symbol, fold);
                p = (followed + SHRINKAGE * p) / (contexts.total(nodes[length], fold) + SHRINKAGE);
            }
            if (length > 0) {
                sums[length - 1] += journeys * Math.log(p);
            }
        }
    }

    /** The largest log-likelihood of all data at an order, the free parameters, and the symbols that were predicted. */
    record Fit(double logLikelihood, long parameters, long symbols) {}

    Fit fit(int order) {
        boolean[] ofOrder = contextsOf(order);
        double[] sum = new double[1];
        long[] symbols = new long[1];
        contexts.forEach((node, count) -> {
            if (ofOrder[node]) {
                // count log(count / total): the maximum-likelihood chain
                sum[0] += count * Math.log((double) count / contexts.total(node, -1));
                symbols[0] += count;
            }
        });
        long parameters = 0;
        for (int node = 0; node < ofOrder.length; node++) {
            parameters += ofOrder[node] ? contexts.distinct(node) - 1 : 0;
        }
        return new Fit(sum[0], parameters, symbols[0]);
    }

    /** The contexts that order k predicts from: the last k symbols, or all of them from start on. */
    private boolean[] contextsOf(int order) {
        boolean[] ofOrder = new boolean[contexts.nodes()];
        for (PathCursor row = table.unorderedCursor(); row.next(); ) {
            for (int i = 0; row.length() > 0 && i <= row.length(); i++) {
                findContexts(row, i, false);
                ofOrder[nodes[Math.min(order, i + 1)]] = true;
            }
        }
        return ofOrder;
    }

    /** The in-sample ROC of predicting a path's outcome by the conversion rate of journeys that end in its last state. */
    RocArea roc(int order) {
        RocArea roc = new RocArea();
        for (PathCursor row = table.cursor(); row.next(); ) {
            int n = row.length();
            if (n > 0) {
                findContexts(row, n, false);
                int last = nodes[Math.min(order, n + 1)];
                long converted = contexts.count(last, conversion, -1);
                long open = contexts.count(last, nothing, -1);
                roc.add((double) converted / (converted + open), row.conversions(), row.nulls());
            }
        }
        return roc;
    }
}
