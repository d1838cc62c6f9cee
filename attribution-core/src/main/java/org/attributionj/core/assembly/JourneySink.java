package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Set;
import java.util.function.Consumer;
import org.attributionj.core.journey.Journey;

/**
 * Takes what an assembler gives out, in an order that does not depend on the order of the events: customer by customer;
 * a customer's journeys of one kind by their ends. Called by one thread at a time.
 */
@FunctionalInterface
public interface JourneySink {

    /**
     * Takes a journey.
     *
     * @param journey the journey
     * @param kinds what it is for: one kind, or {@link JourneyKind#FIT} and one other; never empty, and never a kind that
     *     is not {@link #wanted}
     */
    void accept(Journey journey, Set<JourneyKind> kinds);

    /**
     * The kinds of journeys that this sink wants; the assembler does no work for journeys of other kinds beyond counting
     * them. Asked once, at the start.
     *
     * @return the kinds; all of them unless the sink says otherwise
     */
    default Set<JourneyKind> wanted() {
        return Sets.immutableEnumSet(JourneyKind.CREDITED, JourneyKind.OPEN, JourneyKind.FIT);
    }

    /**
     * Takes an event that was refused. It is counted whatever the sink does with it.
     *
     * @param rejection the event and the reason
     */
    default void rejected(AssemblyRejection rejection) {}

    /**
     * Takes an adjustment that could not be applied. It is counted whatever the sink does with it.
     *
     * @param pending the adjustment and the reason
     */
    default void pending(PendingAdjustment pending) {}

    /**
     * A sink for journeys of one kind.
     *
     * @param kind the kind
     * @param consumer takes the journeys
     * @return the sink
     */
    static JourneySink of(JourneyKind kind, Consumer<? super Journey> consumer) {
        return of(ImmutableSet.of(notNull(kind, "kind")), consumer);
    }

    /**
     * A sink for journeys of some kinds.
     *
     * @param kinds the kinds
     * @param consumer takes the journeys, each once
     * @return the sink
     */
    static JourneySink of(Set<JourneyKind> kinds, Consumer<? super Journey> consumer) {
        Set<JourneyKind> wanted = Sets.immutableEnumSet(kinds);
        notNull(consumer, "consumer");
        return new JourneySink() {
            @Override
            public void accept(Journey journey, Set<JourneyKind> kindsOfJourney) {
                consumer.accept(journey);
            }

            @Override
            public Set<JourneyKind> wanted() {
                return wanted;
            }
        };
    }
}
