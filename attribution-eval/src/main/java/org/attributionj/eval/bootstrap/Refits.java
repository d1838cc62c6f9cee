package org.attributionj.eval.bootstrap;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FitRun;
import org.attributionj.core.fit.HoldoutEvidence;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.table.JourneyTable;
import org.jspecify.annotations.Nullable;

/** Fits a model to resamples. Immutable; threads share it. */
final class Refits {
    private final ResampledRows rows;
    private final @Nullable List<String> customers;
    private final List<PathTransform> transforms;
    private final PathCells cells;
    private final ResampledPopulation population;

    Refits(
            ResampledRows rows,
            @Nullable List<String> customers,
            List<PathTransform> transforms,
            ResampledPopulation population) {
        this.rows = rows;
        this.customers = customers;
        this.transforms = transforms;
        this.population = population;
        cells = new PathCells(rows);
    }

    <T> AttributionModel fit(ModelDefinition.Fittable<T> definition, int replicate) {
        return fit(definition, definition.statistic(rows.batch().schema().path(), transforms), replicate);
    }

    private <A extends Serializable, T> AttributionModel fit(
            ModelDefinition.Fittable<T> definition, JourneyStatistic<A, T> statistic, int replicate) {
        FitRun run = FitRun.corrected(
                FitScope.of(rows.batch().schema().path(), transforms),
                population.customers(replicate),
                replicate == ModelBootstrap.DATA ? HoldoutEvidence.WEIGHED : HoldoutEvidence.ALONE);
        return run.fit(definition, statistic.finish(collect(definition, statistic, replicate)));
    }

    private <A extends Serializable> A collect(
            ModelDefinition definition, JourneyStatistic<A, ?> statistic, int replicate) {
        A collected = statistic.newAccumulator();
        if (collected instanceof JourneyTable table) {
            collectByCustomer(table, replicate);
        } else if (definition.needs().features().isEmpty()
                && definition.needs().columns().isEmpty()) {
            return cells.collect(statistic, replicate);
        } else {
            JourneyView journey = rows.batch().view();
            for (int row = 0; row < rows.size(); row++) {
                for (long copies = rows.weight(row, replicate); copies > 0; copies--) {
                    statistic.add(collected, journey.moveTo(row));
                }
            }
        }
        return collected;
    }

    /** A customer drawn twice is two customers. The order of a customer's journeys is of no concern to a fit. */
    private void collectByCustomer(JourneyTable table, int replicate) {
        if (customers == null) {
            throw new IllegalArgumentException(
                    "a path table has no customers, but the model is fitted to journeys of customers."
                            + " Maybe bootstrap it from a JourneyTable");
        }
        JourneyView journey = rows.batch().view();
        for (int row = 0; row < rows.size(); row++) {
            long copies = rows.weight(row, replicate);
            for (long copy = 0; copy < copies; copy++) {
                String customer = ResampledPopulation.copy(customers.get(row), copy);
                table.add(customer, Instant.EPOCH, journey.moveTo(row));
            }
        }
    }
}
