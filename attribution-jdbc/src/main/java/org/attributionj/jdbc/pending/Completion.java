package org.attributionj.jdbc.pending;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;

/**
 * What became of attributed conversions. Immutable and thread-safe.
 *
 * @param stored the ids of the conversions whose results were stored
 * @param superseded the ids of those whose results were dropped, because an event changed their journey meanwhile (they
 *     still wait, under their new revision), the claim lapsed and somebody else has them, or they were erased
 */
public record Completion(List<String> stored, List<String> superseded) implements Serializable {

    /** Copies the lists. */
    public Completion {
        stored = ImmutableList.copyOf(stored);
        superseded = ImmutableList.copyOf(superseded);
    }
}
