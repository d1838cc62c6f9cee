package org.attributionj.jdbc.result;

import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of attribution with the manifest by which it can be repeated. Immutable and thread-safe.
 *
 * @param id the run's id, of up to 512 characters
 * @param startedAt when it started
 * @param finishedAt when it finished; null if it has not
 * @param manifest versions, windows, goal, options of the models, seeds, counts: whatever the caller finds worth keeping,
 *     sorted by name
 */
public record Run(String id, Instant startedAt, @Nullable Instant finishedAt, Map<String, String> manifest)
        implements Serializable {

    /** Copies the manifest. */
    public Run {
        manifest = ImmutableSortedMap.copyOf(manifest);
    }
}
