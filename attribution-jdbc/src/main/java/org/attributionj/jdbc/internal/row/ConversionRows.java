package org.attributionj.jdbc.internal.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Predicate;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.RowWriter;
import org.jspecify.annotations.Nullable;

/** Conversions as rows, and back. */
public final class ConversionRows {
    /** The columns of a conversion, in the order in which {@link #read} reads them. */
    public static final String COLUMNS = "id, customer, conversion_type, amount, currency, time_ns, sequence_no,"
            + " order_id, products, category, quantity, adjusts, attributes, session_id, page";

    private ConversionRows() {}

    /**
     * The shape of rows that arrive at one moment.
     *
     * @param isPending whether a conversion waits for its attribution
     */
    public static RowShape<Conversion> shape(long receivedNanos, Predicate<Conversion> isPending) {
        return RowShape.of(
                "conversions",
                1,
                COLUMNS.replace(",", "") + " amount_sign received_ns revision attributed_revision pending_since_ns",
                (conversion, row) ->
                        fill(conversion, row, receivedNanos, isPending.test(conversion) ? receivedNanos : null));
    }

    private static void fill(Conversion conversion, RowWriter row, long receivedNanos, @Nullable Long pendingSince)
            throws SQLException {
        row.text(conversion.id())
                .text(conversion.customer())
                .text(conversion.type().name())
                .decimal(conversion.value().amount())
                .text(conversion.value().currency().getCurrencyCode())
                .number(Nanos.of(conversion.time()))
                .number(conversion.sequence())
                .text(conversion.orderId())
                .json(JsonText.of(conversion.productIds()))
                .text(conversion.category())
                .number(conversion.quantity())
                .text(conversion.adjusts())
                .json(JsonText.of(conversion.attributes()))
                .text(conversion.session())
                .text(conversion.page())
                .number((long) conversion.value().signum())
                .number(receivedNanos)
                .number(1L)
                .number(0L)
                .number(pendingSince);
    }

    /** The conversion of a row of {@link #COLUMNS}. */
    public static Conversion read(ResultSet row) throws SQLException {
        long quantity = row.getLong(11);
        boolean hasQuantity = !row.wasNull();
        return new Conversion(
                row.getString(1),
                row.getString(2),
                ConversionType.of(row.getString(3)),
                Moneys.read(row.getString(4), row.getString(5)),
                Nanos.toInstant(row.getLong(6)),
                row.getLong(7),
                row.getString(8),
                JsonText.list(row.getString(9)),
                row.getString(10),
                hasQuantity ? quantity : null,
                row.getString(12),
                row.getString(14),
                row.getString(15),
                JsonText.map(row.getString(13)));
    }
}
