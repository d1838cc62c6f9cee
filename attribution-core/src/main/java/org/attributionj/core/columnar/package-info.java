/**
 * Journeys as columns of primitives, the form that kernels and statistics read.
 *
 * <p>A {@link org.attributionj.core.columnar.JourneySchema} names the columns and owns the dictionaries; a {@link
 * org.attributionj.core.columnar.JourneyBatch} holds many journeys, a {@link
 * org.attributionj.core.columnar.JourneyEncoder} one; both are read through {@link
 * org.attributionj.core.columnar.JourneyView}.
 */
@NullMarked
package org.attributionj.core.columnar;

import org.jspecify.annotations.NullMarked;
