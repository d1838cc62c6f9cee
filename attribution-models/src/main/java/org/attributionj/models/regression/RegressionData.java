package org.attributionj.models.regression;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.statistic.path.PathCursor;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.internal.Checks;
import org.attributionj.models.internal.FittedLabels;

/**
 * What a regression is fitted to: the rows, and what their columns mean. Journeys without a touchpoint are passed over.
 *
 * @param path the name of the paths' dimension
 * @param design the rows
 * @param blocks the meaning of the columns: the path's, then each covariate's, one after the other
 */
record RegressionData(String path, Design design, List<ColumnBlock> blocks) {
    /** A dense matrix of this size is factored in every step: half a minute per fit, growing with the cube. */
    private static final int MOST_LABELS = 2000;

    private static void checkWidth(int width, String model) {
        Checks.check(
                width <= MOST_LABELS,
                model + " is fitted to at most " + MOST_LABELS + " labels, but there are " + width
                        + ". Maybe take a coarser dimension.");
    }

    /** Reads a path table. O(touchpoints). */
    static RegressionData read(PathTable table, LogisticOptions options, String model) {
        table.schema().require(model, options.needs());
        FittedLabels.Ranks ranks = FittedLabels.ranks(table);
        boolean isPresence = options.exposure() == Exposure.PRESENCE;
        checkWidth(ranks.labels().size(), model);
        DesignBuilder rows = new DesignBuilder(ranks.labels().size(), true);
        for (PathCursor row = table.unorderedCursor(); row.next(); ) {
            int n = row.length();
            if (n > 0) {
                for (int step = 0; step < n; step++) {
                    if (isPresence) {
                        rows.set(ranks.of(row.code(step)));
                    } else {
                        rows.add(ranks.of(row.code(step)), 1);
                    }
                }
                rows.end(row.conversions(), row.nulls());
            }
        }
        String path = table.path().name();
        return new RegressionData(path, rows.build(), List.of(new ColumnBlock(path, true, ranks.labels())));
    }

    /** Reads a journey table. O(touchpoints), and sorting. */
    static RegressionData read(JourneyTable table, LogisticOptions options, String model) {
        return read(table, table.toBatch(), options, model, 1);
    }

    /** The same of a table's batch and of one in some of its open rows, each of which then stands for so many. */
    static RegressionData read(
            JourneyTable table, JourneyBatch batch, LogisticOptions options, String model, int openStride) {
        JourneySchema schema = batch.schema();
        schema.require(model, options.needs());
        List<ColumnBlock> blocks = new ArrayList<>();
        List<Covariate> covariates = options.covariates();
        int[] schemaColumns = new int[1 + covariates.size()];
        int[][] columnOfCode = new int[schemaColumns.length][];
        int width = 0;
        for (int s = 0; s < schemaColumns.length; s++) {
            Covariate covariate = s == 0 ? Covariate.ofTouchpoints(table.path()) : covariates.get(s - 1);
            Checks.check(
                    s == 0 || !covariate.dimension().equals(table.path()),
                    "covariates must be of other dimensions than the path, but one is of "
                            + table.path().name());
            schemaColumns[s] = s == 0 ? -1 : schema.columnOf(covariate.dimension());
            Dictionary labels = s == 0 ? schema.pathLabels() : schema.columnLabels(schemaColumns[s]);
            columnOfCode[s] = new int[labels.size()];
            ImmutableList<String> used = number(batch, schemaColumns[s], labels, width, columnOfCode[s]);
            blocks.add(new ColumnBlock(covariate.dimension().name(), covariate.removable(), used));
            width += used.size();
        }
        checkWidth(width, model);
        // journeys seldom have equal times, so merging decayed rows would cost more than it saves
        DesignBuilder rows = new DesignBuilder(width, options.exposure() != Exposure.DECAYED);
        JourneyView journey = batch.view();
        TouchWeights weights = TouchWeights.of(options);
        int open = 0;
        for (int r = 0; r < batch.rows(); r++) {
            int n = journey.moveTo(r).length();
            if (n == 0 || (!journey.isConverted() && open++ % openStride != 0)) {
                continue;
            }
            for (int i = 0; i < n; i++) {
                double weight = weights.weight(journey, i);
                for (int s = 0; s < schemaColumns.length; s++) {
                    int code = s == 0 ? journey.code(i) : journey.column(schemaColumns[s], i);
                    int column = columnOfCode[s][code];
                    if (weights.isPresence() || !blocks.get(s).removable()) {
                        rows.set(column);
                    } else {
                        rows.add(column, weight);
                    }
                }
            }
            long count = journey.multiplicity();
            rows.end(journey.isConverted() ? count : 0, journey.isConverted() ? 0 : openStride * count);
        }
        return new RegressionData(table.path().name(), rows.build(), blocks);
    }

    /** Numbers the labels that touchpoints use, in the order of the labels; fills in the number of each code. */
    private static ImmutableList<String> number(
            JourneyBatch batch, int schemaColumn, Dictionary labels, int first, int[] columnOfCode) {
        Arrays.fill(columnOfCode, -1);
        TreeMap<String, Integer> codes = new TreeMap<>();
        JourneyView journey = batch.view();
        for (int r = 0; r < batch.rows(); r++) {
            int n = journey.moveTo(r).length();
            for (int i = 0; i < n; i++) {
                int code = schemaColumn < 0 ? journey.code(i) : journey.column(schemaColumn, i);
                if (columnOfCode[code] < 0) {
                    columnOfCode[code] = 0;
                    codes.put(labels.label(code), code);
                }
            }
        }
        int next = first;
        for (int code : codes.values()) {
            columnOfCode[code] = next++;
        }
        return ImmutableList.copyOf(codes.keySet());
    }
}
