/** Conversions that wait for their attribution, and the claims that share the work. */
@NullMarked
package org.attributionj.jdbc.pending;

import org.jspecify.annotations.NullMarked;
