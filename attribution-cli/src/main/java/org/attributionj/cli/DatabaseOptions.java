package org.attributionj.cli;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.Closeable;
import java.io.File;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.text.Credentials;
import org.attributionj.core.text.PrintedText;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.support.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which database holds the events and the results. */
final class DatabaseOptions {
    /**
     * A file in the working directory. H2 writes half a second behind, and all when it closes the file: told not to, it would
     * reclaim nothing of what a load leaves behind before the load is over.
     */
    private static final String HERE = "jdbc:h2:file:./attribution-store";

    @Option(
            names = "--db",
            arity = "0..1",
            fallbackValue = HERE,
            paramLabel = "URL",
            description = "a JDBC URL, which is trusted: one of H2 can run code; without one, the H2 file"
                    + " attribution-store in this folder. Drivers other than H2's go on the class path")
    private @Nullable String url;

    @Option(names = "--db-user", paramLabel = "USER", description = "the database's user")
    private @Nullable String user;

    @Option(
            names = "--db-password-env",
            paramLabel = "NAME",
            description = "the environment variable that holds the user's password")
    private @Nullable String passwordVariable;

    @Option(
            names = "--db-password-file",
            paramLabel = "FILE",
            description = "a file whose first line is the user's password")
    private @Nullable Path passwordFile;

    @Option(
            names = "--db-password",
            arity = "0..1",
            interactive = true,
            paramLabel = "PASSWORD",
            description = "the user's password; asked for if it is not given")
    private @Nullable String password;

    /** Whether a database was asked for. */
    boolean isWanted() {
        return url != null;
    }

    /** The store in the database that was asked for, or in the usual one. */
    OpenStore open(JourneyAssembler assembler) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url == null ? HERE : url);
        config.setUsername(user);
        config.setPassword(DatabasePassword.of(password, passwordVariable, passwordFile, System::getenv));
        config.setMaximumPoolSize(2);
        HikariDataSource pool = connect(config);
        try {
            Optional<H2File> file = H2File.of(config.getJdbcUrl(), pool);
            JourneyAssembler withGoal = assembler.goal() == null ? assembler.withGoal(Goal.everything()) : assembler;
            return new OpenStore(
                    AttributionStore.builder(pool).assembler(withGoal).open(), pool, file);
        } catch (SQLException e) {
            pool.close();
            throw new StoreException("cannot open " + Credentials.hidden(config.getJdbcUrl()), e);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** The pool would fail as well without a driver, but not say what to do. */
    private static HikariDataSource connect(HikariConfig config) {
        String url = config.getJdbcUrl();
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new IllegalArgumentException(
                    "no driver takes " + PrintedText.quoted(Credentials.hidden(url))
                            + "; put the database's driver on the class path: java -cp" + " attribution.jar"
                            + File.pathSeparator + "DRIVER.jar " + Main.class.getName() + " ...",
                    e);
        }
        return new HikariDataSource(config);
    }

    /** A store with its connections, and its file if it is H2's. */
    record OpenStore(AttributionStore store, HikariDataSource pool, Optional<H2File> file) implements Closeable {
        @Override
        public void close() {
            pool.close();
            try {
                if (file.isPresent()) {
                    file.get().shrink(pool);
                }
            } catch (SQLException e) {
                throw new StoreException("all is stored, but its file could not be made smaller", e);
            }
        }
    }
}
