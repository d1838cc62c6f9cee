/**
 * What happened: touchpoints, conversions and the customers they belong to, as immutable records.
 *
 * <p>Channels, touchpoint types and conversion types are open: the well-known ones are constants, users add their own
 * with {@code of}.
 */
@NullMarked
package org.attributionj.core.event;

import org.jspecify.annotations.NullMarked;
