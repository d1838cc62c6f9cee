/**
 * Evaluation of attribution models: worlds whose truth is known, and scores against it.
 *
 * <p>This package itself is empty; its families have packages of their own.
 */
@NullMarked
package org.attributionj.eval;

import org.jspecify.annotations.NullMarked;
