package org.attributionj.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.attributionj.core.event.Customer;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.population.PopulationReader;

/**
 * The customers of a file and their arms of experiments.
 *
 * @param people each of them once
 * @param account what was read, in a line
 */
record PopulationFile(List<Customer> people, String account) {

    /** Reads it; customers are named as in the events of other files. */
    static PopulationFile read(
            Path file, InputOptions input, EventFiles events, Consumer<? super RejectedRow> rejects) {
        PeopleInArms people = new PeopleInArms(events::personOf);
        try (Rows<Customer> rows = PopulationReader.of(input.limits()).read(List.of(Input.of(file)), rejects)) {
            rows.forEachRemaining(people::add);
            List<Customer> all = people.all();
            return new PopulationFile(all, "population: " + rows.account() + ", " + people);
        }
    }
}
