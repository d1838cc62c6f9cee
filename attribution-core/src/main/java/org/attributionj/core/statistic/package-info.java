/**
 * The contract of whatever is learned from journeys or reported about them: a {@link
 * org.attributionj.core.statistic.JourneyStatistic} is computed in one pass, in parts if need be, and several share a pass.
 */
@NullMarked
package org.attributionj.core.statistic;

import org.jspecify.annotations.NullMarked;
