/**
 * Evaluation of attribution models: worlds whose truth is known, scores against it, intervals, and
 * experiments.
 *
 * <p>This package itself is empty; its families have packages of their own.
 */
@NullMarked
package org.attributionj.eval;

import org.jspecify.annotations.NullMarked;
