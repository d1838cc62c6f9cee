package org.attributionj.io.event;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.Input;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.Rows;
import org.attributionj.io.internal.InputRows;
import org.attributionj.io.internal.Tally;

/**
 * Reads events from CSV files in any {@link org.attributionj.io.Dialect}, workbooks (.xlsx, their first sheet), and JSON: one
 * object per line, objects over several lines, arrays, and lists within objects ({@link RowRules#records}). All may be gzip.
 *
 * <pre>{@code
 * EventReader reader = EventReader.of(EventOptions.DEFAULT);
 * try (Rows<EventRow> rows = reader.read(List.of(Input.of(Path.of("events.csv"))), System.err::println)) {
 *     rows.forEachRemaining(row -> ...);
 *     System.err.println(rows.account());
 * }
 * }</pre>
 *
 * <p>What a row is:
 *
 * <ul>
 *   <li>A row that names a conversion in {@link EventField#ADJUSTS} is an adjustment and nothing else.
 *   <li>A row whose type is a refund, and that names an order but no conversion id, adjusts the conversion of that order.
 *   <li>It is a conversion if its flag in {@link EventField#CONVERSION} says so. Without a column of flags (in JSON: on a
 *       line without one), it is if it has a conversion id, a conversion type, or a value other than zero, unless its type
 *       is a step before a sale (a page view, a scroll, an item seen or put into a cart, a checkout begun). Without a
 *       channel, a type that is a sale by its name is enough. {@link RowRules#conversionWhen} goes above all of this.
 *   <li>It is a touchpoint if it has a channel, or a type that has one (an e-mail open, say). A conversion with a channel
 *       is both, at the same instant.
 *   <li>A row that is none of these is rejected.
 * </ul>
 *
 * <p>Types: a touchpoint without one is a website visit. A name that is not well known is a type of its own, whose
 * engagement is that in {@link EventField#ENGAGEMENT} or else what its words say (impression, shown, served, open: view;
 * click: click; sent: sent; delivered: delivered; visit, session, page: visit; view: view; others: action). The type
 * {@code conversion} on a conversion row says nothing of the contact, which is a website visit then. A conversion without
 * a conversion type has the row's type if that is a well-known conversion type or the row is no touchpoint, else {@link
 * org.attributionj.core.event.ConversionType#CUSTOM}.
 *
 * <p>Ids: explicit ones, else the order's for conversions ({@link RowRules#onePerOrder}), else made from the content. On a row that is both, {@link EventField#ID} is the id of both,
 * unless {@link EventField#CONVERSION_ID} is given; ids are unique per kind.
 *
 * <p>Nothing is lost: values of columns that are no field, and of fields that do not apply to what the row is, become
 * attributes under their column's name (excepted are a value of zero on a row that is no conversion, and a currency without
 * an amount). Blanks around values are cut off; empty values are absent.
 *
 * <p>Where two columns would do for a field without which a row is something else (customer, time, channel, value …), the
 * file is refused or the row rejected; of other fields the first counts and the second becomes an attribute.
 *
 * <p>JSON is a file whose first character other than a blank is an opening brace or bracket. Its objects have the names of
 * {@link EventField} or the form that the library's own JSON gives touchpoints and conversions, including an object {@code
 * attributes}. Unknown members become attributes, nested ones as JSON text.
 *
 * <p>Immutable and thread-safe; the rows that it gives belong to one thread at a time.
 */
public final class EventReader {
    private final EventOptions options;
    private final boolean makesIds;

    private EventReader(EventOptions options, boolean makesIds) {
        this.options = Objects.requireNonNull(options, "options must not be null");
        this.makesIds = makesIds;
    }

    /**
     * A reader.
     *
     * @param options what the files do not tell by themselves
     * @return the reader
     */
    public static EventReader of(EventOptions options) {
        return new EventReader(options, true);
    }

    /**
     * A reader that makes no ids: all events without one get the same, meaningless one. It accepts and rejects the same
     * rows in less time; for a look at events that are not to be assembled.
     *
     * @return the reader
     */
    public EventReader withoutContentIds() {
        return new EventReader(options, false);
    }

    /**
     * Reads a whole file with the usual options into memory.
     *
     * @param file a file, CSV or JSON Lines, plain or gzip
     * @return its events, and the rows that were rejected
     * @throws java.io.UncheckedIOException if the file cannot be read
     * @throws org.attributionj.io.UnusableInputException if it lacks a needed column
     */
    public static Events readAll(Path file) {
        return of(EventOptions.DEFAULT).readAll(List.of(Input.of(file)));
    }

    /**
     * Reads whole inputs into memory, one after the other, as one.
     *
     * @param inputs the inputs
     * @return their events, and the rows that were rejected
     * @throws java.io.UncheckedIOException if an input cannot be read
     * @throws org.attributionj.io.UnusableInputException if one lacks a needed column or too many rows were rejected
     */
    public Events readAll(List<Input> inputs) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        List<RejectedRow> rejected = new ArrayList<>();
        try (Rows<EventRow> rows = read(inputs, rejected::add)) {
            while (rows.hasNext()) {
                EventRow row = rows.next();
                row.touch().ifPresent(touchpoints::add);
                row.converted().ifPresent(conversions::add);
            }
            return new Events(touchpoints, conversions, rejected, rows.account());
        }
    }

    /**
     * Reads inputs one after the other, as one. Formats may differ, and columns may too.
     *
     * @param inputs the inputs
     * @param rejects is told of each rejected row, while reading
     * @return the accepted rows, to be closed; they throw {@link java.io.UncheckedIOException} if an input cannot be read
     *     and {@link org.attributionj.io.UnusableInputException} if one lacks a needed column or too many rows were
     *     rejected
     */
    public Rows<EventRow> read(List<Input> inputs, Consumer<? super RejectedRow> rejects) {
        Objects.requireNonNull(rejects, "rejects must not be null");
        Tally tally = new Tally(options.limits().maxRejects(), rejects);
        EventMapper mapper = new EventMapper(options, makesIds);
        RowCounter counter = new RowCounter(options.isSequencedByRow());
        EventFormats formats = new EventFormats(options, mapper, counter, tally);
        return new InputRows<>(inputs, formats::open, tally);
    }

    /**
     * Reads rows that something else took from files; each source of JSON as a file of JSON Lines is read here, each other
     * one as a CSV file is. Rows are reported under their numbers in their sources, in place of lines.
     *
     * @param table the rows; closed with the result
     * @param rejects is told of each rejected row, while reading
     * @return the accepted rows, to be closed; they throw {@link java.io.UncheckedIOException} if the table cannot be read
     *     and {@link org.attributionj.io.UnusableInputException} if a source lacks a needed column or too many rows were
     *     rejected
     */
    public Rows<EventRow> read(EventTable table, Consumer<? super RejectedRow> rejects) {
        Objects.requireNonNull(rejects, "rejects must not be null");
        Tally tally = new Tally(options.limits().maxRejects(), rejects);
        TableEvents events = new TableEvents(table, options, new EventMapper(options, makesIds), tally);
        return new InputRows<>(List.of(Input.of(table.toString(), "")), nothing -> events, tally);
    }
}
