package org.attributionj.jdbc.internal.file;

import java.nio.file.Path;

/**
 * What DuckDB may use.
 *
 * @param memory bytes of memory, besides the heap
 * @param threads its threads
 * @param temporary where it keeps what is more than that
 */
public record FileSettings(long memory, int threads, Path temporary) {}
