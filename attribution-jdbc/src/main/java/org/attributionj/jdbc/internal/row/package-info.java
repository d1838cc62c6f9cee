/** Not API. */
@NullMarked
package org.attributionj.jdbc.internal.row;

import org.jspecify.annotations.NullMarked;
