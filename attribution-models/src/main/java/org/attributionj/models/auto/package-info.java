/**
 * The data-driven default, {@code auto}: what a user with journeys and no opinion should run.
 *
 * <p>{@link org.attributionj.models.auto.AutoModel} is fitted with {@link org.attributionj.models.auto.AutoOptions} and
 * gives two outputs that must not be confused: credit (shares of conversions, with a baseline) and the effect of one touch.
 * Randomised hold-outs correct it ({@link org.attributionj.models.auto.HoldoutCalibration}); without them it says where
 * intent may stand behind the credit ({@link org.attributionj.models.auto.IntentEvidence}).
 */
@NullMarked
package org.attributionj.models.auto;

import org.jspecify.annotations.NullMarked;
