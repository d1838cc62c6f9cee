/** Not API. */
@NullMarked
package org.attributionj.jdbc.internal.privacy;

import org.jspecify.annotations.NullMarked;
