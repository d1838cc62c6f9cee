package org.attributionj.jdbc.tracker;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.result.StoredResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who waits for the results of which conversions. What the tables say counts, whoever wrote it. Thread-safe. */
final class Awaited {
    private static final Logger LOG = LoggerFactory.getLogger(Awaited.class);

    private final AttributionStore store;
    private final Map<String, CompletableFuture<List<StoredResult>>> futures = new ConcurrentHashMap<>();
    private final AtomicBoolean isClosed = new AtomicBoolean();

    Awaited(AttributionStore store) {
        this.store = store;
    }

    /** The results of a conversion, now or later. Callers who wait for the same one do not share a future that one cancels. */
    CompletableFuture<List<StoredResult>> results(String conversion) {
        Objects.requireNonNull(conversion, "conversionId must not be null");
        CompletableFuture<List<StoredResult>> own = futures.computeIfAbsent(conversion, id -> new CompletableFuture<>())
                .copy();
        // after it was put down: whoever attributes the conversion from here on finds it
        lookFor(List.of(conversion));
        if (isClosed.get()) {
            abandon();
        }
        return own;
    }

    /** Looks for all that somebody waits for. */
    void look() {
        lookFor(Set.copyOf(futures.keySet()));
    }

    /** Looks for those of some conversions that somebody waits for. A failure is none of the conversion's: the next look finds it. */
    void lookFor(Collection<String> conversions) {
        List<String> wanted = conversions.stream().filter(futures::containsKey).toList();
        if (wanted.isEmpty()) {
            return;
        }
        try {
            for (String id : store.pending().settled(wanted)) {
                List<StoredResult> results = store.results().of(id).stream()
                        .filter(StoredResult::isCurrent)
                        .toList();
                CompletableFuture<List<StoredResult>> future = futures.remove(id);
                if (future != null) {
                    future.complete(results);
                }
            }
        } catch (RuntimeException e) {
            LOG.debug("could not look for results that somebody waits for; the next sweep will", e);
        }
    }

    /** Nobody looks any more. */
    void abandon() {
        isClosed.set(true);
        futures.keySet().forEach(id -> {
            CompletableFuture<List<StoredResult>> future = futures.remove(id);
            if (future != null) {
                future.completeExceptionally(new IllegalStateException(
                        "the tracker was closed before the conversion was attributed; it waits in the database"));
            }
        });
    }
}
