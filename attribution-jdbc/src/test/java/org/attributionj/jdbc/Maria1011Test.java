package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class Maria1011Test extends StoreContract {
    @Override
    TestDatabase open() throws SQLException {
        DataSource source = MariaServer.OLDEST.newDatabase();
        return () -> source;
    }

    @Test
    void theServerIsTheOldestThatIsSupported() throws Exception {
        assertThat(TrackedEvents.column(source(), "SELECT VERSION()").toString())
                .startsWith("[10.11.");
    }
}
