package org.attributionj.jdbc.tracker;

import com.google.common.collect.ImmutableList;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Retries;
import org.attributionj.jdbc.result.StoredResult;
import org.attributionj.jdbc.support.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Stores touchpoints and conversions as they happen, and has every conversion attributed under every configured model.
 *
 * <pre>{@code
 * try (ConversionTracker tracker = ConversionTracker.builder(store).models(model).open()) {
 *     tracker.track(touchpoint);
 *     tracker.track(conversion);
 * }
 * }</pre>
 *
 * <p>What it promises, through crashes, retries, duplicates and late events, with any number of trackers on one database:
 *
 * <ul>
 *   <li>When a call returns, or its future completes, its events are committed and on disk (see {@link
 *       AttributionStore#durable}); if it throws, the same call may be made again without harm.
 *   <li>An event is stored once, however often it is sent.
 *   <li>A conversion waits, in the database, from the commit that stores it until the commit that stores its results; both
 *       are one transaction each, so none is forgotten and none has half its results. A late touchpoint or an adjustment
 *       gives the conversions that it concerns a new revision, which waits in turn. No revision is attributed twice.
 * </ul>
 *
 * <p>When results come is no promise: with the next sweep, unless the database is down or a model fails.
 *
 * <p>Events of many callers share a transaction: while one is being committed, the next one gathers. Thread-safe. The
 * tracker has one to four threads of its own, which end with {@link #close}.
 */
public final class ConversionTracker implements AutoCloseable {
    /** How much of the time for closing is left to attempts that were under way when the rest was over. */
    private static final Duration LAST_ATTEMPT = Duration.ofSeconds(10);

    private final AttributionStore store;
    private final EventQueue queue;
    private final Retries retries;
    private final Listeners listeners;
    private final Counters counters = new Counters();
    private final Awaited awaited;
    private final CurrentModels models;
    private final Clock clock;
    private final String owner;
    private final Duration lease;
    private final int sweepSize;
    private final Duration closeTimeout;
    private final Duration trackTimeout;
    private final Stop stop = new Stop();
    private final AtomicBoolean isClosed = new AtomicBoolean();
    /** Whether the time for closing is over: then nothing is tried again. */
    private final AtomicBoolean givesUp = new AtomicBoolean();

    private final GroupWriter group;
    private final Thread writer;
    private final List<Thread> workers = new ArrayList<>();
    private final @Nullable Urgent urgent;
    private final @Nullable Thread urgentThread;

    ConversionTracker(TrackerBuilder builder) {
        clock = builder.clock;
        owner = builder.owner;
        lease = builder.lease;
        sweepSize = builder.sweepSize;
        closeTimeout = builder.closeTimeout;
        trackTimeout = builder.trackTimeout;
        store = builder.readyStore();
        awaited = new Awaited(store);
        queue = new EventQueue(builder.queueBound, builder.queueTimeout);
        retries = new Retries(
                builder.retryFor,
                failure -> !givesUp.get() && failure instanceof StoreException broken && broken.isTransient(),
                counters.retries::increment);
        listeners = new Listeners(builder.listeners);
        models = new CurrentModels(builder.models, new TrackerRuns(store, clock, owner, builder.modelText, retries));
        urgent =
                builder.immediateFrom == null ? null : new Urgent(worker(), builder.immediateFrom, listeners, counters);
        group = new GroupWriter(
                queue,
                new ApartFromRefused(store),
                builder.groupSize,
                retries,
                listeners,
                counters,
                urgent == null ? (conversions, pending) -> {} : urgent::offer);
        writer = thread("writer", group);
        urgentThread = urgent == null ? null : thread("urgent", urgent);
        if (builder.sweeps) {
            Sweeper sweeper =
                    new Sweeper(worker(), awaited, sweepSize, builder.sweepInterval, stop, listeners, counters);
            workers.add(thread("sweeper", sweeper));
        }
        if (!builder.fits.isEmpty()) {
            workers.add(thread(
                    "refresher",
                    new ModelRefresh(
                            store,
                            models,
                            builder.fits,
                            builder.fitsAtStart,
                            builder.refreshInterval,
                            stop,
                            listeners,
                            counters,
                            clock)));
        }
        writer.start();
        if (urgentThread != null) {
            urgentThread.start();
        }
        workers.forEach(Thread::start);
    }

    /** A daemon: what it holds is in no table yet, but nobody has been told that it is either. */
    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, "attribution-tracker-" + name);
        thread.setDaemon(true);
        return thread;
    }

    private ClaimWorker worker() {
        return new ClaimWorker(
                store.pending(),
                new Attribution(store, models),
                retries,
                listeners,
                counters,
                awaited,
                clock,
                owner,
                lease);
    }

    /**
     * A builder of a tracker.
     *
     * @param store where events and results are kept
     * @return a new builder
     */
    public static TrackerBuilder builder(AttributionStore store) {
        return new TrackerBuilder(store);
    }

    /**
     * Stores a touchpoint and waits until it is durable.
     *
     * @param touchpoint the touchpoint
     * @return what became of it
     * @throws StoreException if the database failed, also after retries; whether the event is stored is then unknown, and
     *     the call may be made again
     * @throws TrackerBusyException if the queue stayed full; the event is not stored
     * @throws TrackTimeoutException if there is no answer in time ({@link TrackerBuilder#trackTimeout}); the event may be
     *     stored or not, and the call may be made again
     * @throws IllegalStateException if the tracker is closed, this is a thread of the tracker itself, or the calling thread
     *     was interrupted (the event may be stored)
     */
    public TrackReport track(Touchpoint touchpoint) {
        return await(trackAsync(touchpoint));
    }

    /**
     * Stores a conversion, or an adjustment, and waits until it is durable.
     *
     * @param conversion the conversion
     * @return what became of it
     * @throws StoreException as {@link #track(Touchpoint)}
     * @throws TrackerBusyException as {@link #track(Touchpoint)}
     * @throws IllegalStateException as {@link #track(Touchpoint)}
     */
    public TrackReport track(Conversion conversion) {
        return await(trackAsync(conversion));
    }

    /**
     * Stores a batch in one transaction, all of it or nothing, and waits until it is durable.
     *
     * @param touchpoints the touchpoints
     * @param conversions the conversions and adjustments
     * @return what became of them
     * @throws StoreException as {@link #track(Touchpoint)}
     * @throws TrackerBusyException as {@link #track(Touchpoint)}
     * @throws IllegalStateException as {@link #track(Touchpoint)}
     */
    public TrackReport track(Collection<Touchpoint> touchpoints, Collection<Conversion> conversions) {
        return await(trackAsync(touchpoints, conversions));
    }

    /**
     * Stores a touchpoint.
     *
     * @param touchpoint the touchpoint
     * @return completes when it is durable, or with what {@link #track(Touchpoint)} would throw; by a thread of the
     *     tracker, so steps that take long, or that track, belong on another one ({@code thenApplyAsync})
     * @throws TrackerBusyException if the queue stayed full: this call waits for room as well
     * @throws IllegalStateException if the tracker is closed, or this is a thread of the tracker
     */
    public CompletableFuture<TrackReport> trackAsync(Touchpoint touchpoint) {
        return submit(ImmutableList.of(touchpoint), ImmutableList.of());
    }

    /**
     * Stores a conversion, or an adjustment.
     *
     * @param conversion the conversion
     * @return as {@link #trackAsync(Touchpoint)}
     * @throws TrackerBusyException as {@link #trackAsync(Touchpoint)}
     * @throws IllegalStateException as {@link #trackAsync(Touchpoint)}
     */
    public CompletableFuture<TrackReport> trackAsync(Conversion conversion) {
        return submit(ImmutableList.of(), ImmutableList.of(conversion));
    }

    /**
     * Stores a batch in one transaction, all of it or nothing.
     *
     * @param touchpoints the touchpoints
     * @param conversions the conversions and adjustments
     * @return as {@link #trackAsync(Touchpoint)}
     * @throws TrackerBusyException as {@link #trackAsync(Touchpoint)}
     * @throws IllegalStateException as {@link #trackAsync(Touchpoint)}
     */
    public CompletableFuture<TrackReport> trackAsync(
            Collection<Touchpoint> touchpoints, Collection<Conversion> conversions) {
        return submit(ImmutableList.copyOf(touchpoints), ImmutableList.copyOf(conversions));
    }

    private CompletableFuture<TrackReport> submit(List<Touchpoint> touchpoints, List<Conversion> conversions) {
        if (Thread.currentThread().equals(writer)) {
            throw new IllegalStateException("a step after a future of this tracker must not track by the tracker's own"
                    + " thread, which would wait for itself; use thenApplyAsync or thenRunAsync");
        }
        if (isClosed.get()) {
            throw EventQueue.closedFailure();
        }
        Submission submission = new Submission(touchpoints, conversions, new CompletableFuture<>());
        if (submission.size() == 0) {
            return CompletableFuture.completedFuture(new TrackReport(0, 0, List.of()));
        }
        queue.put(submission);
        return submission.answer();
    }

    private TrackReport await(CompletableFuture<TrackReport> answer) {
        try {
            return answer.get(trackTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new TrackTimeoutException(
                    "no answer within " + trackTimeout + "; the events may be stored or not, and may be sent again; "
                            + Database.STARVED,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the events may be stored or not, and may be sent again", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("could not store events: " + e.getCause(), e.getCause());
        }
    }

    /**
     * Attributes, by the calling thread, all that waits and that nobody else has claimed. The sweeper does the same at
     * intervals.
     *
     * @return how many conversions have new results
     * @throws StoreException if the database failed, also after retries; what was not attributed waits on
     */
    public int sweep() {
        ClaimWorker worker = worker();
        int stored = 0;
        ClaimWorker.Batch batch;
        do {
            batch = worker.next(sweepSize);
            stored += batch.stored();
        } while (batch.mayGoOn(sweepSize));
        awaited.look();
        return stored;
    }

    /**
     * The current results of a conversion, as soon as there are some: at once if its newest revision has been attributed,
     * otherwise when this tracker or another one has done so; those of another one are looked for with each sweep. With {@link
     * TrackerBuilder#immediateFrom}, that is right after a conversion of high value is stored.
     *
     * <p>It may be asked for before the conversion is tracked. What comes late, a touchpoint or a refund, may change the
     * results afterwards. Steps after the future run on a thread of the tracker and should be short, or asynchronous.
     *
     * @param conversionId the id of a conversion; not of an adjustment, whose results are among those of its conversion
     * @return completes with the results under every model, of the conversion and its adjustments; empty for a conversion
     *     of no goal; exceptionally, with an {@code IllegalStateException}, if the tracker is closed before. It does not time
     *     out by itself ({@code orTimeout} does that)
     * @throws IllegalStateException if the tracker is closed
     */
    public CompletableFuture<List<StoredResult>> attributed(String conversionId) {
        if (isClosed.get()) {
            throw EventQueue.closedFailure();
        }
        return awaited.results(conversionId);
    }

    /**
     * What the tracker has done so far.
     *
     * @return the numbers of this moment
     */
    public TrackerStats stats() {
        return counters.stats(queue.size(), store.cacheStats());
    }

    /**
     * Takes no more events, writes those that it has, ends the batch that is being attributed, and ends the tracker's
     * threads. What was not attributed waits in the database for the next tracker. A second call does nothing.
     *
     * <p>If the database does not answer in time ({@link TrackerBuilder#closeTimeout}), every caller is told: that nothing of
     * the call is stored, or that it may be stored or not. A thread that waits inside of the database ends as soon as that
     * answers. No thread is interrupted where H2 would close its file for it.
     */
    @Override
    public void close() {
        if (!isClosed.compareAndSet(false, true)) {
            return;
        }
        queue.close();
        stop.now();
        long end = System.nanoTime() + closeTimeout.toNanos();
        long patience = end - Math.min(closeTimeout.toNanos() / 2, LAST_ATTEMPT.toNanos());
        join(writer, patience);
        if (urgent != null) {
            urgent.end();
        }
        List<Thread> others = new ArrayList<>(workers);
        if (urgentThread != null) {
            others.add(urgentThread);
        }
        Thread closer = thread("closer", models::end);
        others.forEach(thread -> join(thread, patience));
        closer.start();
        join(closer, patience);
        // who hangs now may end its last attempt, but makes no other
        givesUp.set(true);
        others.add(writer);
        others.add(closer);
        others.forEach(thread -> join(thread, end));
        others.stream().filter(Thread::isAlive).forEach(this::interruptUnlessH2);
        queue.abandon().forEach(left -> left.answer().completeExceptionally(EventQueue.closedFailure()));
        group.abandon();
        awaited.abandon();
    }

    /** An interrupt closes the file under an embedded H2, for every other user of it too. */
    private void interruptUnlessH2(Thread thread) {
        if (!store.dialect().equals("h2")) {
            thread.interrupt();
        }
    }

    private static void join(Thread thread, long deadline) {
        if (thread.equals(Thread.currentThread())) {
            return;
        }
        try {
            Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
            thread.join(Math.max(1, left.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The store and the models. */
    @Override
    public String toString() {
        return "ConversionTracker of " + store + " under "
                + models.now().models().stream().map(model -> model.name()).toList();
    }
}
