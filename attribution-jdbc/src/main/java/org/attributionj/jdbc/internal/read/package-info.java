/** Not API. */
@NullMarked
package org.attributionj.jdbc.internal.read;

import org.jspecify.annotations.NullMarked;
