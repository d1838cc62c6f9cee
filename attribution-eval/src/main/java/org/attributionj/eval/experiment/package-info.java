/**
 * Experiments: what a channel really adds, and what to do with the answer.
 *
 * <ul>
 *   <li>Two arms: {@link org.attributionj.eval.experiment.ProportionTest} and {@link
 *       org.attributionj.eval.experiment.FisherExact} for conversions, {@link
 *       org.attributionj.eval.experiment.WelchTest}, {@link org.attributionj.eval.experiment.MeanBootstrap} and {@link
 *       org.attributionj.eval.experiment.Cuped} for value, {@link
 *       org.attributionj.eval.experiment.SampleSize} before the start, {@link
 *       org.attributionj.eval.experiment.SequentialTest} for looking on while it runs.
 *   <li>Hold-outs of channels from {@link org.attributionj.core.event.Customer} records and journeys: {@link
 *       org.attributionj.eval.experiment.Holdout}.
 *   <li>Markets before and after: {@link org.attributionj.eval.experiment.DifferenceInDifferences}.
 *   <li>Bringing models into line with experiments: {@link org.attributionj.eval.experiment.Calibration} and {@link
 *       org.attributionj.models.modifiers.CalibratedModel}.
 *   <li>Models in production: {@link org.attributionj.eval.experiment.ShareDrift}, {@link
 *       org.attributionj.eval.experiment.ShareChange} and {@link
 *       org.attributionj.eval.experiment.AgreementOverTime}.
 * </ul>
 */
@NullMarked
package org.attributionj.eval.experiment;

import org.jspecify.annotations.NullMarked;
