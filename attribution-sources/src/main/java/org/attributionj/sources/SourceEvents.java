package org.attributionj.sources;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.event.EventRow;

/**
 * The events of an export. Immutable and thread-safe.
 *
 * @param rows the events in the order of the files, under the ids of their persons
 * @param aliases the ids that the export says belong together; those of one person are one in the events already
 * @param rejects records that could not be read, with reasons
 * @param account what became of all records
 */
public record SourceEvents(List<EventRow> rows, List<Alias> aliases, List<RejectedRow> rejects, SourceAccount account) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if one is null
     */
    public SourceEvents {
        rows = ImmutableList.copyOf(rows);
        aliases = ImmutableList.copyOf(aliases);
        rejects = ImmutableList.copyOf(rejects);
    }

    /**
     * The touchpoints.
     *
     * @return the touchpoints
     */
    public List<Touchpoint> touchpoints() {
        return rows.stream().flatMap(row -> row.touch().stream()).toList();
    }

    /**
     * The conversions and adjustments.
     *
     * @return the conversions
     */
    public List<Conversion> conversions() {
        return rows.stream().flatMap(row -> row.converted().stream()).toList();
    }
}
