/**
 * The data-driven default, {@code auto}: what a user with journeys and no opinion should run.
 *
 * <p>{@link org.attributionj.models.auto.AutoModel} is fitted with {@link org.attributionj.models.auto.AutoOptions} and
 * gives two outputs that must not be confused: credit (shares of conversions, with a baseline) and the effect of one touch.
 * A randomised hold-out of a channel corrects it ({@link org.attributionj.models.auto.HoldoutCalibration}).
 */
@NullMarked
package org.attributionj.models.auto;

import org.jspecify.annotations.NullMarked;
