package org.attributionj.jdbc.internal.file;

import java.util.List;
import org.attributionj.io.event.EventTable;

/**
 * A file as DuckDB reads it.
 *
 * @param source its name and its columns
 * @param scan what stands behind FROM
 * @param values an expression of each column's value as a text; of JSON, the one of the object
 * @param customer an expression of the customer, without blanks around it
 */
record EventFile(EventTable.Source source, String scan, List<String> values, String customer) {}
