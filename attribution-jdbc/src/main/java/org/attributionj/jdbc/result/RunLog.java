package org.attributionj.jdbc.result;

import java.util.List;
import java.util.Optional;
import org.attributionj.core.run.Run;

/** The runs whose results are stored. Thread-safe. */
public interface RunLog {

    /**
     * Stores a run, or replaces what was stored of it: once at its start, once at its end.
     *
     * @param run the run
     */
    void put(Run run);

    /**
     * A run.
     *
     * @param id its id
     * @return the run, or nothing if it is unknown
     */
    Optional<Run> find(String id);

    /**
     * All runs.
     *
     * @return the runs in the order of their starts, then ids
     */
    List<Run> all();
}
