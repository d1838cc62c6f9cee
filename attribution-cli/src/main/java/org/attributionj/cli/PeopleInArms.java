package org.attributionj.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.attributionj.core.event.Customer;

/** The people of a population: one whatever ids they have. Whose ids are in different arms of an experiment are left out. */
final class PeopleInArms {
    private final UnaryOperator<String> personOf;
    private final Map<String, List<Customer>> people = new LinkedHashMap<>();
    private long contradictory;
    private long heldOut;

    PeopleInArms(UnaryOperator<String> personOf) {
        this.personOf = personOf;
    }

    void add(Customer customer) {
        people.computeIfAbsent(personOf.apply(customer.id()), person -> new ArrayList<>(1))
                .add(customer);
    }

    /** All of them; asked for once. */
    List<Customer> all() {
        List<Customer> all = new ArrayList<>(people.size());
        people.forEach((person, rows) -> {
            if (rows.stream().map(Customer::id).distinct().count() == 1) {
                // a row that is there twice is left to whoever uses the population to refuse
                rows.forEach(row -> all.add(named(row, person)));
            } else if (rows.stream().map(Customer::heldOut).distinct().count() == 1) {
                all.add(named(rows.get(0), person));
            } else {
                contradictory++;
            }
        });
        heldOut = all.stream().filter(customer -> !customer.heldOut().isEmpty()).count();
        return all;
    }

    private static Customer named(Customer row, String person) {
        return row.id().equals(person)
                ? row
                : new Customer(person, row.heldOut(), row.wouldHaveBeenServed(), row.covariates());
    }

    @Override
    public String toString() {
        return heldOut + " customers in a hold-out"
                + (contradictory == 0
                        ? ""
                        : "; left out, as their ids are in different arms of an experiment: " + contradictory);
    }
}
