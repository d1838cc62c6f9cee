/**
 * Events from files: each row is a touchpoint, a conversion, both at once, or an adjustment of a conversion.
 *
 * <p>{@link org.attributionj.io.event.EventReader} reads CSV and JSON Lines; {@link
 * org.attributionj.io.event.EventField} lists the columns it knows and how else they may be called; {@link
 * org.attributionj.io.event.EventOptions} says what a file itself does not tell.
 */
@NullMarked
package org.attributionj.io.event;

import org.jspecify.annotations.NullMarked;
