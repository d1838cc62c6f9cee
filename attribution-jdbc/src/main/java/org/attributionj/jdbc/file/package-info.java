/** Events of large files (Parquet, CSV, JSON), read and brought together by customer through DuckDB. */
@NullMarked
package org.attributionj.jdbc.file;

import org.jspecify.annotations.NullMarked;
