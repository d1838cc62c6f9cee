package org.attributionj.examples.web;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.attributionj.jdbc.tracker.ModelFit;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.json.FittedModelJson;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.jspecify.annotations.Nullable;

/**
 * A small web application with the tracker inside: events come in by HTTP, results go out. It listens on this machine only;
 * who may call it is for the application around it to decide.
 */
public final class AttributionServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int SECONDS_TO_FINISH = 2;
    private static final int LARGEST_BODY = 1 << 20;

    private final HikariDataSource pool;
    private final ConversionTracker tracker;
    private final HttpServer server;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;

    /**
     * Opens the port, the database and the tracker.
     *
     * @param url the database's JDBC URL
     * @param port the port; 0 for any that is free
     * @param token what callers must know to delete a customer; nobody can if there is none
     * @throws IOException if the port cannot be opened, such as one that is taken
     */
    public AttributionServer(String url, int port, @Nullable String token) throws IOException {
        this(url, port, token, Duration.ofSeconds(10));
    }

    AttributionServer(String url, int port, @Nullable String token, Duration bodyDeadline) throws IOException {
        // first: where the port is taken, no tracker is left running
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        // tag::open[]
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        pool = new HikariDataSource(config);
        AttributionStore store = AttributionStore.builder(pool)
                .assembler(JourneyAssembler.standard().withGoal(Goal.of(ConversionType.PURCHASE)))
                .open();
        MarkovModel untaught = MarkovModel.fit(PathTable.of(Dimension.CHANNEL, List.of()), MarkovOptions.DEFAULT);
        tracker = ConversionTracker.builder(store)
                .models(AttributionModels.linear(), AttributionModels.timeDecay(Duration.ofDays(7)))
                .model(
                        untaught,
                        ModelFit.ofPathTable(
                                "channels",
                                Dimension.CHANNEL,
                                List.of(),
                                table -> MarkovModel.fit(table, MarkovOptions.DEFAULT)))
                .refreshEvery(Duration.ofHours(6))
                .modelText(FittedModelJson::write)
                .sweepEvery(Duration.ofSeconds(1))
                .open();
        // end::open[]
        threads = Executors.newFixedThreadPool(THREADS);
        timer = Executors.newSingleThreadScheduledExecutor();
        Body bodies = new Body(LARGEST_BODY, bodyDeadline, timer);
        server.createContext("/events", new Guard(new EventsHandler(tracker, bodies), port()));
        server.createContext("/", new Guard(new ResultsHandler(store, token), port()));
        server.setExecutor(threads);
        server.start();
    }

    /** The port that it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Lets requests finish, then the tracker, then closes the database. */
    @Override
    public void close() {
        server.stop(SECONDS_TO_FINISH);
        threads.shutdown();
        timer.shutdownNow();
        tracker.close();
        pool.close();
    }

    /**
     * Runs the application until it is told to end.
     *
     * @param args a port and a JDBC URL, which is trusted; 8080 and an H2 file in this folder if they are left out. Deletion
     *     needs the token of the environment variable ATTRIBUTION_TOKEN
     */
    public static void main(String... args) throws IOException {
        // headers, too, must come in time, and answers be taken: the server of the JDK has these limits as settings
        // only
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "60");
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 8080;
        AttributionServer server = new AttributionServer(
                args.length > 1 ? args[1] : "jdbc:h2:file:./attribution-store",
                port,
                System.getenv("ATTRIBUTION_TOKEN"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        System.out.println("listening on http://localhost:" + server.port());
    }
}
