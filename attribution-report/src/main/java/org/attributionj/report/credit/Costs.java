package org.attributionj.report.credit;

import java.util.List;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.LabelTree;
import org.attributionj.report.spend.SpendSums;

/**
 * Cost of both periods in one currency.
 *
 * @param now of the period
 * @param before of the period before
 */
public record Costs(CostSums now, CostSums before) {

    /**
     * Adds up lines of spend.
     *
     * @param labels the tree of names, in which every line's names are
     * @param calendar the days
     * @param lines the lines
     * @param currency the code of the currency
     * @return the cost of both periods
     */
    public static Costs of(LabelTree labels, Calendar calendar, List<SpendSums.Line> lines, String currency) {
        int nodes = labels.nodes().size();
        CostSums[] sums = {
            new CostSums(nodes, calendar.span(Calendar.NOW).days()),
            new CostSums(nodes, calendar.span(Calendar.BEFORE).days())
        };
        for (SpendSums.Line line : lines) {
            int slot = calendar.slot(line.day());
            if (slot != Calendar.NEITHER && line.currency().equals(currency)) {
                sums[slot].add(labels, line, calendar.index(slot, line.day()));
            }
        }
        return new Costs(sums[Calendar.NOW], sums[Calendar.BEFORE]);
    }

    /**
     * Whether something is known of the cost of the period.
     *
     * @return whether there is a line
     */
    public boolean areKnown() {
        return now.anyKnown;
    }
}
