package org.attributionj.io.population;

import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.event.EventField;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.CsvRow;
import org.attributionj.io.internal.FileRows;
import org.attributionj.io.internal.Headers;
import org.attributionj.io.internal.Numbers;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.internal.Tally;
import org.jspecify.annotations.Nullable;

/** The customers of one file. Single thread. */
final class PopulationRows implements FileRows<Customer> {
    private static final String HELD_OUT = "holdout";
    private static final String SERVED = "wouldbeserved";

    private final Input input;
    private final CsvFile file;
    private final Tally tally;
    private final int customer;
    private final Map<Integer, Channel> heldOut = new LinkedHashMap<>();
    private final Map<Integer, Channel> served = new LinkedHashMap<>();
    private final Map<Integer, String> covariates = new LinkedHashMap<>();

    PopulationRows(Input input, CsvFile file, Tally tally) {
        this.input = input;
        this.file = file;
        this.tally = tally;
        customer = new Headers(input, file.columns()).require(EventField.CUSTOMER.names());
        for (int i = 0; i < file.columns().size(); i++) {
            String name = file.columns().get(i);
            String heldOutChannel = channelAfter(HELD_OUT, name);
            String servedChannel = channelAfter(SERVED, name);
            if (heldOutChannel != null) {
                put(heldOut, i, heldOutChannel);
            } else if (servedChannel != null) {
                put(served, i, servedChannel);
            } else if (i != customer && !name.isBlank()) {
                covariates.put(i, name);
            }
        }
    }

    /** Two spellings of one prefix would make two columns of one channel. */
    private void put(Map<Integer, Channel> channels, int column, String name) {
        Channel channel = Channel.named(name);
        if (channels.containsValue(channel)) {
            throw new UnusableInputException(
                    input + " has two columns like " + quoted(file.columns().get(column)) + "; remove one of them");
        }
        channels.put(column, channel);
    }

    /** What follows a prefix in a column's name, as written; the prefix is matched ignoring case, blanks, _ and -. */
    private static @Nullable String channelAfter(String prefix, String column) {
        int matched = 0;
        int i = 0;
        for (; i < column.length() && matched < prefix.length(); i++) {
            String c = column.substring(i, i + 1).toLowerCase(Locale.ROOT);
            if (!isIgnored(c.charAt(0))) {
                if (c.charAt(0) != prefix.charAt(matched)) {
                    return null;
                }
                matched++;
            }
        }
        int from = i;
        while (from < column.length() && isIgnored(column.charAt(from))) {
            from++;
        }
        // "holdouts" is another word
        boolean isParted = from > i;
        return matched == prefix.length() && isParted && from < column.length() ? column.substring(from) : null;
    }

    private static boolean isIgnored(char c) {
        return c <= ' ' || c == '_' || c == '-';
    }

    @Override
    public @Nullable Customer next() throws IOException {
        for (CsvRow row = file.next(); row != null; row = file.next()) {
            try {
                return parse(row);
            } catch (RowProblem e) {
                tally.reject(new RejectedRow(input.name(), row.line(), e.column(), e.value(), e.reason()));
            }
        }
        return null;
    }

    private Customer parse(CsvRow row) throws RowProblem {
        String id = row.get(customer);
        if (id == null || id.isBlank()) {
            throw new RowProblem(file.columns().get(customer), "", "is missing");
        }
        ImmutableSortedMap.Builder<String, String> facts = ImmutableSortedMap.naturalOrder();
        for (Map.Entry<Integer, String> covariate : covariates.entrySet()) {
            String value = row.get(covariate.getKey());
            if (value != null) {
                facts.put(covariate.getValue(), value);
            }
        }
        return new Customer(id, channels(row, heldOut), channels(row, served), facts.buildOrThrow());
    }

    private ImmutableSet<Channel> channels(CsvRow row, Map<Integer, Channel> flags) throws RowProblem {
        ImmutableSet.Builder<Channel> channels = ImmutableSet.builder();
        for (Map.Entry<Integer, Channel> flag : flags.entrySet()) {
            String text = row.get(flag.getKey());
            try {
                if (text != null && Numbers.flag(text)) {
                    channels.add(flag.getValue());
                }
            } catch (IllegalArgumentException e) {
                throw new RowProblem(
                        file.columns().get(flag.getKey()), text == null ? "" : text, String.valueOf(e.getMessage()));
            }
        }
        return channels.build();
    }

    @Override
    public long bytesRead() {
        return file.bytesRead();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
