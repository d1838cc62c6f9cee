package org.attributionj.jdbc.file;

import java.util.Objects;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.io.ReadAccount;

/**
 * What became of the rows of files, and of the events that they gave. Immutable and thread-safe.
 *
 * @param rows the rows: accepted and rejected ones add up to those read
 * @param events where every event of the accepted rows went
 */
public record FileAccount(ReadAccount rows, AssemblyAccount events) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     */
    public FileAccount {
        Objects.requireNonNull(rows, "rows must not be null");
        Objects.requireNonNull(events, "events must not be null");
    }
}
