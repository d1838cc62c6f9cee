/** Not API. */
@NullMarked
package org.attributionj.jdbc.internal.sql;

import org.jspecify.annotations.NullMarked;
