package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.attributionj.io.Rows;
import org.attributionj.io.event.EventRow;
import org.attributionj.jdbc.file.FileEvents;
import org.attributionj.jdbc.support.StoreException;
import org.junit.jupiter.api.Test;

/** What they are told who read files without DuckDB's driver, which this library leaves to them. */
class MissingDriverTest {

    /** Reads a file, and returns what that fails with. Loaded anew where there is no driver. */
    public static final class Reading implements Callable<String> {
        @Override
        public String call() {
            try (Rows<EventRow> rows = FileEvents.of(List.of("any.parquet")).readInOrder(row -> {})) {
                return "rows: " + rows.hasNext();
            } catch (StoreException e) {
                return e.getMessage();
            }
        }
    }

    @Test
    void theMessageSaysWhatToAdd() throws Exception {
        List<URL> withoutDriver = new ArrayList<>();
        for (String entry : ChildProcess.classPath().split(File.pathSeparator, -1)) {
            if (!Path.of(entry).getFileName().toString().startsWith("duckdb_jdbc")) {
                withoutDriver.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(withoutDriver.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object reading = loader.loadClass(Reading.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(((Callable<?>) reading).call())
                    .isEqualTo(
                            "reading Parquet, or other files through DuckDB, needs its driver on the class path, which"
                                    + " this library leaves to you for its size; add org.duckdb:duckdb_jdbc");
        }
    }
}
