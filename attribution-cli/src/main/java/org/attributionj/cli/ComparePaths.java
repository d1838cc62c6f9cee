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
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.comparison.ComparisonBuilder;
import org.attributionj.core.comparison.ComparisonTable;
import org.attributionj.core.fit.FitData;
import org.attributionj.core.fit.ModelChoice;
import org.attributionj.core.fit.ModelFailure;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.io.Input;
import org.attributionj.io.ReadAccount;
import org.attributionj.io.ReadAhead;
import org.attributionj.io.Rows;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.path.CodedPath;
import org.attributionj.io.path.PathOptions;
import org.attributionj.io.path.PathReader;
import org.attributionj.models.Comparison;
import org.jspecify.annotations.Nullable;

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
    private @Nullable ReadAccount firstPass;

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

    Compared compare(Path file, List<ModelChoice> chosen, boolean chosenByData, Shortfalls shortfalls) {
        Dimension path = journeys.pathOf();
        if (!by.equals(path.name())) {
            throw new UsageException("--by must be " + path.name() + ", because a path table knows no other label");
        }
        Dictionary labels = new Dictionary();
        JourneySchema schema = JourneySchema.ofPaths(path, labels);
        List<ModelFailure> failures = new ArrayList<>();
        List<ModelChoice> served = chosen.stream()
                .filter(model -> isServed(model, schema, chosenByData, failures))
                .toList();
        ModelFits fits = ModelFits.of(Models.definitions(served), path, journeys.transforms());
        FitData data = fits.newAccumulator();
        // resampling needs each row, and in the order of the file
        Optional<PathTable> counted = resampled.areWanted() ? Optional.empty() : fits.pathTable(data);
        if (fits.areNeeded()) {
            read(file, schema, journey -> fits.add(data, journey), counted.isPresent());
        }
        List<ModelChoice> fitted = new ArrayList<>();
        List<ModelFits.Fitted> models = new ArrayList<>();
        List<ModelFits.Attempt> attempts = fits.attempt(data);
        for (int i = 0; i < attempts.size(); i++) {
            ModelChoice choice = served.get(i);
            attempts.get(i).failure().ifPresent(cause -> failures.add(new ModelFailure(choice.label(), cause)));
            attempts.get(i).fitted().ifPresent(model -> {
                fitted.add(choice);
                models.add(model);
            });
        }
        PathCredits credits = new PathCredits(models, path);
        Optional<Intervals> intervals = resampled.areWanted()
                ? Optional.of(new Intervals(fitted, journeys, path, level, resampled.resampling(), List.of()))
                : Optional.empty();
        TransformTally transforms = new TransformTally(path, journeys.transforms());
        if (counted.isPresent()) {
            counted.get().forEachJourneyUnordered(credits::add);
        } else {
            read(
                    file,
                    schema,
                    journey -> {
                        transforms.add(journey);
                        credits.add(journey);
                        intervals.ifPresent(each -> each.add(journey));
                    },
                    true);
        }
        transforms.print(err);
        ComparisonBuilder rows = new ComparisonBuilder(labels.labels());
        List<Optional<CreditTotals>> totals = credits.totals(fitted, failures);
        for (int i = 0; i < fitted.size(); i++) {
            String label = fitted.get(i).label();
            models.get(i).notes().forEach(note -> err.println(label + ": " + note));
            Optional<ChannelCredits> ofChannels = channelCredits(models.get(i));
            totals.get(i).ifPresent(sums -> rows.add(label, sums, ofChannels));
        }
        ComparisonTable table = rows.build(by);
        table.notes().forEach(err::println);
        settle(failures, table, shortfalls);
        return new Compared(
                table,
                intervals.map(each -> each.ofPaths(table.models(), shortfalls)).orElse(Map.of()));
    }

    /** Whether a path table has what the model needs; one that was asked for by name is missed. */
    private static boolean isServed(
            ModelChoice model, JourneySchema schema, boolean chosenByData, List<ModelFailure> failures) {
        try {
            schema.require(model.label(), model.definition().needs());
            return true;
        } catch (MissingDataException e) {
            if (!chosenByData) {
                failures.add(new ModelFailure(model.label(), e));
            }
            return false;
        }
    }

    private static void settle(List<ModelFailure> failures, ComparisonTable table, Shortfalls shortfalls) {
        if (table.models().isEmpty() && !failures.isEmpty()) {
            throw failures.get(0).asException();
        }
        failures.forEach(shortfalls::add);
    }

    /** Passes on each row as a converting journey, an open one, or both. */
    private void read(Path file, JourneySchema schema, Consumer<JourneyView> consumer, boolean isLastPass) {
        JourneyEncoder encoder = new JourneyEncoder(schema);
        PathOptions plain = input.pathOptions();
        PathOptions options = UsageException.onBadArgument("--separator", () -> plain.withStepSeparator(separator));
        RejectReasons reasons = new RejectReasons();
        List<Input> inputs = List.of(Input.of(file));
        PathReader reader = PathReader.of(options);
        try (Rejects rejects = isLastPass ? input.openRejects() : Rejects.none();
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
            if (firstPass != null) {
                ReadTwice.require(firstPass, rows.account());
            }
            firstPass = rows.account();
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
