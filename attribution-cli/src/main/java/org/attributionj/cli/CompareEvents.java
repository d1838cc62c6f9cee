package org.attributionj.cli;

import com.google.common.collect.ImmutableList;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.models.ModelFits;

/** Compares models on events: all models in one pass over the journeys. */
final class CompareEvents {
    private final InputOptions input;
    private final JourneyOptions journeys;
    private final String by;
    private final CompareCommand.Level level;
    private final IntervalOptions resampled;
    private final PrintWriter err;

    CompareEvents(
            InputOptions input,
            JourneyOptions journeys,
            String by,
            CompareCommand.Level level,
            IntervalOptions resampled,
            PrintWriter err) {
        this.input = input;
        this.journeys = journeys;
        this.by = by;
        this.level = level;
        this.resampled = resampled;
        this.err = err;
    }

    Comparison compare(List<ChosenModel> chosen, boolean chosenByData) {
        Dimension grouping = JourneyOptions.dimension(by);
        try (EventRun events = new EventRun(input, journeys, grouping, err)) {
            return compare(events, chosen, chosenByData, grouping);
        }
    }

    /** The same of events in a database. */
    Comparison compare(AttributionStore store, List<ChosenModel> chosen, boolean chosenByData) {
        Dimension grouping = JourneyOptions.dimension(by);
        try (EventRun events = EventRun.of(store, input, journeys, grouping, err)) {
            return compare(events, chosen, chosenByData, grouping);
        }
    }

    private Comparison compare(EventRun events, List<ChosenModel> chosen, boolean chosenByData, Dimension grouping) {
        List<ModelFits.Fitted> models = events.fitted(chosen);
        CreditStatistic statistic =
                CreditStatistic.of(models.stream().map(ModelFits.Fitted::model).toList(), journeys.pathOf(), grouping);
        CreditSums sums = statistic.newAccumulator();
        Optional<Intervals> intervals = resampled.areWanted()
                ? Optional.of(
                        new Intervals(chosen, journeys, grouping, level, resampled.resampling(), events.population()))
                : Optional.empty();
        intervals
                .filter(Intervals::haveFits)
                .ifPresent(each -> events.forEach(EnumSet.of(JourneyKind.FIT), each::addFitted));
        events.forEach(EnumSet.of(JourneyKind.CREDITED), journey -> {
            statistic.add(sums, journey);
            intervals.ifPresent(each -> each.addCredited(journey));
        });
        ImmutableList<CreditTotals> totals = statistic.finish(sums);
        if (!chosenByData) {
            ChosenModel.require(chosen, events.facts());
        }
        ComparisonBuilder rows = new ComparisonBuilder(events.facts().labels());
        for (int i = 0; i < chosen.size(); i++) {
            if (!chosenByData || chosen.get(i).isSupportedBy(events.facts())) {
                rows.add(chosen.get(i).label(), totals.get(i), channelCredits(models.get(i)));
            }
        }
        events.printAccount();
        Comparison comparison = rows.build(by);
        return intervals
                .map(each -> comparison.with(each.ofCustomers(comparison.models())))
                .orElse(comparison);
    }

    /** What the model credits to channels over the whole data set, if it does and that is what is asked for. */
    private Optional<ChannelCredits> channelCredits(ModelFits.Fitted model) {
        return level == CompareCommand.Level.CHANNEL
                        && by.equals(journeys.pathOf().name())
                ? model.channelCredits()
                : Optional.empty();
    }
}
