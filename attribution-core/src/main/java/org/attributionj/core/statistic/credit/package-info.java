/**
 * What models credit, added up exactly: {@link org.attributionj.core.statistic.credit.CreditStatistic} sums what many models
 * credit journeys into {@link org.attributionj.core.statistic.credit.CreditTotals}; {@link
 * org.attributionj.core.statistic.credit.ChannelCredits} are credits that are no sums of journeys.
 */
@NullMarked
package org.attributionj.core.statistic.credit;

import org.jspecify.annotations.NullMarked;
