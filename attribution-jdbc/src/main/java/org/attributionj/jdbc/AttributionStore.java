package org.attributionj.jdbc;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.jdbc.internal.dialect.Dialects;
import org.attributionj.jdbc.internal.path.StorePaths;
import org.attributionj.jdbc.internal.pending.StoreClaims;
import org.attributionj.jdbc.internal.privacy.StorePrivacy;
import org.attributionj.jdbc.internal.read.CachedCustomers;
import org.attributionj.jdbc.internal.read.EventCache;
import org.attributionj.jdbc.internal.read.StoreReader;
import org.attributionj.jdbc.internal.result.ResultSaver;
import org.attributionj.jdbc.internal.result.StoreResults;
import org.attributionj.jdbc.internal.result.StoreRuns;
import org.attributionj.jdbc.internal.schema.Migrations;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.DurableSource;
import org.attributionj.jdbc.internal.sql.Names;
import org.attributionj.jdbc.internal.write.Admission;
import org.attributionj.jdbc.internal.write.Marking;
import org.attributionj.jdbc.internal.write.StoreReferenceData;
import org.attributionj.jdbc.internal.write.StoreWriter;
import org.attributionj.jdbc.path.PathTables;
import org.attributionj.jdbc.pending.PendingConversions;
import org.attributionj.jdbc.privacy.Privacy;
import org.attributionj.jdbc.read.CacheStats;
import org.attributionj.jdbc.read.JourneyReader;
import org.attributionj.jdbc.result.ResultReader;
import org.attributionj.jdbc.result.RunLog;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.write.ConsentPolicy;
import org.attributionj.jdbc.write.EventWriter;
import org.attributionj.jdbc.write.ReferenceData;
import org.jspecify.annotations.Nullable;

/**
 * Events and results in the user's own database.
 *
 * <pre>{@code
 * AttributionStore store = AttributionStore.builder(dataSource).open();
 * store.events().write(touchpoints, conversions);
 * PathTable paths = store.journeys()
 *         .collect(assembler, Period.all(), JourneyKind.FIT, PathTable.statistic(Dimension.CHANNEL, List.of()));
 * }</pre>
 *
 * <p>The database is H2, SQLite, PostgreSQL 15 to 18, MariaDB 10.11 or 11.4, or DuckDB (for analytics, without the tracker);
 * MySQL 8 by the same statements, untested. Which one it is, the connection says. Opening the store makes or upgrades its tables, by migrations that are plain SQL files in
 * the jar, under {@code META-INF/attributionj/schema/<dialect>}.
 *
 * <p>In the tables, times are nanoseconds since 1970 as 64-bit integers: exact, the same in every database, of the years
 * 1677 to 2262. Amounts are decimals of any scale, as {@code NUMERIC} in PostgreSQL and as text elsewhere, for no other type
 * of those databases keeps 5.00 and 5.0 apart. Every call is one transaction of a connection of its own; the connection goes
 * back as it came. Thread-safe.
 */
public final class AttributionStore {
    private final Database database;
    private final JourneyAssembler assembler;
    private final EventWriter events;
    private final ReferenceData reference;
    private final JourneyReader journeys;
    private final PendingConversions pending;
    private final RunLog runs;
    private final ResultReader results;
    private final PathTables paths;
    private final Privacy privacy;

    private final ResultSaver saver;
    private final Admission admission;
    private final EventCache cache;

    private static AttributionStore open(Builder builder) {
        Database database = new Database(
                builder.source,
                Dialects.of(builder.source),
                Names.of(builder.schema, builder.tablePrefix),
                builder.clock);
        if (builder.schema != null && !database.dialect().hasSchemas()) {
            throw new IllegalArgumentException(
                    "schema must be left out, because " + database.dialect().name() + " has none");
        }
        if (builder.migrates) {
            Migrations.apply(database);
        }
        return new AttributionStore(
                database,
                builder.assembler,
                new ResultSaver(builder.keepsRevisions, builder.modelConfidence),
                new Admission(builder.enrichment, builder.consent),
                EventCache.none());
    }

    private AttributionStore(
            Database database, JourneyAssembler assembler, ResultSaver saver, Admission admission, EventCache cache) {
        this.database = database;
        this.assembler = assembler;
        this.saver = saver;
        this.admission = admission;
        this.cache = cache;
        Goal goal = Objects.requireNonNull(assembler.goal(), "goal");
        events = new StoreWriter(
                database, new Marking(goal, assembler.windows(), assembler.repeatPolicy()), admission, cache);
        reference = new StoreReferenceData(database);
        journeys = new StoreReader(database, cache);
        pending = new StoreClaims(database, saver);
        runs = new StoreRuns(database);
        results = new StoreResults(database);
        paths = new StorePaths(database);
        privacy = new StorePrivacy(database, cache);
    }

    /**
     * A builder of a store.
     *
     * @param source where connections come from: best a pool
     * @return a new builder
     */
    public static Builder builder(DataSource source) {
        return new Builder(source);
    }

    /**
     * Writes events.
     *
     * @return the service
     */
    public EventWriter events() {
        return events;
    }

    /**
     * Keeps the population, costs and refused rows.
     *
     * @return the service
     */
    public ReferenceData reference() {
        return reference;
    }

    /**
     * Reads events and journeys.
     *
     * @return the service
     */
    public JourneyReader journeys() {
        return journeys;
    }

    /**
     * Shares out the conversions that wait for their attribution.
     *
     * @return the service
     */
    public PendingConversions pending() {
        return pending;
    }

    /**
     * Keeps the runs of attribution with their manifests.
     *
     * @return the service
     */
    public RunLog runs() {
        return runs;
    }

    /**
     * Reads what was attributed.
     *
     * @return the service
     */
    public ResultReader results() {
        return results;
    }

    /**
     * Keeps path tables up to date.
     *
     * @return the service
     */
    public PathTables paths() {
        return paths;
    }

    /**
     * Erases people and old data.
     *
     * @return the service
     */
    public Privacy privacy() {
        return privacy;
    }

    /**
     * The assembler under which conversions are attributed.
     *
     * @return the assembler that was given, with its goal
     */
    public JourneyAssembler assembler() {
        return assembler;
    }

    /**
     * The database's kind.
     *
     * @return {@code h2}, {@code sqlite}, {@code postgresql}, {@code mariadb} or {@code duckdb}
     */
    public String dialect() {
        return database.dialect().name();
    }

    /**
     * The same store with durable writes: when a call returns, its transaction is on disk, not only accepted. It sets what
     * that takes on each connection before it uses it, and verifies it: {@code WRITE_DELAY 0} in H2, {@code synchronous} in
     * SQLite, {@code synchronous_commit} in PostgreSQL; settings of the server (PostgreSQL's {@code fsync}, MariaDB's {@code
     * innodb_flush_log_at_trx_commit} and {@code sync_binlog}) are verified only. Connections of a pool keep what was set.
     *
     * <p>H2 then loses nothing when its process dies, but does not claim as much of a power cut. A file that is open in this
     * process is written to at its end only, so that H2 finds each commit again, until the database is closed; it keeps all that
     * was ever written there.
     *
     * @return a store with the same settings over the same tables
     * @throws org.attributionj.jdbc.support.StoreException if durability cannot be had, with what to do about it; also by
     *     any later call that finds it gone
     */
    public AttributionStore durable() {
        DurableSource durable = new DurableSource(database.source(), database.dialect());
        try {
            durable.getConnection().close();
        } catch (SQLException e) {
            throw new StoreException("could not connect to the database", e);
        }
        Database same = new Database(durable, database.dialect(), database.names(), database.clock());
        return new AttributionStore(same, assembler, saver, admission, cache);
    }

    /**
     * The same store with the events of recent customers in memory: those that it writes, and those that it reads for {@link
     * JourneyReader#forEachJourneyOf}, which then reads only numbers of those customers whose events are all known.
     *
     * <p>What is in memory is used only if the database confirms, at each use, that it is all there is; other programs may
     * write and erase at the same time. A customer whom this store erases is forgotten at once; one whom others erase, or
     * whom nobody asks for, when the time is over and something else is read or written.
     *
     * @param events how many events are kept at most, a customer counting as one more; at about half a kilobyte each
     * @param time how long they are kept after they were read or written last
     * @return a store with the same settings over the same tables
     * @throws IllegalArgumentException if a limit is not positive
     */
    public AttributionStore caching(long events, Duration time) {
        return new AttributionStore(
                database, assembler, saver, admission, CachedCustomers.cache(database, events, time));
    }

    /**
     * What the cache has done and holds.
     *
     * @return the numbers of this moment; zeros if this store has none
     */
    public CacheStats cacheStats() {
        return cache.stats();
    }

    /** The kind of database, and where the tables are. */
    @Override
    public String toString() {
        return "AttributionStore in " + dialect() + ", tables "
                + database.names().table("*");
    }

    /** Collects the settings of a store. Not thread-safe. */
    public static final class Builder {
        private final DataSource source;
        private @Nullable String schema;
        private String tablePrefix = "attribution_";
        private boolean migrates = true;
        private boolean keepsRevisions;
        private ConsentPolicy consent = ConsentPolicy.given();
        private UnaryOperator<Touchpoint> enrichment = touchpoint -> touchpoint;
        private Clock clock = Clock.systemUTC();
        private JourneyAssembler assembler = JourneyAssembler.standard().withGoal(Goal.everything());
        private ToDoubleFunction<String> modelConfidence = model -> 1;

        private Builder(DataSource source) {
            this.source = Objects.requireNonNull(source, "source must not be null");
        }

        /**
         * Sets the schema that holds the tables; it is made if it is not there.
         *
         * @param schema a plain lower-case name; null for the connection's own schema, which is the usual
         * @return this builder
         */
        public Builder schema(@Nullable String schema) {
            this.schema = schema;
            return this;
        }

        /**
         * Sets what the tables' names begin with.
         *
         * @param tablePrefix a plain lower-case name, or nothing; {@code attribution_} is the usual
         * @return this builder
         */
        public Builder tablePrefix(String tablePrefix) {
            this.tablePrefix = Objects.requireNonNull(tablePrefix, "tablePrefix must not be null");
            return this;
        }

        /**
         * Says whether opening the store makes and upgrades the tables.
         *
         * @param migrates false if somebody else applies the SQL files; the usual is true
         * @return this builder
         */
        public Builder migrates(boolean migrates) {
            this.migrates = migrates;
            return this;
        }

        /**
         * Says what becomes of results when newer ones are stored for the same conversion.
         *
         * @param keepsRevisions true to keep them beside the newer ones, false, the usual, to delete them
         * @return this builder
         */
        public Builder keepsRevisions(boolean keepsRevisions) {
            this.keepsRevisions = keepsRevisions;
            return this;
        }

        /**
         * Says what is filled in before touchpoints are stored, by the store's writer and by trackers on it. Consent is asked
         * for afterwards, so that it may be filled in too.
         *
         * @param enrichment a function that gives the same for the same touchpoint, keeps id, customer and time, and is
         *     thread-safe, such as those of {@code attribution-enrich}; that changes nothing is the usual
         * @return this builder
         */
        public Builder enriching(UnaryOperator<Touchpoint> enrichment) {
            this.enrichment = Objects.requireNonNull(enrichment, "enrichment must not be null");
            return this;
        }

        /**
         * Says what is done with touchpoints without consent.
         *
         * @param consent the policy; that consent is given is the usual
         * @return this builder
         */
        public Builder consent(ConsentPolicy consent) {
            this.consent = Objects.requireNonNull(consent, "consent must not be null");
            return this;
        }

        /**
         * Sets the clock that says when events arrive and claims lapse.
         *
         * @param clock the clock; the system's is the usual
         * @return this builder
         */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock must not be null");
            return this;
        }

        /**
         * Sets how journeys are assembled: it tells which conversions are attributed, and which of them a late event
         * changes.
         *
         * @param assembler the assembler, whose goal must be given; the standard one with every type as its goal is the
         *     usual
         * @return this builder
         * @throws IllegalArgumentException if the assembler has no goal
         */
        public Builder assembler(JourneyAssembler assembler) {
            if (assembler.goal() == null) {
                throw new IllegalArgumentException(
                        "assembler must have a goal, because the default (the types that carry"
                                + " value) changes with the data; call withGoal, for instance with Goal.everything()");
            }
            this.assembler = assembler;
            return this;
        }

        /**
         * Sets models' factors of the rule-of-thumb confidence of a stored result.
         *
         * @param modelConfidence a factor in [0, 1] for a model's name, such as 0.6 for models of a single touchpoint; 1 is
         *     the usual
         * @return this builder
         */
        public Builder modelConfidence(ToDoubleFunction<String> modelConfidence) {
            this.modelConfidence = Objects.requireNonNull(modelConfidence, "modelConfidence must not be null");
            return this;
        }

        /**
         * Opens the store: finds the dialect, and makes or upgrades the tables.
         *
         * @return the store
         * @throws org.attributionj.jdbc.support.StoreException if the database cannot be reached or is of no known kind
         * @throws IllegalArgumentException if a name is not plain, or the database has no schemas but one is given
         */
        public AttributionStore open() {
            return AttributionStore.open(this);
        }
    }
}
