package org.attributionj.io.population;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.attributionj.core.event.Customer;
import org.attributionj.io.Dialect;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.internal.Bytes;
import org.attributionj.io.internal.CsvFile;
import org.attributionj.io.internal.InputRows;
import org.attributionj.io.internal.Separators;
import org.attributionj.io.internal.Tally;

/**
 * Reads customers from CSV files, plain or gzip, with the columns
 *
 * <ul>
 *   <li>{@code customer}, or another name of {@link org.attributionj.io.event.EventField#CUSTOMER};
 *   <li>{@code holdout_X}: a flag, whether an experiment kept the channel X from the customer. X is taken as it is
 *       written, {@code holdout_paid search} is of the channel "paid search";
 *   <li>{@code would_be_served_X}: a flag, whether X would have reached the customer without a hold-out;
 *   <li>any other column: a covariate under the column's name.
 * </ul>
 *
 * <p>Empty flags are false, empty covariates absent. A customer who is in the file twice is given twice. Immutable and
 * thread-safe; the rows that it gives belong to one thread at a time.
 */
public final class PopulationReader {
    private final char separator;
    private final ReadLimits limits;

    private PopulationReader(char separator, ReadLimits limits) {
        this.separator = separator;
        this.limits = Objects.requireNonNull(limits, "limits must not be null");
    }

    /**
     * A reader of files with commas.
     *
     * @param limits what the reader puts up with
     * @return the reader
     */
    public static PopulationReader of(ReadLimits limits) {
        return new PopulationReader(',', limits);
    }

    /**
     * A reader of files with another separator.
     *
     * @param separator the character between the fields: ASCII, no quote and no line break
     * @param limits what the reader puts up with
     * @return the reader
     * @throws IllegalArgumentException if the separator is none
     */
    public static PopulationReader of(char separator, ReadLimits limits) {
        return new PopulationReader(Separators.require(separator), limits);
    }

    /**
     * Reads inputs one after the other, as one.
     *
     * @param inputs the inputs
     * @param rejects is told of each rejected row, while reading
     * @return the customers, to be closed; they throw {@link java.io.UncheckedIOException} if an input cannot be read and
     *     {@link org.attributionj.io.UnusableInputException} if one has no column of customers or too many rows were
     *     rejected
     */
    public Rows<Customer> read(List<Input> inputs, Consumer<? super RejectedRow> rejects) {
        Objects.requireNonNull(rejects, "rejects must not be null");
        Tally tally = new Tally(limits.maxRejects(), rejects);
        return new InputRows<>(inputs, input -> open(input, tally), tally);
    }

    private PopulationRows open(Input input, Tally tally) throws IOException {
        CsvFile file = CsvFile.open(
                input, Bytes.open(input, limits), Dialect.FOUND.withDelimiter(separator), name -> false, limits, tally);
        try {
            return new PopulationRows(input, file, tally);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }
}
