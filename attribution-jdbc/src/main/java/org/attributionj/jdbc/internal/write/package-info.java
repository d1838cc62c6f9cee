/** Not API. */
@NullMarked
package org.attributionj.jdbc.internal.write;

import org.jspecify.annotations.NullMarked;
