package org.attributionj.jdbc.write;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.attributionj.core.event.Cost;
import org.attributionj.core.event.Customer;
import org.attributionj.jdbc.support.Period;

/**
 * What stands beside the events: the population, costs, and rows that were refused. Writes may be repeated: what has the
 * same id is replaced, and a refused row of the same content is one row. Thread-safe.
 */
public interface ReferenceData {

    /**
     * Stores members of the population, in one transaction.
     *
     * @param customers the customers
     * @throws IllegalArgumentException if a text cannot be stored; nothing is then stored
     */
    void putCustomers(Collection<Customer> customers);

    /**
     * Shows the population, in the order of the ids.
     *
     * @param consumer takes the customers; it must not use the store
     */
    void forEachCustomer(Consumer<? super Customer> consumer);

    /**
     * Stores costs, in one transaction.
     *
     * @param costs the costs
     * @throws IllegalArgumentException if a text cannot be stored; nothing is then stored
     */
    void putCosts(Collection<Cost> costs);

    /**
     * The costs whose time begins inside a period.
     *
     * @param period the period
     * @return the costs by beginning, then id
     */
    List<Cost> costs(Period period);

    /**
     * Stores refused rows, in one transaction. Texts are shortened to some 200 characters.
     *
     * @param rejected the rows
     */
    void putRejected(Collection<RejectedEvent> rejected);

    /**
     * Shows the refused rows and events.
     *
     * @param consumer takes them, in the order in which they arrived; it must not use the store
     */
    void forEachRejected(Consumer<? super RejectedEvent> consumer);
}
