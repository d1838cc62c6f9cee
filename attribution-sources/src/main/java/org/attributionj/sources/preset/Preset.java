package org.attributionj.sources.preset;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.attributionj.io.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * What an export is made of and what of it becomes an event. {@link PresetText} reads one from text. Immutable and
 * thread-safe.
 *
 * @param name the name by which it is asked for
 * @param title what exports it is for
 * @param signatures sets of names; a file that has all names of one set looks like such an export
 * @param dialect how its tables are written
 * @param timePattern how times are written; null for ISO 8601 and numbers by magnitude
 * @param minorUnits whether amounts count the smallest unit of their currency
 * @param sessionGap visits of a person that are nearer to each other are one session, of which one touchpoint is kept: the
 *     first that has a source, at the time of the first; null if every touchpoint is kept, or sessions have ids
 * @param onePerSession whether one touchpoint of each session is kept, likewise
 * @param paths whether files are path tables rather than events
 * @param headerFile the part of a file's name by which the file that holds nothing but the others' header is known; null if
 *     there is none
 * @param rules what becomes of records, in the order in which they are asked
 */
public record Preset(
        String name,
        String title,
        List<Set<String>> signatures,
        Dialect dialect,
        @Nullable String timePattern,
        boolean minorUnits,
        @Nullable Duration sessionGap,
        boolean onePerSession,
        boolean paths,
        @Nullable String headerFile,
        List<PresetRule> rules) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if the name is blank or there is nothing to make of records
     */
    public Preset {
        Objects.requireNonNull(title, "title must not be null");
        Objects.requireNonNull(dialect, "dialect must not be null");
        signatures = signatures.stream().map(ImmutableSet::copyOf).collect(ImmutableList.toImmutableList());
        rules = ImmutableList.copyOf(rules);
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        if (rules.isEmpty() && !paths) {
            throw new IllegalArgumentException("preset " + name + " has no rule");
        }
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
