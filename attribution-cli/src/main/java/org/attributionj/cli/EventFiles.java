package org.attributionj.cli;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.attributionj.core.assembly.AssemblyRejection;
import org.attributionj.io.Input;
import org.attributionj.io.ReadAccount;
import org.attributionj.io.ReadAhead;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.TooManyRejectsException;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.EventRow;
import org.attributionj.sources.Source;
import org.attributionj.sources.SourceAccount;
import org.attributionj.sources.SourceEvents;
import org.attributionj.sources.Sources;
import org.jspecify.annotations.Nullable;

/** Reads event files once or several times; rejected rows are written the first time only. */
final class EventFiles implements Closeable {
    private final EventReader reader;
    private final List<Input> inputs;
    private final Progress progress;
    private final Rejects rejects;
    private final MaxRejects maxRejects;
    private final RejectReasons reasons = new RejectReasons();
    private final ReadFacts facts;
    private final Optional<Source> source;
    private final List<Path> paths;
    private String sourceAccount = "";
    private @Nullable SourceEvents presetEvents;
    private ReadAccount account = new ReadAccount(0, 0, 0);
    private final RowPreparation preparation;
    private final EventPlaces places = new EventPlaces();
    /** A row that is a touchpoint and a conversion may be refused twice. */
    private final Set<String> refused = new HashSet<>();

    private boolean wasRead;

    /** Files whose events are judged without a goal. */
    EventFiles(InputOptions options, Progress progress) {
        this(options, false, progress);
    }

    EventFiles(InputOptions options, boolean hasGoal, Progress progress) {
        reader = EventReader.of(options.eventOptions());
        inputs = options.inputs();
        this.progress = progress;
        rejects = options.openRejects();
        maxRejects = options.maxRejects();
        source = options.source();
        facts = new ReadFacts(options.zone(), hasGoal, source.isEmpty(), Clock.systemUTC());
        paths = options.events();
        preparation = options.preparation(rejects.andThen(reasons));
    }

    /** No files: for events from elsewhere. */
    static EventFiles none() {
        return new EventFiles();
    }

    private EventFiles() {
        reader = EventReader.of(EventOptions.DEFAULT);
        inputs = List.of();
        progress = Progress.onTerminal();
        rejects = Rejects.none();
        maxRejects = MaxRejects.ANY;
        facts = new ReadFacts(ZoneOffset.UTC, true, true, Clock.systemUTC());
        source = Optional.empty();
        paths = List.of();
        preparation = RowPreparation.none();
    }

    /** Reads all rows; a second thread parses them. */
    void read(Consumer<EventRow> consumer) {
        read(reader, consumer, row -> {});
    }

    /** Reads all rows, and shows those that are rejected to somebody else as well. */
    void read(Consumer<EventRow> consumer, Consumer<RejectedRow> rejected) {
        read(reader, consumer, rejected);
    }

    /** Reads all rows for a look at them: events that have no id of their own get none. */
    void look(Consumer<EventRow> consumer) {
        read(reader.withoutContentIds(), consumer, row -> {});
    }

    private void read(EventReader by, Consumer<EventRow> consumer, Consumer<RejectedRow> rejected) {
        Consumer<RejectedRow> sink =
                wasRead ? rejected : rejected.andThen(rejects).andThen(reasons);
        if (source.isPresent()) {
            readExport(source.get(), consumer, sink);
            wasRead = true;
            return;
        }
        try {
            readPlain(by, consumer, sink);
        } catch (TooManyRejectsException e) {
            throw e;
        } catch (UnusableInputException e) {
            throw withHint(e);
        }
        wasRead = true;
    }

    private void readExport(Source export, Consumer<EventRow> consumer, Consumer<RejectedRow> sink) {
        SourceEvents events = presetEvents;
        if (events == null) {
            events = export.read(inputs);
            presetEvents = events;
        }
        events.rejects().forEach(sink);
        events.rows().forEach(row -> pass(row, consumer));
        SourceAccount read = events.account();
        sourceAccount = read.toString();
        account = new ReadAccount(read.used() + read.rejected(), read.used(), read.rejected());
        maxRejects.require(account, reasons.sentence());
    }

    /** What the plain reader cannot read may be the export of a known tool. */
    private UnusableInputException withHint(UnusableInputException problem) {
        Optional<String> hint = hint();
        if (hint.isEmpty()) {
            return problem;
        }
        UnusableInputException hinted = new UnusableInputException(problem.getMessage() + ". " + hint.get());
        hinted.initCause(problem);
        return hinted;
    }

    private Optional<String> hint() {
        return paths.stream()
                .map(Sources::detect)
                .flatMap(Optional::stream)
                .findFirst()
                .map(preset -> "This looks like " + preset.title() + ": try --preset " + preset.name());
    }

    private void readPlain(EventReader by, Consumer<EventRow> consumer, Consumer<RejectedRow> sink) {
        try (Rows<EventRow> rows = ReadAhead.of(rejectedRows -> by.read(inputs, rejectedRows), sink);
                Progress.Task task = progress.start("reading", inputs)) {
            while (rows.hasNext()) {
                pass(rows.next(), consumer);
                task.stepTo(rows::bytesRead);
            }
            if (wasRead) {
                ReadTwice.require(account, rows.account());
            }
            account = rows.account();
        }
        if (!wasRead) {
            requireRows();
        }
    }

    private void pass(EventRow row, Consumer<EventRow> consumer) {
        Optional<EventRow> prepared = preparation.apply(row, !wasRead);
        prepared.filter(event -> !wasRead).ifPresent(facts::see);
        prepared.ifPresent(consumer);
    }

    /** The person of a customer, by the identities that were named. */
    String personOf(String customer) {
        return preparation.personOf(customer);
    }

    private void requireRows() {
        if (account.accepted() == 0 && account.rejected() > 0) {
            throw new UnusableInputException("none of " + account.read() + " rows was accepted; " + reasons.sentence());
        }
        maxRejects.require(account, reasons.sentence());
    }

    /** How many rows were read, why some were rejected, and what is odd about the others, in some lines. */
    String report() {
        StringBuilder report =
                new StringBuilder(sourceAccount.isEmpty() ? accountWithRefused().toString() : sourceAccount);
        if (!sourceAccount.isEmpty() && !refused.isEmpty()) {
            report.append("; ").append(refused.size()).append(" of the used rows were rejected later");
        }
        reasons.lines()
                .forEach(line -> report.append(System.lineSeparator())
                        .append("  rejected ")
                        .append(line));
        if (account.lostConversions() > 0) {
            report.append(System.lineSeparator())
                    .append("  of the rejected rows, ")
                    .append(account.lostConversions())
                    .append(account.lostConversions() == 1 ? " was a conversion" : " were conversions")
                    .append(": missing in all that follows");
        }
        if (source.isEmpty() && account.rejected() > account.accepted()) {
            hint().ifPresent(hint -> report.append(System.lineSeparator()).append(hint));
        }
        preparation
                .account()
                .forEach(line -> report.append(System.lineSeparator()).append(line));
        facts.notes().forEach(note -> report.append(System.lineSeparator()).append(note));
        return report.toString();
    }

    /** Writes a row of another file that was rejected. */
    void reject(RejectedRow row) {
        rejects.accept(row);
    }

    /** Keeps in mind where an event stands that may be refused yet. */
    void remember(EventRow row) {
        places.add(row);
    }

    /** No event of those before will be refused any more. */
    void forget() {
        places.clear();
    }

    /** Counts and writes an event that a row of a file gave, but that contradicts another row. */
    void reject(AssemblyRejection rejection) {
        Optional<EventPlaces.Place> place = places.find(rejection.event());
        refuse(new RejectedRow(
                place.map(EventPlaces.Place::file).orElse(""),
                place.map(EventPlaces.Place::line).orElse(0L),
                "id",
                rejection.id(),
                rejection.reason()));
    }

    /** Counts and writes a row that was understood, but refused for what it says. */
    void refuse(RejectedRow row) {
        refused.add(row.file() + ":" + row.line());
        rejects.accept(row);
        reasons.accept(row);
    }

    /** Stops where too many rows were refused since they were read. */
    void requireAccepted() {
        if (!refused.isEmpty()) {
            maxRejects.require(accountWithRefused(), reasons.sentence());
        }
    }

    private ReadAccount accountWithRefused() {
        long more = Math.min(refused.size(), account.accepted());
        return new ReadAccount(
                account.read(),
                account.accepted() - more,
                account.rejected() + more,
                account.passedOver(),
                account.lostConversions());
    }

    @Override
    public void close() {
        rejects.close();
    }
}
