/** Not API. */
@NullMarked
package org.attributionj.jdbc.internal.schema;

import org.jspecify.annotations.NullMarked;
