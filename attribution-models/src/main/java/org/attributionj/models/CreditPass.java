package org.attributionj.models;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.assembly.JourneySource;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.fit.ModelFailure;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.fit.SourceFit;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;

/**
 * Credits the conversions of a source under fitted models, in one pass.
 *
 * @param source the journeys
 * @param path what the models see
 * @param by what credits are grouped by
 */
record CreditPass(JourneySource source, Dimension path, Dimension by) {

    /** A model fails at a journey; told apart from a source that fails to give one. */
    private static final class ModelFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;

        ModelFailedException(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** The sums of all models, or the failure of the first one that fails. */
    List<Optional<CreditTotals>> all(SourceFit fit) {
        try {
            return totals(models(fit));
        } catch (ModelFailedException e) {
            throw e.failure;
        }
    }

    /** The sums of each model; nothing of one that fails, which is then added to the failures. */
    List<Optional<CreditTotals>> each(SourceFit fit, List<ModelFailure> failures) {
        List<AttributionModel> models = models(fit);
        try {
            return totals(models);
        } catch (ModelFailedException together) {
            // which of them it was shows when each is alone
            List<Optional<CreditTotals>> totals = new ArrayList<>();
            for (int i = 0; i < models.size(); i++) {
                try {
                    totals.addAll(totals(ImmutableList.of(models.get(i))));
                } catch (ModelFailedException alone) {
                    failures.add(new ModelFailure(fit.choices().get(i).label(), alone.failure));
                    totals.add(Optional.empty());
                }
            }
            return totals;
        }
    }

    private static List<AttributionModel> models(SourceFit fit) {
        return fit.models().stream().map(ModelFits.Fitted::model).toList();
    }

    private List<Optional<CreditTotals>> totals(List<AttributionModel> models) {
        if (models.isEmpty()) {
            return ImmutableList.of();
        }
        CreditStatistic statistic = CreditStatistic.of(models, path, by);
        CreditSums sums = statistic.newAccumulator();
        source.assemble(JourneySink.of(JourneyKind.CREDITED, journey -> add(statistic, sums, journey)));
        return statistic.finish(sums).stream().map(Optional::of).toList();
    }

    private static void add(CreditStatistic statistic, CreditSums sums, Journey journey) {
        try {
            statistic.add(sums, journey);
        } catch (RuntimeException e) {
            throw new ModelFailedException(e);
        }
    }
}
