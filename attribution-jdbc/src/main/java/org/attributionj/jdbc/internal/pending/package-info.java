/** Not API. */
@NullMarked
package org.attributionj.jdbc.internal.pending;

import org.jspecify.annotations.NullMarked;
