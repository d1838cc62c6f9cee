package org.attributionj.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.comparison.ComparisonBuilder;
import org.attributionj.core.comparison.ComparisonTable;
import org.attributionj.core.fit.FitData;
import org.attributionj.core.fit.ModelChoice;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.credit.CreditSums;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.io.Input;
import org.attributionj.io.ReadAhead;
import org.attributionj.io.Rows;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.path.CodedPath;
import org.attributionj.io.path.PathOptions;
import org.attributionj.io.path.PathReader;
import org.attributionj.models.Comparison;

/**
 * Compares models on a path table, row by row: memory is bounded by the labels, and by the distinct paths if a model is
 * fitted. Where a fit has collected the distinct paths, the credits come from these, and the file is read once.
 */
final class ComparePaths {
    private final InputOptions input;
    private final JourneyOptions journeys;
    private final String separator;
    private final String by;
    private final Comparison.Level level;
    private final IntervalOptions resampled;
    private final PrintWriter err;

    ComparePaths(
            InputOptions input,
            JourneyOptions journeys,
            String separator,
            String by,
            Comparison.Level level,
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

    Compared compare(Path file, List<ModelChoice> chosen, boolean chosenByData) {
        Dimension path = journeys.pathOf();
        if (!by.equals(path.name())) {
            throw new UsageException("--by must be " + path.name() + ", because a path table knows no other label");
        }
        Dictionary labels = new Dictionary();
        JourneySchema schema = JourneySchema.ofPaths(path, labels);
        List<ModelChoice> served = new ArrayList<>(chosen);
        if (chosenByData) {
            served.removeIf(model -> !schema.meets(model.definition().needs()));
        }
        for (ModelChoice model : served) {
            schema.require(model.label(), model.definition().needs());
        }
        ModelFits fits = ModelFits.of(Models.definitions(served), path, journeys.transforms());
        FitData data = fits.newAccumulator();
        TransformTally transforms = new TransformTally(path, journeys.transforms());
        // resampling needs each row, and in the order of the file
        Optional<PathTable> counted = resampled.areWanted() ? Optional.empty() : fits.pathTable(data);
        if (fits.areNeeded()) {
            read(file, schema, journey -> fits.add(data, journey), counted.isPresent());
        }
        List<ModelFits.Fitted> models = fits.finish(data);
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
        for (int i = 0; i < served.size(); i++) {
            String label = served.get(i).label();
            models.get(i).notes().forEach(note -> err.println(label + ": " + note));
        }
        List<CreditTotals> totals = statistic.finish(sums);
        ComparisonBuilder rows = new ComparisonBuilder(labels.labels());
        for (int i = 0; i < served.size(); i++) {
            rows.add(served.get(i).label(), totals.get(i), channelCredits(models.get(i)));
        }
        ComparisonTable table = rows.build(by);
        table.notes().forEach(err::println);
        return new Compared(
                table, intervals.map(each -> each.ofPaths(table.models())).orElse(Map.of()));
    }

    /** Passes on each row as a converting journey, an open one, or both. */
    private void read(Path file, JourneySchema schema, Consumer<JourneyView> consumer, boolean isLastPass) {
        JourneyEncoder encoder = new JourneyEncoder(schema);
        PathOptions plain = input.pathOptions();
        PathOptions options = UsageException.onBadArgument("--separator", () -> plain.withStepSeparator(separator));
        RejectReasons reasons = new RejectReasons();
        List<Input> inputs = List.of(Input.of(file));
        PathReader reader = PathReader.of(options);
        try (Rejects rejects = isLastPass ? Rejects.to(input.rejects()) : Rejects.none();
                Rows<CodedPath> rows = ReadAhead.of(
                        rejected -> reader.readCoded(inputs, schema.pathLabels(), rejected), reasons.andThen(rejects));
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
                reasons.lines().forEach(line -> err.println("  rejected " + line));
            }
            if (rows.account().accepted() == 0 && rows.account().rejected() > 0) {
                throw new UnusableInputException(
                        "none of " + rows.account().read() + " rows was accepted; " + reasons.sentence());
            }
            input.maxRejects().require(rows.account(), reasons.sentence());
        }
    }

    /** What the model credits to channels over the whole data set, if it does and that is what is asked for. */
    private Optional<ChannelCredits> channelCredits(ModelFits.Fitted model) {
        return level == Comparison.Level.CHANNEL ? model.channelCredits() : Optional.empty();
    }
}
