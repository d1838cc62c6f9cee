package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.attributionj.jdbc.pending.ClaimedConversion;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2FileTest extends StoreContract {
    @TempDir
    Path folder;

    /** The store first asks for those only that wait longest, as H2 sorts all before it locks some. */
    @Test
    void whatAnotherTransactionHoldsIsPassedOver() throws SQLException {
        for (int i = 0; i < 4; i++) {
            store().events().write(List.of(), List.of(Events.buy("c" + i, "anna", "2026-01-02T00:00:00Z", "10")));
            clock().advance(Duration.ofSeconds(1));
        }
        try (Connection other = source().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT id FROM attribution_conversions WHERE id IN ('c0', 'c1') FOR UPDATE");

            assertThat(store().pending().claim("me", 2, StoreSteps.LEASE).conversions())
                    .extracting(ClaimedConversion::id)
                    .containsExactly("c2", "c3");
            other.rollback();
        }
        assertThat(store().pending().claim("me", 2, StoreSteps.LEASE).conversions())
                .extracting(ClaimedConversion::id)
                .containsExactly("c0", "c1");
    }

    /**
     * One connection stays open, as in a pool. H2 closes its file with the last one: opening it again for each transaction is
     * slow, and an assertion inside of H2 2.5.252 fails now and then as it closes ("6 != 7" in MVStore.closeStore).
     */
    @Override
    TestDatabase open() throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("store").toAbsolutePath());
        Connection kept = source.getConnection();
        return new TestDatabase() {
            @Override
            public DataSource source() {
                return source;
            }

            @Override
            public void close() throws SQLException {
                kept.close();
            }
        };
    }
}
