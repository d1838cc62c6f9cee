package org.attributionj.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.io.Input;
import org.attributionj.io.ReadAhead;
import org.attributionj.io.Rows;
import org.attributionj.io.path.CodedPath;
import org.attributionj.io.path.PathOptions;
import org.attributionj.io.path.PathReader;
import org.attributionj.models.ModelFits;

/**
 * Compares models on a path table, row by row: memory is bounded by the labels, and by the distinct paths if a model is
 * fitted. Where a fit has collected the distinct paths, the credits come from these, and the file is read once.
 */
final class ComparePaths {
    private final InputOptions input;
    private final JourneyOptions journeys;
    private final String separator;
    private final String by;
    private final CompareCommand.Level level;
    private final IntervalOptions resampled;
    private final PrintWriter err;

    ComparePaths(
            InputOptions input,
            JourneyOptions journeys,
            String separator,
            String by,
            CompareCommand.Level level,
            IntervalOptions resampled,
            PrintWriter err) {
        this.input = input;
        this.journeys = journeys;
        this.separator = separator;
        this.by = by;
        this.level = level;
        this.resampled = resampled;
        this.err = err;
    }

    Comparison compare(Path file, List<ChosenModel> chosen, boolean chosenByData) {
        Dimension path = journeys.pathOf();
        if (!by.equals(path.name())) {
            throw new UsageException("--by must be " + path.name() + ", because a path table knows no other label");
        }
        Dictionary labels = new Dictionary();
        JourneySchema schema = JourneySchema.ofPaths(path, labels);
        List<ChosenModel> served = new ArrayList<>(chosen);
        if (chosenByData) {
            served.removeIf(model -> !schema.meets(model.definition().needs()));
        }
        for (ChosenModel model : served) {
            schema.require(model.label(), model.definition().needs());
        }
        ModelFits fits = new ModelFits(ChosenModel.definitions(served), path, journeys.transforms());
        TransformTally transforms = new TransformTally(path, journeys.transforms());
        // resampling needs each row, and in the order of the file
        Optional<PathTable> counted = resampled.areWanted() ? Optional.empty() : fits.pathTable();
        if (fits.areNeeded()) {
            read(file, schema, fits::add, counted.isPresent());
        }
        List<ModelFits.Fitted> models = fits.models();
        CreditStatistic statistic =
                CreditStatistic.of(models.stream().map(ModelFits.Fitted::model).toList(), path, path);
        CreditSums sums = statistic.newAccumulator();
        Optional<Intervals> intervals = resampled.areWanted()
                ? Optional.of(new Intervals(served, journeys, path, level, resampled.resampling(), List.of()))
                : Optional.empty();
        if (counted.isPresent()) {
            counted.get().forEachJourneyUnordered(journey -> statistic.add(sums, journey));
        } else {
            read(
                    file,
                    schema,
                    journey -> {
                        transforms.add(journey);
                        statistic.add(sums, journey);
                        intervals.ifPresent(each -> each.add(journey));
                    },
                    true);
        }
        transforms.print(err);
        List<CreditTotals> totals = statistic.finish(sums);
        ComparisonBuilder rows = new ComparisonBuilder(labels.labels());
        for (int i = 0; i < served.size(); i++) {
            rows.add(served.get(i).label(), totals.get(i), channelCredits(models.get(i)));
        }
        Comparison comparison = rows.build(by);
        return intervals
                .map(each -> comparison.with(each.ofPaths(comparison.models())))
                .orElse(comparison);
    }

    /** Passes on each row as a converting journey, an open one, or both. */
    private void read(Path file, JourneySchema schema, Consumer<JourneyView> consumer, boolean isLastPass) {
        JourneyEncoder encoder = new JourneyEncoder(schema);
        PathOptions options = UsageException.onBadArgument(
                        "--separator", () -> PathOptions.DEFAULT.withStepSeparator(separator))
                .withCurrency(input.currency())
                .withLimits(input.limits());
        List<Input> inputs = List.of(Input.of(file));
        PathReader reader = PathReader.of(options);
        try (Rejects rejects = isLastPass ? Rejects.to(input.rejects()) : Rejects.none();
                Rows<CodedPath> rows =
                        ReadAhead.of(rejected -> reader.readCoded(inputs, schema.pathLabels(), rejected), rejects);
                Progress.Task task = Progress.onTerminal().start("reading", inputs)) {
            while (rows.hasNext()) {
                CodedPath row = rows.next();
                int[] codes = row.codes();
                if (row.conversions() > 0) {
                    consumer.accept(
                            encoder.encodeConvertedPath(codes, 0, codes.length, row.conversions(), row.value()));
                }
                if (row.nulls() > 0) {
                    consumer.accept(encoder.encodeOpenPath(codes, 0, codes.length, row.nulls()));
                }
                task.stepTo(rows::bytesRead);
            }
            if (isLastPass) {
                err.println(rows.account());
            }
        }
    }

    /** What the model credits to channels over the whole data set, if it does and that is what is asked for. */
    private Optional<ChannelCredits> channelCredits(ModelFits.Fitted model) {
        return level == CompareCommand.Level.CHANNEL ? model.channelCredits() : Optional.empty();
    }
}
