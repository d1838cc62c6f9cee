package org.attributionj.io.record;

import java.util.List;
import org.attributionj.io.value.Fields;

/**
 * One row of a table, or one object of JSON. Valid until the next one is asked for; one thread at a time.
 */
public interface SourceRecord extends Fields {

    /**
     * The file.
     *
     * @return its name
     */
    String file();

    /**
     * Where the row begins.
     *
     * @return the line, from 1
     */
    long line();

    /**
     * Whether there is a name, with a value or without.
     *
     * @param name the name of a column, or the path of a member
     * @return whether there is
     */
    boolean has(String name);

    /**
     * The objects of a list within this one; names that begin with {@code ^} ask for members of this one there.
     *
     * @param path the list's path
     * @return the objects; none if there is no such list, as in a table
     */
    List<SourceRecord> list(String path);
}
