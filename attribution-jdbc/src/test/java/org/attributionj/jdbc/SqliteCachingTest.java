package org.attributionj.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class SqliteCachingTest extends CachingContract {
    @TempDir
    Path folder;

    @Override
    TestDatabase open() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("store.db"));
        return () -> source;
    }
}
