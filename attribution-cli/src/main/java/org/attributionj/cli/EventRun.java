package org.attributionj.cli;

import java.io.Closeable;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.AssemblyRejection;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;

/** Events from files to journeys, as the options say; prints the account of rows at the end. */
final class EventRun implements Closeable {
    private final EventFiles files;
    private final EventSource source;
    private final PrintWriter err;
    private final JourneyOptions options;
    private boolean rejectionsWritten;
    private AssemblyAccount account = AssemblyAccount.empty();

    EventRun(InputOptions input, JourneyOptions journeys, Dimension by, PrintWriter err) {
        this.err = err;
        options = journeys;
        files = new EventFiles(input, Progress.onTerminal());
        JourneyAssembler assembler = JourneyAssembler.standard()
                .withGoal(journeys.goal().orElse(null))
                .withWindows(journeys.windows())
                .withRepeatPolicy(journeys.repeat())
                .withGap(journeys.gap())
                .withObservedUntil(journeys.observedUntil().orElse(null))
                .withRepeatsDropped(input.dropsRepeats());
        EventFacts facts = new EventFacts(by);
        source = input.isGrouped()
                ? new EventsByCustomer(files, assembler, facts)
                : new EventsInMemory(files, assembler, facts);
    }

    EventFacts facts() {
        return source.facts();
    }

    /** The models ready to credit; those that are learned are fitted to these events first, in one pass for all. */
    List<AttributionModel> fitted(List<ChosenModel> chosen) {
        ModelFits fits = new ModelFits(chosen, options.pathOf(), options.transforms());
        if (fits.areNeeded()) {
            forEach(EnumSet.of(JourneyKind.FIT), fits::add);
        }
        return fits.models();
    }

    /** Passes on all journeys of some kinds; may be called again. */
    void forEach(Set<JourneyKind> kinds, Consumer<Journey> consumer) {
        account = source.assemble(new JourneySink() {
            @Override
            public void accept(Journey journey, Set<JourneyKind> kindsOfJourney) {
                consumer.accept(journey);
            }

            @Override
            public Set<JourneyKind> wanted() {
                return kinds;
            }

            @Override
            public void rejected(AssemblyRejection rejection) {
                if (!rejectionsWritten) {
                    files.reject(rejection);
                }
            }
        });
        rejectionsWritten = true;
    }

    void printAccount() {
        err.println(source.readAccount());
        err.println(account);
    }

    @Override
    public void close() {
        files.close();
    }
}
