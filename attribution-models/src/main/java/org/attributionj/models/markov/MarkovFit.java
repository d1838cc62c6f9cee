package org.attributionj.models.markov;

import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.statistic.path.PathCursor;
import org.attributionj.core.statistic.path.PathTable;

/** Counts chains from path tables and from columns. */
final class MarkovFit {
    private final Dictionary labels;
    private final TransitionCounts counts;
    private final ValueSums values = new ValueSums();
    private final ValueSums untouchedValues = new ValueSums();
    private long untouchedConversions;
    private long untouchedNulls;

    private MarkovFit(Dictionary labels, int order) {
        this.labels = labels;
        int codes = labels.size();
        counts = order == 1 && codes <= FirstOrderCounts.MOST_CODES
                ? new FirstOrderCounts(codes)
                : new WindowCounts(order);
    }

    static MarkovChain count(PathTable table, MarkovOptions options) {
        MarkovFit fit = new MarkovFit(table.labels(), options.order());
        var currencies = table.values().keySet();
        // all sums are of exact integers: the rows' order does not matter
        for (PathCursor row = table.unorderedCursor(); row.next(); ) {
            int state = fit.add(row.codes(), row.offset(), row.length(), row.conversions(), row.nulls());
            for (var currency : currencies) {
                if (row.conversions(currency) != 0) {
                    fit.valuesOf(row.length()).add(state, row.money(currency));
                }
            }
        }
        return fit.build(options);
    }

    static MarkovChain count(JourneyBatch batch, MarkovOptions options) {
        MarkovFit fit = new MarkovFit(batch.schema().pathLabels(), options.order());
        if (fit.counts instanceof FirstOrderCounts firstOrder) {
            fit.countFirstOrder(batch.view(), firstOrder);
        } else {
            fit.countWindows(batch.view());
        }
        return fit.build(options);
    }

    private void countFirstOrder(JourneyView row, FirstOrderCounts firstOrder) {
        for (int i = 0, rows = row.rows(); i < rows; i++) {
            row.moveTo(i);
            long journeys = row.multiplicity();
            boolean converted = row.isConverted();
            int state = 0;
            if (row.length() > 0) {
                state = firstOrder.add(row, converted ? journeys : 0, converted ? 0 : journeys);
            } else {
                addUntouched(converted ? journeys : 0, converted ? 0 : journeys);
            }
            if (converted) {
                addValue(row, state);
            }
        }
    }

    private void countWindows(JourneyView row) {
        int[] path = new int[16];
        for (int i = 0, rows = row.rows(); i < rows; i++) {
            int n = row.moveTo(i).length();
            if (path.length < n) {
                path = new int[2 * n];
            }
            for (int touch = 0; touch < n; touch++) {
                path[touch] = row.code(touch);
            }
            long journeys = row.multiplicity();
            boolean converted = row.isConverted();
            int state = add(path, 0, n, converted ? journeys : 0, converted ? 0 : journeys);
            if (converted) {
                addValue(row, state);
            }
        }
    }

    private void addValue(JourneyView row, int state) {
        if (row.valueFitsLong()) {
            valuesOf(row.length()).add(state, row.valueUnit(), row.valueUnits());
        } else {
            valuesOf(row.length()).add(state, row.value());
        }
    }

    /** Adds a path; the last state, or 0 if the path is empty. */
    private int add(int[] codes, int from, int n, long converted, long open) {
        if (n > 0) {
            return counts.add(codes, from, n, converted, open);
        }
        addUntouched(converted, open);
        return 0;
    }

    private void addUntouched(long converted, long open) {
        untouchedConversions = Math.addExact(untouchedConversions, converted);
        untouchedNulls = Math.addExact(untouchedNulls, open);
    }

    private ValueSums valuesOf(int length) {
        return length > 0 ? values : untouchedValues;
    }

    private MarkovChain build(MarkovOptions options) {
        return new ChainBuilder(counts, values, untouchedValues)
                .build(labels, options.selfLoops(), untouchedConversions, untouchedNulls);
    }
}
