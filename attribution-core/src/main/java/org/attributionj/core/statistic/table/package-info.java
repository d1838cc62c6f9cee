/**
 * Journeys by customer with all their columns: {@link org.attributionj.core.statistic.table.JourneyTable}, whose rows can be
 * replaced and removed, which models of times are fitted from.
 */
@NullMarked
package org.attributionj.core.statistic.table;

import org.jspecify.annotations.NullMarked;
