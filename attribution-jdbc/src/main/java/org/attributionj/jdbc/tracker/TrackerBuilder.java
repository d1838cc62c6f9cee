package org.attributionj.jdbc.tracker;

import com.google.common.collect.ImmutableList;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.support.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a {@link ConversionTracker}. What journeys are (goal, windows, repeat policy) and whether old
 * results are kept are settings of the store, because they also say which conversions a late event changes. Not thread-safe.
 */
public final class TrackerBuilder {
    final AttributionStore store;
    final List<AttributionModel> models = new ArrayList<>();
    final Map<Integer, ModelFit> fits = new HashMap<>();
    final List<TrackerListener> listeners = new ArrayList<>();
    Clock clock = Clock.systemUTC();
    String owner = "process " + ProcessHandle.current().pid();
    boolean isDurable = true;
    boolean sweeps = true;
    boolean fitsAtStart;
    int queueBound = 50_000;
    Duration queueTimeout = Duration.ofSeconds(30);
    int groupSize = 2_000;
    int sweepSize = 500;
    Duration sweepInterval = Duration.ofSeconds(10);
    Duration lease = Duration.ofMinutes(5);
    Duration retryFor = Duration.ofSeconds(30);
    Duration refreshInterval = Duration.ofHours(6);
    Duration closeTimeout = Duration.ofMinutes(1);
    Duration trackTimeout = Duration.ofMinutes(2);
    long cachedEvents = 100_000;
    Duration cacheTime = Duration.ofMinutes(30);

    Function<AttributionModel, String> modelText = model -> "";

    @Nullable
    Money immediateFrom;

    TrackerBuilder(AttributionStore store) {
        this.store = Objects.requireNonNull(store, "store must not be null");
    }

    /**
     * Adds models under which every conversion is attributed.
     *
     * @param models the models, whose names must differ
     * @return this builder
     */
    public TrackerBuilder models(AttributionModel... models) {
        this.models.addAll(ImmutableList.copyOf(models));
        return this;
    }

    /**
     * Adds a model that is fitted anew on a schedule. Results that are stored already stay as they are; {@code
     * store.pending().markAll(period)} has them made again.
     *
     * @param first the model in use until the first fit: the last fit, read from where it was kept, say
     * @param fit fits the model; if that fails, the model before stays in use and the listeners are told
     * @return this builder
     */
    public TrackerBuilder model(AttributionModel first, ModelFit fit) {
        fits.put(models.size(), Objects.requireNonNull(fit, "fit must not be null"));
        return models(first);
    }

    /**
     * Sets how often models are fitted anew; the first time one interval after the tracker is opened, unless {@link
     * #fitsAtStart} says sooner.
     *
     * @param interval the pause between two fits; 6 hours is the usual
     * @return this builder
     */
    public TrackerBuilder refreshEvery(Duration interval) {
        refreshInterval = positive(interval, "interval");
        return this;
    }

    /**
     * Says whether models are fitted as soon as the tracker is open, in the background: for models that begin untaught.
     * Conversions that are attributed before that fit is done have the results of the first model.
     *
     * @param fitsAtStart true for a fit at the start; the usual is false
     * @return this builder
     */
    public TrackerBuilder fitsAtStart(boolean fitsAtStart) {
        this.fitsAtStart = fitsAtStart;
        return this;
    }

    /**
     * Has models written down in the runs' manifests, so that any stored credit can be computed again by the very model
     * that it was made by. The names of models, options and seeds included, are there anyway.
     *
     * @param modelText a model as text, empty to leave it out: of {@code attribution-models}, {@code
     *     FittedModelJson::write}. All models of a run may have half a million characters; of what goes beyond, there is a
     *     hash
     * @return this builder
     */
    public TrackerBuilder modelText(Function<AttributionModel, String> modelText) {
        this.modelText = Objects.requireNonNull(modelText, "modelText must not be null");
        return this;
    }

    /**
     * Adds listeners.
     *
     * @param listeners who hears what the tracker does
     * @return this builder
     */
    public TrackerBuilder listeners(TrackerListener... listeners) {
        this.listeners.addAll(ImmutableList.copyOf(listeners));
        return this;
    }

    /**
     * Sets the clock that lags, fits and runs are dated by. No event and no credit depends on it.
     *
     * @param clock the clock; the system's is the usual
     * @return this builder
     */
    public TrackerBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock must not be null");
        return this;
    }

    /**
     * Sets the name under which conversions are claimed. It only helps to see who works on what; two trackers may have the
     * same.
     *
     * @param owner a name of 1 to 200 characters, such as the host's; the usual is the number of the process
     * @return this builder
     */
    public TrackerBuilder owner(String owner) {
        this.owner = Objects.requireNonNull(owner, "owner must not be null");
        return this;
    }

    /**
     * Says whether the tracker insists on durable commits.
     *
     * @param isDurable false to do with what the database happens to be set to, such as one in memory in a test; the usual
     *     is true
     * @return this builder
     */
    public TrackerBuilder durable(boolean isDurable) {
        this.isDurable = isDurable;
        return this;
    }

    /**
     * Sets how many events may wait to be written, and how long a caller waits for room.
     *
     * @param events the number, 1 or more; 50 000 is the usual
     * @param timeout after which the caller gets a {@link TrackerBusyException}; 30 seconds is the usual
     * @return this builder
     */
    public TrackerBuilder queue(int events, Duration timeout) {
        queueBound = positive(events, "events");
        queueTimeout = positive(timeout, "timeout");
        return this;
    }

    /**
     * Sets how long {@link ConversionTracker#track(org.attributionj.core.event.Touchpoint)} waits for its answer, after
     * it found room in the queue.
     *
     * @param timeout after which the caller gets a {@link TrackTimeoutException}; 2 minutes is the usual
     * @return this builder
     */
    public TrackerBuilder trackTimeout(Duration timeout) {
        trackTimeout = positive(timeout, "timeout");
        return this;
    }

    /**
     * Sets how many events one transaction holds at most, unless one batch is larger.
     *
     * @param events the number, 1 or more; 2 000 is the usual
     * @return this builder
     */
    public TrackerBuilder groupSize(int events) {
        groupSize = positive(events, "events");
        return this;
    }

    /**
     * Sets how many conversions are claimed and attributed at a time.
     *
     * @param conversions the number, 1 or more; 500 is the usual
     * @return this builder
     */
    public TrackerBuilder sweepSize(int conversions) {
        sweepSize = positive(conversions, "conversions");
        return this;
    }

    /**
     * Sets how long the sweeper pauses when it has caught up.
     *
     * @param interval the pause; 10 seconds is the usual
     * @return this builder
     */
    public TrackerBuilder sweepEvery(Duration interval) {
        sweepInterval = positive(interval, "interval");
        return this;
    }

    /**
     * Says whether the tracker sweeps by itself.
     *
     * @param sweeps false to leave that to other trackers on the same database, or to calls of {@link
     *     ConversionTracker#sweep}; the usual is true
     * @return this builder
     */
    public TrackerBuilder sweeps(boolean sweeps) {
        this.sweeps = sweeps;
        return this;
    }

    /**
     * Sets how many events of recent customers the tracker keeps in memory, so that it need not read them again for an
     * attribution; see {@link AttributionStore#caching}. It stays right whatever other trackers do.
     *
     * @param events the number, at about half a kilobyte each; 0 for none; 100 000 is the usual
     * @param time how long they are kept after they were read or written last; 30 minutes is the usual
     * @return this builder
     */
    public TrackerBuilder cache(long events, Duration time) {
        if (events < 0) {
            throw new IllegalArgumentException("events must be 0 or more, but was " + events);
        }
        cachedEvents = events;
        cacheTime = positive(time, "time");
        return this;
    }

    /**
     * Sets how long claimed conversions are reserved. If a program dies, others take over what it had claimed after that
     * time; if a batch takes longer, others may do the same work at the same time, and the results of one of them are
     * dropped. All programs on one database should use about the same.
     *
     * @param lease the time; 5 minutes is the usual
     * @return this builder
     */
    public TrackerBuilder lease(Duration lease) {
        this.lease = positive(lease, "lease");
        return this;
    }

    /**
     * Has conversions of high value attributed at once instead of by the next sweep. {@link ConversionTracker#attributed} is
     * what to wait for.
     *
     * @param threshold conversions in this currency of at least this amount; null, the usual, for none
     * @return this builder
     */
    public TrackerBuilder immediateFrom(@Nullable Money threshold) {
        immediateFrom = threshold;
        return this;
    }

    /**
     * Sets for how long something is tried again while the database cannot be reached, is starting, or is locked. The pauses
     * grow from 20 milliseconds to a second.
     *
     * @param limit the time, or no more than a second for no retry; 30 seconds is the usual
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public TrackerBuilder retryFor(Duration limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("limit must not be negative, but was " + limit);
        }
        retryFor = limit;
        return this;
    }

    /**
     * Sets how long {@link ConversionTracker#close} waits for what is under way.
     *
     * @param timeout the time; a minute is the usual
     * @return this builder
     */
    public TrackerBuilder closeTimeout(Duration timeout) {
        closeTimeout = positive(timeout, "timeout");
        return this;
    }

    /**
     * Opens the tracker and starts its threads.
     *
     * @return the tracker
     * @throws StoreException if the database cannot be reached, or is DuckDB, or durable commits are asked for and cannot be
     *     had; the message says what to do
     * @throws IllegalArgumentException if two models have one name
     */
    public ConversionTracker open() {
        if (store.dialect().equals("duckdb")) {
            throw new StoreException(
                    "the tracker does not run on DuckDB, which is for analytics: no two programs can write"
                            + " one of its files, and its transactions fail where others wait; use PostgreSQL, MariaDB, H2 or"
                            + " SQLite, and read their events from DuckDB");
        }
        if (models.isEmpty()) {
            throw new IllegalArgumentException(
                    "models must not be empty: what waits would count as attributed, under no"
                            + " model; give the tracker at least one, by models(AttributionModels.linear()), say");
        }
        return new ConversionTracker(this);
    }

    /** The store as the tracker uses it. */
    AttributionStore readyStore() {
        AttributionStore ready = isDurable ? store.durable() : store;
        return cachedEvents == 0 ? ready : ready.caching(cachedEvents, cacheTime);
    }

    private static Duration positive(Duration value, String name) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " must be positive, but was " + value);
        }
        return value;
    }

    private static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, but was " + value);
        }
        return value;
    }
}
