/** What is known to be true of simulated data: shares of channels under named estimands. */
@NullMarked
package org.attributionj.eval.truth;

import org.jspecify.annotations.NullMarked;
