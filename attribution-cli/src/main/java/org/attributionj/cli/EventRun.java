package org.attributionj.cli;

import java.io.Closeable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.AssemblyRejection;
import org.attributionj.core.assembly.EventFacts;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.assembly.JourneySource;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.event.Customer;
import org.attributionj.core.fit.ModelChoice;
import org.attributionj.core.fit.ModelFailure;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.fit.SourceFit;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.text.PrintedText;
import org.attributionj.jdbc.AttributionStore;

/** Events from files to journeys, as the options say; prints the account of rows at the end. */
final class EventRun implements JourneySource, Closeable {
    private final EventFiles files;
    private final EventSource source;
    private final PrintWriter err;
    private final JourneyOptions options;
    private TransformTally transforms;
    private boolean rejectionsWritten;
    private final List<Customer> population = new ArrayList<>();
    private String populationAccount = "";
    private AssemblyAccount account = AssemblyAccount.empty();

    EventRun(InputOptions input, JourneyOptions journeys, Dimension by, PrintWriter err) {
        this.err = err;
        options = journeys;
        transforms = newTally();
        files = new EventFiles(input, journeys.goal().isPresent(), Progress.onTerminal());
        try {
            input.population().ifPresent(file -> populationAccount = readPopulation(file, input));
            source = source(input, assembler(input, journeys), new EventFacts(by));
        } catch (RuntimeException e) {
            // the rows that were rejected may say why
            files.close();
            throw e;
        }
    }

    private EventSource source(InputOptions input, JourneyAssembler assembler, EventFacts facts) {
        return input.isGrouped()
                ? new EventsByCustomer(files, assembler, facts)
                : new EventsInAnyOrder(files, assembler, facts, input.rowsInMemory(), input.temporary());
    }

    /** The assembler that the options describe. */
    static JourneyAssembler assembler(InputOptions input, JourneyOptions journeys) {
        return JourneyAssembler.standard()
                .withGoal(journeys.goal().orElse(null))
                .withWindows(journeys.windows())
                .withRepeatPolicy(journeys.repeat())
                .withGap(journeys.gap())
                .withObservedUntil(journeys.observedUntil().orElse(null))
                .withRepeatsDropped(input.dropsRepeats());
    }

    /** Events of a database in place of files. */
    static EventRun of(
            AttributionStore store, InputOptions input, JourneyOptions journeys, Dimension by, PrintWriter err) {
        return new EventRun(
                EventFiles.none(),
                new EventsInStore(store, assembler(input, journeys), new EventFacts(by)),
                journeys,
                population(store),
                err);
    }

    private static List<Customer> population(AttributionStore store) {
        List<Customer> customers = new ArrayList<>();
        store.reference().forEachCustomer(customers::add);
        return customers;
    }

    private EventRun(
            EventFiles files, EventSource source, JourneyOptions options, List<Customer> customers, PrintWriter err) {
        this.files = files;
        this.source = source;
        this.options = options;
        this.err = err;
        transforms = newTally();
        population.addAll(customers);
    }

    /** The events as they are assembled. */
    EventSource source() {
        return source;
    }

    /** The events of a database. */
    EventsInStore storedEvents() {
        if (source instanceof EventsInStore stored) {
            return stored;
        }
        throw new IllegalStateException("the events must be in a database, but are in files");
    }

    /** Most models have no use for the population; it is read, checked and counted all the same. */
    private String readPopulation(Path file, InputOptions input) {
        PopulationFile read = PopulationFile.read(file, input, files, files::reject);
        population.addAll(read.people());
        return read.account();
    }

    /** The models that the events have the milestones for; the others are left out. */
    List<ModelChoice> served(List<ModelChoice> chosen, Shortfalls shortfalls) {
        List<ModelChoice> served = new ArrayList<>(chosen);
        List<ModelFailure> failures = new ArrayList<>();
        for (ModelChoice choice : chosen) {
            // what the events have may take a pass to find out
            if (choice.definition().needs().features().contains(Feature.MILESTONES)) {
                choice.lack(source.facts()).ifPresent(lack -> {
                    served.remove(choice);
                    failures.add(new ModelFailure(choice.label(), lack));
                });
            }
        }
        if (served.isEmpty()) {
            throw failures.get(0).asException();
        }
        failures.forEach(shortfalls::add);
        return served;
    }

    /**
     * The models ready to credit; those that are learned are fitted to these events first, in one pass for all. One that cannot
     * be fitted is left out.
     */
    SourceFit fitted(List<ModelChoice> chosen, Shortfalls shortfalls) {
        SourceFit fit = SourceFit.attempt(
                chosen,
                definitions -> ModelFits.of(definitions, options.pathOf(), options.transforms())
                        .correctedBy(population),
                this,
                err::println);
        if (fit.choices().isEmpty()) {
            throw fit.failures().get(0).asException();
        }
        fit.failures().forEach(shortfalls::add);
        return fit;
    }

    /** The customers and their arms of experiments; none if no file of them was named. */
    List<Customer> population() {
        return population;
    }

    private TransformTally newTally() {
        return new TransformTally(options.pathOf(), options.transforms());
    }

    /** Passes on all journeys of some kinds; may be called again. Transforms are counted over those of the last call. */
    @Override
    public AssemblyAccount assemble(JourneySink sink) {
        TransformTally tally = newTally();
        transforms = tally;
        account = source.assemble(new JourneySink() {
            @Override
            public void accept(Journey journey, Set<JourneyKind> kinds) {
                tally.add(journey);
                sink.accept(journey, kinds);
            }

            @Override
            public Set<JourneyKind> wanted() {
                return sink.wanted();
            }

            @Override
            public void rejected(AssemblyRejection rejection) {
                if (!rejectionsWritten) {
                    files.reject(rejection);
                }
            }
        });
        rejectionsWritten = true;
        files.requireAccepted();
        return account;
    }

    @Override
    public EventFacts facts(Dimension by) {
        return source.facts(by);
    }

    @Override
    public Goal goal() {
        return Objects.requireNonNull(source.goal());
    }

    @Override
    public LookbackWindows windows() {
        return Objects.requireNonNull(source.windows());
    }

    /** Says where every row went, and what models have to tell. */
    void printAccount(List<String> notes) {
        print(source.readAccount());
        if (!populationAccount.isEmpty()) {
            print(populationAccount);
        }
        print(account.toText(JourneyOptions::remedy));
        transforms.print(err);
        source.facts().note().ifPresent(this::print);
        notes.forEach(this::print);
    }

    /** What strangers named may hold what moves the cursor. */
    private void print(Object text) {
        err.println(PrintedText.escapedLines(text.toString()));
    }

    @Override
    public void close() {
        source.close();
        files.close();
    }
}
