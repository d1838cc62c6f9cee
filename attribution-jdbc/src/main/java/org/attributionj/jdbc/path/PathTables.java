package org.attributionj.jdbc.path;

import java.util.List;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.statistic.path.PathTable;

/**
 * Path tables in the database, kept up to date customer by customer: a refresh reads the events of customers who have new
 * ones and no others. Each table equals the one that the journeys of kind {@code FIT} of all events would give. Thread-safe.
 */
public interface PathTables {

    /**
     * Brings a stored table up to date and reads it; the first time, it is made from all events.
     *
     * @param name the table's name, of up to 64 letters, digits, blanks and hyphens
     * @param assembler makes the journeys; its goal must be given, and no end of the observation
     * @param path the alphabet of paths
     * @param transforms what is done to each path as the table is read; another list needs no other stored table
     * @return the table
     * @throws IllegalArgumentException if the table is stored under other settings: drop it, or choose another name
     */
    PathTable refresh(String name, JourneyAssembler assembler, Dimension path, List<PathTransform> transforms);

    /**
     * Removes a stored table.
     *
     * @param name the table's name
     */
    void drop(String name);

    /**
     * The stored tables.
     *
     * @return the names, sorted
     */
    List<String> names();
}
