package org.attributionj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.fit.ModelChoice;
import org.attributionj.core.fit.ModelFailure;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;

/** Sums what each of some models credits to paths; one that fails at a path costs nothing but itself. */
final class PathCredits {
    private final List<OfModel> models = new ArrayList<>();

    /** The sums of one model. */
    private static final class OfModel {
        private final CreditStatistic statistic;
        private final CreditSums sums;
        private Optional<RuntimeException> failure = Optional.empty();

        OfModel(CreditStatistic statistic) {
            this.statistic = statistic;
            sums = statistic.newAccumulator();
        }

        void add(JourneyView path) {
            if (failure.isEmpty()) {
                try {
                    statistic.add(sums, path);
                } catch (RuntimeException e) {
                    failure = Optional.of(e);
                }
            }
        }
    }

    PathCredits(List<ModelFits.Fitted> fitted, Dimension path) {
        fitted.forEach(each -> models.add(new OfModel(CreditStatistic.of(List.of(each.model()), path, path))));
    }

    void add(JourneyView path) {
        models.forEach(model -> model.add(path));
    }

    /** The sums of each model; nothing of one that failed, which is then added to the failures. */
    List<Optional<CreditTotals>> totals(List<ModelChoice> choices, List<ModelFailure> failures) {
        List<Optional<CreditTotals>> totals = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            OfModel model = models.get(i);
            if (model.failure.isPresent()) {
                failures.add(new ModelFailure(choices.get(i).label(), model.failure.orElseThrow()));
                totals.add(Optional.empty());
            } else {
                totals.add(Optional.of(model.statistic.finish(model.sums).get(0)));
            }
        }
        return totals;
    }
}
