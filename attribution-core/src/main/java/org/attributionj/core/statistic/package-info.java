/**
 * Whatever is learned from journeys or reported about them: mergeable statistics, and the two sufficient ones that models
 * are fitted from.
 *
 * <p>A {@link org.attributionj.core.statistic.JourneyStatistic} is computed in one pass, in parts if need be. {@link
 * org.attributionj.core.statistic.PathTable} (how often each path was walked) and {@link
 * org.attributionj.core.statistic.JourneyTable} (journeys by customer) are what models are fitted from; both can forget.
 * {@link org.attributionj.core.statistic.CreditStatistic} sums what many models credit, exactly, into {@link
 * org.attributionj.core.statistic.CreditTotals}; {@link org.attributionj.core.statistic.ChannelCredits} are credits that
 * are no sums of journeys.
 */
@NullMarked
package org.attributionj.core.statistic;

import org.jspecify.annotations.NullMarked;
