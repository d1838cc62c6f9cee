package org.attributionj.spring;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.write.EventWriter;
import org.attributionj.jdbc.write.WriteReport;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes events within the transaction of the application that is under way: what {@code @Transactional} rolls back was never
 * attributed, and no second connection is needed. The tracker's next sweep finds the conversions after the commit. Outside a
 * transaction, each call is one of its own. Thread-safe.
 *
 * <p>The transaction must be on the store's own {@code DataSource} and at the level READ COMMITTED, which is not the usual one
 * of MariaDB: {@code @Transactional(isolation = Isolation.READ_COMMITTED)}.
 *
 * @see EventWriter#within(Connection)
 */
public final class TransactionalEvents {
    private final AttributionStore store;
    private final DataSource dataSource;

    TransactionalEvents(AttributionStore store, DataSource dataSource) {
        this.store = store;
        this.dataSource = dataSource;
    }

    /**
     * Writes a touchpoint.
     *
     * @param touchpoint the touchpoint
     * @return what became of it
     * @throws org.attributionj.jdbc.support.StoreException as {@link #write(Collection, Collection)}
     */
    public WriteReport write(Touchpoint touchpoint) {
        return write(List.of(touchpoint), List.of());
    }

    /**
     * Writes a conversion, or an adjustment.
     *
     * @param conversion the conversion
     * @return what became of it
     * @throws org.attributionj.jdbc.support.StoreException as {@link #write(Collection, Collection)}
     */
    public WriteReport write(Conversion conversion) {
        return write(List.of(), List.of(conversion));
    }

    /**
     * Writes a batch, all of it or nothing.
     *
     * @param touchpoints the touchpoints
     * @param conversions the conversions and adjustments
     * @return what became of each
     * @throws org.attributionj.jdbc.support.StoreException if the database fails
     * @throws IllegalArgumentException if the transaction is at another level than READ COMMITTED
     */
    public WriteReport write(Collection<Touchpoint> touchpoints, Collection<Conversion> conversions) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return store.events().write(touchpoints, conversions);
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            return store.events().within(connection).write(touchpoints, conversions);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
