/** Stored path tables. */
@NullMarked
package org.attributionj.jdbc.path;

import org.jspecify.annotations.NullMarked;
