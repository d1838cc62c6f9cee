/**
 * How sure channel shares are: any model's shares with intervals, by the Poisson bootstrap over customers.
 *
 * <p>{@link org.attributionj.eval.bootstrap.ModelBootstrap} holds the journeys and resamples them; {@link
 * org.attributionj.eval.bootstrap.ShareReplicates} are a model's shares in every resample, and {@link
 * org.attributionj.eval.bootstrap.ShareIntervals} what they say about each channel.
 */
@NullMarked
package org.attributionj.eval.bootstrap;

import org.jspecify.annotations.NullMarked;
