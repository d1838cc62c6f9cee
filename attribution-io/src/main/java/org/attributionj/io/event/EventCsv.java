package org.attributionj.io.event;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.Utm;
import org.attributionj.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as CSV that {@link EventReader} reads back: one row per touchpoint and one per conversion, the columns
 * under their canonical names, {@code conversion} telling the two apart. What CSV files do not have is lost: a text that is
 * empty comes back as none, blanks around a text are trimmed, a type of one's own comes back without its default channel, and another spelling of a well-known channel as that channel.
 *
 * <p>To be closed after use; writing throws {@link java.io.UncheckedIOException} if it fails. One thread at a time.
 */
public final class EventCsv implements Closeable {
    private final CsvWriter csv;
    private final EventColumns columns;

    /**
     * A writer that has written the header.
     *
     * @param out where to write; closed with this
     * @param columns the columns; what events have besides is not written
     */
    public EventCsv(Writer out, EventColumns columns) {
        this.columns = Objects.requireNonNull(columns, "columns must not be null");
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(Objects.requireNonNull(out, "out must not be null"));
        csv.writeRecord(ImmutableList.<String>builder()
                .addAll(columns.fields().stream().map(EventField::canonicalName).toList())
                .addAll(columns.attributes())
                .build());
    }

    /**
     * Writes all events in the order of their times as far as each list allows: a row follows all rows before it in its own
     * list, and among the two next ones the earlier comes first, a touchpoint before a conversion.
     *
     * @param touchpoints the touchpoints
     * @param conversions the conversions
     */
    public void writeAll(Iterable<Touchpoint> touchpoints, Iterable<Conversion> conversions) {
        var conversion = conversions.iterator();
        Conversion next = conversion.hasNext() ? conversion.next() : null;
        for (Touchpoint touchpoint : touchpoints) {
            while (next != null && next.time().isBefore(touchpoint.time())) {
                write(next);
                next = conversion.hasNext() ? conversion.next() : null;
            }
            write(touchpoint);
        }
        while (next != null) {
            write(next);
            next = conversion.hasNext() ? conversion.next() : null;
        }
    }

    /**
     * Writes a touchpoint.
     *
     * @param touchpoint the touchpoint
     */
    public void write(Touchpoint touchpoint) {
        Map<EventField, String> row = new EnumMap<>(EventField.class);
        row.put(EventField.CUSTOMER, touchpoint.customer());
        row.put(EventField.TIME, touchpoint.time().toString());
        row.put(EventField.CONVERSION, "0");
        row.put(EventField.SEQUENCE, Long.toString(touchpoint.sequence()));
        row.put(EventField.CHANNEL, touchpoint.channel().name());
        row.put(EventField.TYPE, touchpoint.type().name());
        row.put(EventField.ENGAGEMENT, touchpoint.type().engagement().name().toLowerCase(Locale.ROOT));
        if (!touchpoint.hasGeneratedId()) {
            row.put(EventField.ID, touchpoint.id());
        }
        putIfKnown(row, EventField.CAMPAIGN, touchpoint.campaign());
        putIfKnown(row, EventField.CREATIVE, touchpoint.creative());
        putIfKnown(row, EventField.SESSION, touchpoint.session());
        row.put(
                EventField.MILESTONES,
                touchpoint.milestones().stream()
                        .map(milestone -> milestone.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining("|")));
        Money cost = touchpoint.cost();
        if (cost != null) {
            row.put(EventField.COST, cost.amount().toPlainString());
            row.put(EventField.CURRENCY, cost.currency().getCurrencyCode());
        }
        Utm utm = touchpoint.utm();
        if (utm != null) {
            putIfKnown(row, EventField.UTM_SOURCE, utm.source());
            putIfKnown(row, EventField.UTM_MEDIUM, utm.medium());
            putIfKnown(row, EventField.UTM_CAMPAIGN, utm.campaign());
            putIfKnown(row, EventField.UTM_TERM, utm.term());
            putIfKnown(row, EventField.UTM_CONTENT, utm.content());
        }
        Device device = touchpoint.device();
        if (device != null) {
            putIfKnown(row, EventField.DEVICE, device.type());
            putIfKnown(row, EventField.SYSTEM, device.system());
            putIfKnown(row, EventField.BROWSER, device.browser());
        }
        Place place = touchpoint.place();
        if (place != null) {
            putIfKnown(row, EventField.COUNTRY, place.country());
            putIfKnown(row, EventField.REGION, place.region());
            putIfKnown(row, EventField.CITY, place.city());
        }
        putIfKnown(row, EventField.URL, touchpoint.url());
        putIfKnown(row, EventField.REFERRER, touchpoint.referrer());
        putIfKnown(row, EventField.USER_AGENT, touchpoint.userAgent());
        putIfKnown(row, EventField.ADDRESS, touchpoint.address());
        write(row, touchpoint.attributes());
    }

    /**
     * Writes a conversion or an adjustment.
     *
     * @param conversion the conversion
     */
    public void write(Conversion conversion) {
        Map<EventField, String> row = new EnumMap<>(EventField.class);
        row.put(EventField.CUSTOMER, conversion.customer());
        row.put(EventField.TIME, conversion.time().toString());
        row.put(EventField.CONVERSION, "1");
        row.put(EventField.SEQUENCE, Long.toString(conversion.sequence()));
        row.put(EventField.CONVERSION_TYPE, conversion.type().name());
        row.put(EventField.VALUE, conversion.value().amount().toPlainString());
        row.put(EventField.CURRENCY, conversion.value().currency().getCurrencyCode());
        if (!conversion.hasGeneratedId()) {
            row.put(EventField.CONVERSION_ID, conversion.id());
        }
        putIfKnown(row, EventField.ORDER_ID, conversion.orderId());
        row.put(EventField.PRODUCTS, String.join("|", conversion.productIds()));
        putIfKnown(row, EventField.CATEGORY, conversion.category());
        Long quantity = conversion.quantity();
        if (quantity != null) {
            row.put(EventField.QUANTITY, quantity.toString());
        }
        putIfKnown(row, EventField.ADJUSTS, conversion.adjusts());
        putIfKnown(row, EventField.SESSION, conversion.session());
        putIfKnown(row, EventField.PAGE, conversion.page());
        write(row, conversion.attributes());
    }

    private static void putIfKnown(Map<EventField, String> row, EventField field, @Nullable String value) {
        if (value != null) {
            row.put(field, value);
        }
    }

    private void write(Map<EventField, String> row, Map<String, String> attributes) {
        ImmutableList.Builder<String> fields = ImmutableList.builder();
        columns.fields().forEach(field -> fields.add(row.getOrDefault(field, "")));
        columns.attributes().forEach(name -> fields.add(attributes.getOrDefault(name, "")));
        csv.writeRecord(fields.build());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
