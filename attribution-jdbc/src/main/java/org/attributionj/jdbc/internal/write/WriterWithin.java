package org.attributionj.jdbc.internal.write;

import java.sql.Connection;
import java.util.Collection;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.internal.sql.HostTransaction;
import org.attributionj.jdbc.write.EventWriter;
import org.attributionj.jdbc.write.WriteReport;

/**
 * Writes events within a transaction of the caller.
 *
 * @param writer knows how
 * @param transaction the caller's
 */
record WriterWithin(StoreWriter writer, HostTransaction transaction) implements EventWriter {

    @Override
    public WriteReport write(Collection<Touchpoint> touchpoints, Collection<Conversion> conversions) {
        return writer.write(transaction, touchpoints, conversions);
    }

    @Override
    public EventWriter within(Connection connection) {
        throw new UnsupportedOperationException(
                "this writer belongs to one transaction; ask the store's own writer, store.events(), for another one");
    }
}
