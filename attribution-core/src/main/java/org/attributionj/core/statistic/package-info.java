/**
 * Whatever is learned from journeys or reported about them: mergeable statistics, and the two sufficient ones that models
 * are fitted from.
 */
@NullMarked
package org.attributionj.core.statistic;

import org.jspecify.annotations.NullMarked;
