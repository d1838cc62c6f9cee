package org.attributionj.report.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.ModelName;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.LabelTree;
import org.jspecify.annotations.Nullable;

/** The models side by side, and how far they agree. */
public final class ModelsSection {
    private final CurrencyView view;

    private ModelsSection(CurrencyView view) {
        this.view = view;
    }

    /**
     * The section of a currency.
     *
     * @param view its sums
     * @return the section
     */
    public static Section of(CurrencyView view) {
        ModelsSection section = new ModelsSection(view);
        return new Section(
                "models",
                "Models side by side",
                view.code(),
                section.sentences(),
                List.of(section.values(), section.shares(), section.disagreement()),
                List.of(
                        "All columns add up to the same total. Baseline: what a model expects without any touchpoint;"
                                + " rules know none. Unattributed: conversions without a touchpoint in their window.",
                        "Disagreement of two models: half the sum of absolute differences of shares; 0 is the same, 1 is"
                                + " nothing in common."));
    }

    private List<Statement> sentences() {
        List<Statement> sentences = new ArrayList<>();
        int models = view.models().size();
        for (int chosen = 0; chosen < models; chosen++) {
            sentences.add(new Statement(view.models().get(chosen).id(), sentence(chosen)));
        }
        return sentences;
    }

    /** The channel on which some other model differs most from the chosen one. */
    private String sentence(int chosen) {
        double most = 0;
        String text = "";
        for (LabelTree.Node node : view.labels().top()) {
            double own = share(chosen, node.id());
            for (int other = 0; other < view.models().size(); other++) {
                double difference = Math.abs(own - share(other, node.id()));
                if (difference > most) {
                    most = difference;
                    text = "The models differ most on " + NodeRows.key(node).get(0) + ": "
                            + name(chosen) + " gives it " + percent(own) + " of value, " + name(other) + " "
                            + percent(share(other, node.id())) + ".";
                }
            }
        }
        return text.isEmpty() ? "There is nothing on which the models differ." : text;
    }

    private String name(int model) {
        return view.models().get(model).title();
    }

    private String percent(double share) {
        return view.text().of(Cell.of(Unit.PERCENT, share));
    }

    private double share(int model, int place) {
        long total = view.sheet(Calendar.NOW).totals.value;
        return total == 0 ? 0 : (double) view.credits(Calendar.NOW, model).value[place] / total;
    }

    private Table values() {
        return table("models", "Value by channel and model", Unit.MONEY, this::value);
    }

    private Table shares() {
        return table("model-shares", "Share of value by channel and model", Unit.PERCENT, this::shareCell);
    }

    @FunctionalInterface
    private interface Entry {
        Cell of(int model, int place, IntFunction<Integer> resampled);
    }

    private Cell value(int model, int place, IntFunction<Integer> resampled) {
        return view.money(view.credits(Calendar.NOW, model).value[place]);
    }

    private Cell shareCell(int model, int place, IntFunction<Integer> resampled) {
        Cell cell = view.share(view.credits(Calendar.NOW, model).value[place], Calendar.NOW, model);
        int index = resampled.apply(model);
        return index < 0 ? cell : cell.with(shareInterval(index));
    }

    private @Nullable Interval shareInterval(int index) {
        return view.interval(Replicates.combine(
                view.resampled(index + 1),
                view.resampled(view.base(Calendar.NOW) + ReplicateIndex.VALUE),
                (part, all) -> part / all));
    }

    private Table table(String id, String title, Unit unit, Entry entry) {
        ReplicateIndex index = view.performance().index();
        int base = view.base(Calendar.NOW);
        CreditSums first = view.credits(Calendar.NOW, 0);
        List<Row> rows = new ArrayList<>(NodeRows.of(
                view.labels(),
                1,
                node -> first.value[node.id()],
                node -> cells(entry, node.id(), model -> index.has(node) ? index.of(base, model, node) : -1)));
        rows.add(new Row(
                List.of(NodeRows.BASELINE),
                RowKind.BASELINE,
                cells(entry, first.baseline(), model -> index.ofBaseline(base, model))));
        rows.add(new Row(
                List.of(NodeRows.UNATTRIBUTED),
                RowKind.UNATTRIBUTED,
                cells(entry, first.unattributed(), model -> index.ofUnattributed(base, model))));
        rows.add(total(unit));
        return new Table(
                id,
                title,
                null,
                "channel",
                view.models().stream()
                        .map(model -> new Column(model.id(), model.title(), unit))
                        .toList(),
                rows);
    }

    private List<Cell> cells(Entry entry, int place, IntFunction<Integer> resampled) {
        List<Cell> cells = new ArrayList<>();
        for (int model = 0; model < view.models().size(); model++) {
            cells.add(entry.of(model, place, resampled));
        }
        return cells;
    }

    private Row total(Unit unit) {
        long total = view.sheet(Calendar.NOW).totals.value;
        List<Cell> cells = new ArrayList<>();
        for (int model = 0; model < view.models().size(); model++) {
            cells.add(unit == Unit.MONEY ? view.money(total) : view.share(total, Calendar.NOW, model));
        }
        return new Row(List.of(NodeRows.TOTAL), RowKind.TOTAL, cells);
    }

    private Table disagreement() {
        List<Row> rows = new ArrayList<>();
        List<ModelName> models = view.models();
        for (int left = 0; left < models.size(); left++) {
            List<Cell> cells = new ArrayList<>();
            for (int right = 0; right < models.size(); right++) {
                cells.add(disagreement(left, right));
            }
            rows.add(new Row(List.of(models.get(left).title()), RowKind.GROUP, cells));
        }
        return new Table(
                "disagreement",
                "How far the models disagree",
                null,
                "model",
                models.stream()
                        .map(model -> new Column(model.id(), model.title(), Unit.NUMBER))
                        .toList(),
                rows);
    }

    private Cell disagreement(int left, int right) {
        Cell share = view.share(0, Calendar.NOW, left);
        if (share.value() == null) {
            return Cell.missing(Unit.NUMBER, String.valueOf(share.reason()));
        }
        CreditSums sums = view.credits(Calendar.NOW, left);
        double half = Math.abs(share(left, sums.baseline()) - share(right, sums.baseline()))
                + Math.abs(share(left, sums.unattributed()) - share(right, sums.unattributed()));
        for (LabelTree.Node node : view.labels().top()) {
            half += Math.abs(share(left, node.id()) - share(right, node.id()));
        }
        return Cell.of(Unit.NUMBER, Math.round(half / 2 * 1e9) / 1e9);
    }
}
