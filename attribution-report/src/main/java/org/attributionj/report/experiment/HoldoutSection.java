package org.attributionj.report.experiment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attributionj.report.credit.CurrencyView;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What hold-outs measured: incremental conversions, value and return.
 *
 * <pre>
 *   effect      = mean of the served - mean of the held out, per customer
 *   incremental = effect x customers served
 *   interval    = incremental +- 1.96 x served x sqrt(s1^2 / n1 + s0^2 / n0)   (Welch)
 * </pre>
 */
public final class HoldoutSection {
    private static final double Z = 1.959963984540054;
    private static final double LEVEL = 0.95;
    /** Normal theory needs this many in each arm. */
    private static final long FEWEST = 30;

    private static final String FEW = "fewer than 30 in an arm";

    private final HoldoutPart part;
    private final CurrencyView view;
    private final int currency;

    private HoldoutSection(HoldoutPart part, CurrencyView view, int currency) {
        this.part = part;
        this.view = view;
        this.currency = currency;
    }

    /** An effect on all who were served, and its standard error. */
    private record Effect(double total, double error) {

        static Effect of(long[] sums, double[] squares, long[] sizes, double scale) {
            double[] mean = new double[2];
            double variance = 0;
            for (int arm = 0; arm < 2; arm++) {
                mean[arm] = sums[arm] / scale / sizes[arm];
                double spread = squares[arm] / (scale * scale) - sizes[arm] * mean[arm] * mean[arm];
                variance += Math.max(0, spread) / (sizes[arm] - 1) / sizes[arm];
            }
            return new Effect(
                    sizes[HoldoutPart.SERVED] * (mean[HoldoutPart.SERVED] - mean[HoldoutPart.HELD_OUT]),
                    sizes[HoldoutPart.SERVED] * Math.sqrt(variance));
        }

        Cell cell(Unit unit) {
            return Cell.of(unit, total).with(new Interval(total - Z * error, total + Z * error, LEVEL));
        }

        Effect dividedBy(double cost) {
            return new Effect(total / cost, error / cost);
        }
    }

    /**
     * The section of a currency.
     *
     * @param part what was counted
     * @param view the currency's sums
     * @param currency the currency's number
     * @return the section; nothing if no channel was kept from anybody
     */
    public static Optional<Section> of(HoldoutPart part, CurrencyView view, int currency) {
        if (part.channels().isEmpty()) {
            return Optional.empty();
        }
        HoldoutSection section = new HoldoutSection(part, view, currency);
        List<Row> rows = part.channels().stream().map(section::row).toList();
        return Optional.of(new Section(
                "incremental",
                "Measured by hold-outs",
                view.code(),
                List.of(new Statement(null, section.sentence())),
                List.of(new Table(
                        "incremental",
                        "What would not have happened without a channel",
                        null,
                        "channel",
                        List.of(
                                new Column("served", "Served", Unit.COUNT),
                                new Column("held-out", "Held out", Unit.COUNT),
                                new Column("per-served", "Value per served", Unit.MONEY),
                                new Column("per-held-out", "Value per held out", Unit.MONEY),
                                new Column("conversions", "Incremental conv.", Unit.NUMBER),
                                new Column("value", "Incremental value", Unit.MONEY),
                                new Column("cost", "Cost", Unit.MONEY),
                                new Column("return", "Incremental return", Unit.RATIO)),
                        rows)),
                List.of("Incremental = (mean per served customer - mean per held-out customer) x customers served, in"
                        + " the period; customers who bought nothing count with nothing. Intervals are Welch's, 95 %."
                        + " Where the population says whom a channel would have reached, both arms are these alone.")));
    }

    private String sentence() {
        List<String> sure = new ArrayList<>();
        for (String channel : part.channels()) {
            Effect value = value(channel);
            if (value != null && Math.abs(value.total()) > Z * value.error()) {
                sure.add(channel + " " + view.text().of(Unit.MONEY, Cell.decimal(value.total())));
            }
        }
        return sure.isEmpty()
                ? "No hold-out shows an effect on value that its interval tells from none."
                : "Value that would not have come without the channel: " + String.join(", ", sure) + ".";
    }

    private @Nullable Effect value(String channel) {
        HoldoutPart.Sums sums = part.sums(currency, channel);
        return isLargeEnough(channel)
                ? Effect.of(sums.value, sums.valueSquares, part.sizes(channel), unitsPerWhole())
                : null;
    }

    private double unitsPerWhole() {
        return Math.pow(10, view.decimal(1).scale());
    }

    private boolean isLargeEnough(String channel) {
        long[] sizes = part.sizes(channel);
        return sizes[HoldoutPart.SERVED] >= FEWEST && sizes[HoldoutPart.HELD_OUT] >= FEWEST;
    }

    private Row row(String channel) {
        long[] sizes = part.sizes(channel);
        HoldoutPart.Sums sums = part.sums(currency, channel);
        Effect value = value(channel);
        Long cost = view.cost(channel);
        return Row.of(
                channel,
                Cell.count(sizes[HoldoutPart.SERVED]),
                Cell.count(sizes[HoldoutPart.HELD_OUT]),
                perCustomer(sums, sizes, HoldoutPart.SERVED),
                perCustomer(sums, sizes, HoldoutPart.HELD_OUT),
                value == null
                        ? Cell.missing(Unit.NUMBER, FEW)
                        : Effect.of(sums.conversions, sums.conversionSquares, sizes, 1)
                                .cell(Unit.NUMBER),
                value == null ? Cell.missing(Unit.MONEY, FEW) : value.cell(Unit.MONEY),
                cost == null ? Cell.missing(Unit.MONEY, "no cost") : view.money(cost),
                cost == null || cost <= 0
                        ? Cell.missing(Unit.RATIO, "no cost")
                        : value == null
                                ? Cell.missing(Unit.RATIO, FEW)
                                : value.dividedBy(view.decimal(cost).doubleValue())
                                        .cell(Unit.RATIO));
    }

    private Cell perCustomer(HoldoutPart.Sums sums, long[] sizes, int arm) {
        return Cell.quotient(Unit.MONEY, view.decimal(sums.value[arm]), BigDecimal.valueOf(sizes[arm]), "nobody");
    }
}
