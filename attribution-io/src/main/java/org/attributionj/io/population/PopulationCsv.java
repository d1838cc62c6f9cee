package org.attributionj.io.population;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeSet;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;

/** Writes customers as CSV that {@link PopulationReader} reads back. Stateless and thread-safe. */
public final class PopulationCsv {
    private PopulationCsv() {}

    /**
     * Writes a population: the ids, then {@code holdout_X} and {@code would_be_served_X} for every channel X that
     * some customer is held out of or would have been served by, then the covariates.
     *
     * @param customers the customers
     * @param out where to write; closed
     * @throws IOException if writing fails
     */
    public static void write(Collection<Customer> customers, Writer out) throws IOException {
        TreeSet<Channel> channels = new TreeSet<>();
        TreeSet<String> covariates = new TreeSet<>();
        for (Customer customer : customers) {
            channels.addAll(customer.heldOut());
            channels.addAll(customer.wouldHaveBeenServed());
            covariates.addAll(customer.covariates().keySet());
        }
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(Objects.requireNonNull(out, "out must not be null"))) {
            ImmutableList.Builder<String> header = ImmutableList.builder();
            header.add("customer");
            channels.forEach(channel -> header.add("holdout_" + channel, "would_be_served_" + channel));
            csv.writeRecord(header.addAll(covariates).build());
            for (Customer customer : customers) {
                ImmutableList.Builder<String> row = ImmutableList.builder();
                row.add(customer.id());
                for (Channel channel : channels) {
                    row.add(flag(customer.heldOut().contains(channel)));
                    row.add(flag(customer.wouldHaveBeenServed().contains(channel)));
                }
                covariates.forEach(name -> row.add(customer.covariates().getOrDefault(name, "")));
                csv.writeRecord(row.build());
            }
        }
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }
}
