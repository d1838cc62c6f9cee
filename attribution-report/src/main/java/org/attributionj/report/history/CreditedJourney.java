package org.attributionj.report.history;

import java.time.LocalDate;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Shares;

/**
 * A conversion of the goal with its journey, and what each model credits. Amounts are whole units of the currency's scale;
 * the parts of each model add up to the value exactly.
 *
 * @param journey the journey
 * @param conversion its conversion
 * @param day the conversion's day
 * @param slot the period that the day is in, or {@link Calendar#NEITHER}
 * @param currency the currency's number
 * @param gross the value before refunds
 * @param value the value after them
 * @param isFirst whether it is the customer's first of all
 * @param leaves the innermost node of each touchpoint
 * @param shares by model, the shares
 * @param parts by model, the amounts of the touchpoints, the baseline and the unattributed part
 */
@SuppressWarnings("ArrayRecordComponent") // read by counting loops only, never compared
public record CreditedJourney(
        Journey journey,
        Conversion conversion,
        LocalDate day,
        int slot,
        int currency,
        long gross,
        long value,
        boolean isFirst,
        LabelTree.Node[] leaves,
        Shares[] shares,
        long[][] parts) {

    /**
     * The number of touchpoints.
     *
     * @return 0 or more
     */
    public int length() {
        return leaves.length;
    }

    /**
     * Whether refunds have brought the value to nothing.
     *
     * @return whether it counts among gross conversions only
     */
    public boolean isRefunded() {
        return value == 0 && gross != 0;
    }

    /**
     * The outermost name of a touchpoint.
     *
     * @param touch the touchpoint's number
     * @return the node of level 1
     */
    public LabelTree.Node channel(int touch) {
        LabelTree.Node node = leaves[touch];
        for (LabelTree.Node above = node.parent(); above != null; above = node.parent()) {
            node = above;
        }
        return node;
    }
}
