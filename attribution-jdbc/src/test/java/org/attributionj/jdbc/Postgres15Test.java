package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class Postgres15Test extends StoreContract {
    @Override
    TestDatabase open() throws Exception {
        DataSource source = PostgresServer.OLDEST.newDatabase();
        return () -> source;
    }

    @Test
    void theServerIsTheOldestThatIsSupported() throws Exception {
        assertThat(TrackedEvents.column(source(), "SHOW server_version").toString())
                .startsWith("[15.");
    }
}
