package org.attributionj.core.run;

import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableSortedMap;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of attribution with the manifest by which it can be repeated. Immutable and thread-safe.
 *
 * @param id the run's id, not blank; stores may bound its length
 * @param startedAt when it started
 * @param finishedAt when it finished; null if it has not
 * @param manifest versions, windows, goal, options of the models, seeds, counts: whatever the caller finds worth keeping,
 *     sorted by name
 */
public record Run(String id, Instant startedAt, @Nullable Instant finishedAt, Map<String, String> manifest)
        implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if the id is blank
     */
    public Run {
        notBlank(id, "run id");
        notNull(startedAt, "startedAt");
        manifest = ImmutableSortedMap.copyOf(notNull(manifest, "manifest"));
    }
}
