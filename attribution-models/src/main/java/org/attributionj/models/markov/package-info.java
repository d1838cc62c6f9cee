/**
 * Markov-chain attribution: what each channel, set of channels or sequence of touches removes from the probability of
 * converting, in an absorbing chain of any order, solved exactly.
 *
 * <p>{@link org.attributionj.models.markov.MarkovModel} is the model, {@link org.attributionj.models.markov.MarkovChain} the
 * counted chain behind it, {@link org.attributionj.models.markov.MarkovOrderChoice} compares orders.
 */
@NullMarked
package org.attributionj.models.markov;

import org.jspecify.annotations.NullMarked;
