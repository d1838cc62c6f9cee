/**
 * Events, paths, populations and results of attribution as CSV and JSON Lines.
 *
 * <p>{@link org.attributionj.io.Input}s (files, plain or gzip) are read row by row as {@link org.attributionj.io.Rows}.
 * A row that cannot be read becomes a {@link org.attributionj.io.RejectedRow}, which says where and why, and reading goes
 * on; the {@link org.attributionj.io.ReadAccount} adds up always. What is read lies in the packages beside this one:
 * {@link org.attributionj.io.event events}, {@link org.attributionj.io.path path tables}, {@link
 * org.attributionj.io.population populations}; what is written in {@link org.attributionj.io.result}; and every record of
 * the library as JSON in {@link org.attributionj.io.json}.
 */
@NullMarked
package org.attributionj.io;

import org.jspecify.annotations.NullMarked;
