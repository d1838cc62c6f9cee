/**
 * Shapley values and their relatives.
 *
 * <p>The solver ({@link org.attributionj.models.shapley.Shapley}) stands apart from the games it solves: any {@link
 * org.attributionj.models.shapley.Game} of one's own is as welcome as the games over journeys that this package plays.
 */
@NullMarked
package org.attributionj.models.shapley;

import org.jspecify.annotations.NullMarked;
