package org.attributionj.report.credit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.ModelName;
import org.attributionj.report.document.Unit;
import org.attributionj.report.format.FigureText;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.LabelTree;
import org.jspecify.annotations.Nullable;

/**
 * One currency's sums, with the arithmetic that sections share. Checks that the rows of every model and period add up to
 * the value.
 */
public final class CurrencyView {
    /** Below this many conversions no difference is worth a word. */
    static final long FEWEST = 30;

    static final String FEW = "fewer than 30";
    static final String NO_COST = "no cost";
    static final String NO_CONVERSIONS = "no conversions";

    private final Performance performance;
    private final int currency;
    private final String code;
    private final int scale;
    private final List<ModelName> models;
    private final CostSums[] costs;
    private final FigureText text;
    private final List<List<CreditSums>> rolled = new ArrayList<>();

    /**
     * A view.
     *
     * @param performance what was counted
     * @param currency the currency's number
     * @param code its ISO 4217 code
     * @param scale the decimals of its sums
     * @param models the models
     * @param now cost of the period
     * @param before cost of the period before
     * @param text prints figures
     * @throws IllegalStateException if the rows of a model do not add up to the value
     */
    public CurrencyView(
            Performance performance,
            int currency,
            String code,
            int scale,
            List<ModelName> models,
            CostSums now,
            CostSums before,
            FigureText text) {
        this.performance = performance;
        this.currency = currency;
        this.code = code;
        this.scale = scale;
        this.models = List.copyOf(models);
        this.costs = new CostSums[] {now, before};
        this.text = text.in(code);
        int[] parents = parents(performance.labels());
        for (int slot = 0; slot < 2; slot++) {
            List<CreditSums> sums = new ArrayList<>();
            for (int model = 0; model < models.size(); model++) {
                CreditSums leaves = sheet(slot).credits.get(model);
                requireIdentity(leaves, slot, models.get(model));
                sums.add(leaves.rolledUp(parents));
            }
            rolled.add(sums);
        }
    }

    private static int[] parents(LabelTree labels) {
        int[] parents = new int[labels.nodes().size() + 2];
        for (LabelTree.Node node : labels.nodes()) {
            LabelTree.Node parent = node.parent();
            parents[node.id()] = parent == null ? -1 : parent.id();
        }
        parents[parents.length - 2] = -1;
        parents[parents.length - 1] = -1;
        return parents;
    }

    private void requireIdentity(CreditSums leaves, int slot, ModelName model) {
        long sum = 0;
        for (long part : leaves.value) {
            sum = Math.addExact(sum, part);
        }
        if (sum != sheet(slot).totals.value) {
            throw new IllegalStateException("the rows of model " + model.spec() + " add up to " + decimal(sum) + " "
                    + code + ", but the conversions to " + decimal(sheet(slot).totals.value)
                    + ": this is an error of the library; please report it");
        }
    }

    Performance.Sheet sheet(int slot) {
        return performance.sheet(slot, currency);
    }

    Performance performance() {
        return performance;
    }

    CreditSums credits(int slot, int model) {
        return rolled.get(slot).get(model);
    }

    CostSums cost(int slot) {
        return costs[slot];
    }

    /**
     * The models.
     *
     * @return the models in order
     */
    public List<ModelName> models() {
        return models;
    }

    /**
     * The currency.
     *
     * @return its ISO 4217 code
     */
    public String code() {
        return code;
    }

    /**
     * Prints figures in this currency.
     *
     * @return the printer
     */
    public FigureText text() {
        return text;
    }

    /**
     * What a channel cost in the period.
     *
     * @param channel its name
     * @return units of the currency's scale; null if nothing is known
     */
    public @Nullable Long cost(String channel) {
        LabelTree.Node node = labels().find(List.of(channel));
        return node == null ? null : costs[Calendar.NOW].cost(node);
    }

    boolean compares() {
        return performance.calendar().compares();
    }

    LabelTree labels() {
        return performance.labels();
    }

    /**
     * Units as an amount.
     *
     * @param units units of the currency's scale
     * @return the amount
     */
    public BigDecimal decimal(long units) {
        return BigDecimal.valueOf(units, scale);
    }

    /**
     * Units as a cell.
     *
     * @param units units of the currency's scale
     * @return the cell
     */
    public Cell money(long units) {
        return Cell.of(Unit.MONEY, decimal(units));
    }

    Cell money(@Nullable Long units, String reason) {
        return units == null ? Cell.missing(Unit.MONEY, reason) : money(units.longValue());
    }

    /** Units of money as resampled, in whole currency. */
    double whole(double units) {
        return units / Math.pow(10, scale);
    }

    int base(int slot) {
        return performance.index().base(slot, currency);
    }

    double[] resampled(int index) {
        return performance.replicates().of(index);
    }

    @Nullable
    Interval interval(double[] numbers) {
        return performance.replicates().interval(numbers);
    }

    /** The interval of a resampled figure divided by something that is not resampled, such as cost. */
    @Nullable
    Interval interval(double[] numbers, double factor) {
        double[] scaled = new double[numbers.length];
        for (int b = 0; b < scaled.length; b++) {
            scaled[b] = numbers[b] * factor;
        }
        return interval(scaled);
    }

    /** A share of the value: none where nothing is to be shared or parts have both signs. */
    Cell share(long part, int slot, int model) {
        long total = sheet(slot).totals.value;
        if (total == 0) {
            return Cell.missing(Unit.PERCENT, sheet(slot).totals.conversions == 0 ? NO_CONVERSIONS : "no value");
        }
        for (long each : sheet(slot).credits.get(model).value) {
            if (Long.signum(each) * Long.signum(total) < 0) {
                return Cell.missing(Unit.PERCENT, "mixed signs");
            }
        }
        return Cell.quotient(Unit.PERCENT, decimal(part), decimal(total), "no value");
    }

    /** How much a figure changed against the period before, as a part of its absolute value. */
    Cell change(BigDecimal now, BigDecimal before) {
        return compares()
                ? Cell.quotient(Unit.PERCENT, now.subtract(before), before.abs(), "nothing before")
                : Cell.missing(Unit.PERCENT, "no period before");
    }

    /** The interval of a change; none with few conversions in one of the periods. */
    @Nullable
    Interval changeInterval(double[] now, double[] before, double conversionsNow, double conversionsBefore) {
        return Math.min(conversionsNow, conversionsBefore) < FEWEST
                ? null
                : interval(Replicates.combine(now, before, (x, y) -> (x - y) / Math.abs(y)));
    }

    boolean hasCost() {
        return costs[Calendar.NOW].anyKnown || costs[Calendar.BEFORE].anyKnown;
    }

    /**
     * The number of names in the tree.
     *
     * @return the number
     */
    public int nodes() {
        return labels().nodes().size();
    }

    /**
     * The name of a channel in tables.
     *
     * @param channel a node of level 1
     * @return its name, in quotes if a row of its own bears it
     */
    public String name(LabelTree.Node channel) {
        return NodeRows.key(channel).get(0);
    }

    /**
     * Units in floating point, in whole currency.
     *
     * @param units units of the currency's scale
     * @return the amount
     */
    public double wholeUnits(double units) {
        return whole(units);
    }
}
