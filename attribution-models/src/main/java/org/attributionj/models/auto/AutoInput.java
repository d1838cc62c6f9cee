package org.attributionj.models.auto;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.path.PathCursor;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.internal.Hashes;

/** How the two tables become data to fit. */
final class AutoInput {
    private AutoInput() {}

    /** The journeys of a table with a touch or more; ages are milliseconds if the table keeps times, else positions. */
    static AutoData read(JourneyTable table) {
        JourneyBatch batch = table.toBatch();
        List<String> customers = table.customersOfRows();
        boolean isTimed = isTimed(table);
        AutoData.Builder builder =
                new AutoData.Builder(batch.schema().pathLabels().labels());
        JourneyView journey = batch.view();
        for (int row = 0; row < batch.rows(); row++) {
            journey.moveTo(row);
            int n = journey.length();
            for (int i = 0; i < n; i++) {
                builder.touch(journey.code(i), isTimed ? -journey.millisBeforeEnd(i) : i);
            }
            builder.end(journey.isConverted(), journey.multiplicity(), Hashes.of(customers.get(row)));
        }
        return builder.build();
    }

    /** The conversions of each customer who has one, those without a touch included. */
    static Map<String, Long> conversions(JourneyTable table) {
        JourneyView journey = table.toBatch().view();
        List<String> customers = table.customersOfRows();
        Map<String, Long> conversions = new HashMap<>();
        for (int row = 0; row < customers.size(); row++) {
            if (journey.moveTo(row).isConverted()) {
                conversions.merge(customers.get(row), journey.multiplicity(), Long::sum);
            }
        }
        return conversions;
    }

    static boolean isTimed(JourneyTable table) {
        return table.needs().features().contains(Feature.TIMES);
    }

    /** The paths of a table with a step or more; ages are positions. Rows are thinned, if at all, by their path. */
    static AutoData read(PathTable table) {
        AutoData.Builder builder = new AutoData.Builder(table.labels().labels());
        for (PathCursor row = table.unorderedCursor(); row.next(); ) {
            addPath(builder, row, true, row.conversions());
            addPath(builder, row, false, row.nulls());
        }
        return builder.build();
    }

    private static void addPath(AutoData.Builder builder, PathCursor row, boolean isConverted, long count) {
        long hash = row.length();
        for (int i = 0; i < row.length(); i++) {
            builder.touch(row.code(i), i);
            hash = Hashes.mix(hash + Hashes.of(builder.label(row.code(i))));
        }
        builder.end(isConverted, count, hash);
    }

    /** What a model credits to each label over the journeys of a table. */
    static CreditTotals credits(AttributionModel model, JourneyTable table) {
        JourneyBatch batch = table.toBatch();
        CreditStatistic statistic = CreditStatistic.of(List.of(model), table.path(), table.path());
        CreditSums sums = statistic.newAccumulator();
        JourneyView journey = batch.view();
        for (int row = 0; row < batch.rows(); row++) {
            statistic.add(sums, journey.moveTo(row));
        }
        return statistic.finish(sums).get(0);
    }

    /** What a model credits to each label over the paths of a table. */
    static CreditTotals credits(AttributionModel model, PathTable table) {
        CreditStatistic statistic = CreditStatistic.of(List.of(model), table.path(), table.path());
        CreditSums sums = statistic.newAccumulator();
        Consumer<JourneyView> add = journey -> statistic.add(sums, journey);
        table.forEachJourney(add);
        return statistic.finish(sums).get(0);
    }
}
