/** Not API. */
@NullMarked
package org.attributionj.jdbc.internal.dialect;

import org.jspecify.annotations.NullMarked;
