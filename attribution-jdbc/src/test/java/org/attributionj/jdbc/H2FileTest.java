package org.attributionj.jdbc;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;

class H2FileTest extends StoreContract {
    @TempDir
    Path folder;

    @Override
    TestDatabase open() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:file:" + folder.resolve("store").toAbsolutePath());
        return () -> source;
    }
}
