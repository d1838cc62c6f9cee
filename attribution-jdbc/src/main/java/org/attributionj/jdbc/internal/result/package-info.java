/** Not API. */
@NullMarked
package org.attributionj.jdbc.internal.result;

import org.jspecify.annotations.NullMarked;
