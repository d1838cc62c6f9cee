/** Not API. */
@NullMarked
package org.attributionj.jdbc.internal.path;

import org.jspecify.annotations.NullMarked;
