package org.attributionj.jdbc.read;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Collector;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.journey.Journey;
import org.attributionj.jdbc.support.Period;

/**
 * Reads events and journeys, customer by customer, in memory that does not grow with their number.
 *
 * <p>What one call reads is the data of one moment, whatever is written meanwhile. Customers come in the order of their
 * ids' UTF-8 bytes (in H2: of their UTF-16 units). Thread-safe.
 */
public interface JourneyReader {

    /**
     * Shows all journeys that end in a period.
     *
     * <p>Only customers with an event in the period are seen. Events at or after the period's end are not; of those before
     * its beginning, as many as its journeys look back on.
     *
     * @param assembler makes the journeys; without a goal, it takes the types that carry value in the period
     * @param period the period
     * @param sink takes the journeys
     * @return where every event that was read went; with a beginning, events before it of the same customers count as well
     */
    AssemblyAccount forEachJourney(JourneyAssembler assembler, Period period, JourneySink sink);

    /**
     * Collects the journeys of one kind that end in a period: any {@code JourneyStatistic} of the library, such as the fit
     * of a model, or any other collector.
     *
     * @param <A> the collector's accumulator
     * @param <R> the result
     * @param assembler makes the journeys, as above
     * @param period the period
     * @param kind the kind of journeys
     * @param collector takes the journeys
     * @return the collector's result
     */
    <A, R> R collect(
            JourneyAssembler assembler, Period period, JourneyKind kind, Collector<? super Journey, A, R> collector);

    /**
     * Shows the journeys of some customers.
     *
     * @param assembler makes the journeys; its goal must be given
     * @param customers the customers' ids
     * @param sink takes the journeys
     * @return where every event of these customers went
     */
    AssemblyAccount forEachJourneyOf(JourneyAssembler assembler, Collection<String> customers, JourneySink sink);

    /**
     * Shows the events of a period, customer by customer.
     *
     * @param period the period of the events' times
     * @param consumer takes each customer that has an event in the period
     */
    void forEachCustomer(Period period, Consumer<? super CustomerEvents> consumer);

    /**
     * All events of one customer.
     *
     * @param customer the customer's id
     * @return the events, none if the customer is unknown
     */
    CustomerEvents events(String customer);
}
