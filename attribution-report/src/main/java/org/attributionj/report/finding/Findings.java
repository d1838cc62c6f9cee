package org.attributionj.report.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.numbers.gamma.InverseErfc;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Finding;
import org.attributionj.report.document.Interval;
import org.attributionj.report.document.ModelName;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Table;
import org.attributionj.report.format.FigureText;
import org.jspecify.annotations.Nullable;

/**
 * Finds what deserves a sentence, under the first model. A difference must be told from chance although many are looked at: by
 * Bonferroni's rule, each of m differences must be further from 0 than a normal deviate of probability 0.04 / m, so that at
 * most one report in twenty on data without differences has a finding.
 *
 * <p>Stateless and thread-safe.
 */
public final class Findings {
    private static final double LEVEL = 0.04;
    private static final double Z = 1.959963984540054;
    private static final int MOST = 8;

    private final ModelName model;
    private final List<Candidate> candidates = new ArrayList<>();
    private FigureText text;

    private Findings(ModelName model, FigureText text) {
        this.model = model;
        this.text = text;
    }

    /**
     * The findings of some sections.
     *
     * @param sections the sections of a report
     * @param model its first model
     * @param text prints figures
     * @return what was found, the surest first
     */
    public static List<Finding> of(List<Section> sections, ModelName model, FigureText text) {
        Findings findings = new Findings(model, text);
        for (Section section : sections) {
            findings.text = text.in(section.currency());
            findings.look(section);
        }
        long compared = findings.candidates.stream()
                .filter(each -> Double.isFinite(each.deviations()))
                .count();
        double least = Math.sqrt(2) * InverseErfc.value(LEVEL / Math.max(1, compared));
        return findings.candidates.stream()
                .filter(each -> Math.abs(each.deviations()) > least)
                .sorted(Comparator.comparingDouble((Candidate each) -> -Math.abs(each.deviations())))
                .map(Candidate::finding)
                .limit(MOST)
                .toList();
    }

    private void look(Section section) {
        switch (section.id()) {
            case "headline" -> section.table("kpis", model.id()).ifPresent(table -> lookAtKeyFigures(section, table));
            case "trend" -> section.table("change", model.id()).ifPresent(table -> lookAtChanges(section, table));
            case "spend" -> section.table("spend", model.id()).ifPresent(table -> lookAtSpend(section, table));
            case "overlap" -> section.table("pairs").ifPresent(table -> lookAtPairs(section, table));
            default -> {
                // other sections say what is there and compare nothing
            }
        }
    }

    /** Changes of ratios are compared on the logarithm, on which an interval is nearly even around its middle. */
    private void lookAtKeyFigures(Section section, Table table) {
        for (String figure : List.of("Value, net of refunds", "Conversions", "New customers")) {
            table.row(figure).ifPresent(row -> {
                Cell change = table.cell(row, "change");
                Interval interval = change.interval();
                if (interval == null || interval.low() <= -1 || change.number() <= -1) {
                    return;
                }
                double error = (Math.log1p(interval.high()) - Math.log1p(interval.low())) / (2 * Z);
                String direction = change.number() < 0 ? "Less than before: " : "More than before: ";
                add(
                        Math.log1p(change.number()) / error,
                        "change-excludes-zero",
                        null,
                        direction + lower(figure),
                        text.of(table.cell(row, "now").with(null)) + " against "
                                + text.of(table.cell(row, "before").with(null)) + ": " + text.signed(change) + ", 95% "
                                + text.of(change.unit(), interval) + ".",
                        "no test: compare reach and visits of the two periods, then the rate at which they convert.",
                        section);
            });
        }
    }

    private void lookAtChanges(Section section, Table table) {
        for (Row row : table.rows()) {
            Cell change = table.cell(row, "change");
            Interval interval = change.interval();
            if (row.kind() == RowKind.GROUP && interval != null && interval.high() > interval.low()) {
                add(
                        change.number() * 2 * Z / (interval.high() - interval.low()),
                        "channel-change-excludes-zero",
                        model.id(),
                        row.label() + (change.number() < 0 ? " earned less than before" : " earned more than before"),
                        text.of(table.cell(row, "now")) + " against " + text.of(table.cell(row, "before")) + " under "
                                + model.title() + ": " + text.signed(change) + ", 95% "
                                + text.of(change.unit(), interval) + ".",
                        "compare its reach and its spend of the two periods; only a hold-out tells what it caused.",
                        section);
            }
        }
    }

    private void lookAtSpend(Section section, Table table) {
        for (Row row : table.rows()) {
            if (row.kind() == RowKind.UNMATCHED) {
                add(
                        Double.POSITIVE_INFINITY,
                        "cost-unmatched",
                        null,
                        "A cost without a trace: " + String.join(", ", row.key()),
                        text.of(table.cell(row, "cost"))
                                + " of cost match no touchpoint. They are in the totals of cost and return.",
                        "tag its landing pages, or measure it by region.",
                        section);
                continue;
            }
            Cell roas = table.cell(row, "roas");
            Interval interval = roas.interval();
            if (row.kind() == RowKind.GROUP && interval != null && interval.low() > 0 && roas.number() > 0) {
                double error = (Math.log(interval.high()) - Math.log(interval.low())) / (2 * Z);
                double deviations = Math.log(roas.number()) / error;
                if (deviations < 0 && error > 0) {
                    add(
                            deviations,
                            "return-below-cost",
                            model.id(),
                            String.join(", ", row.key()) + " earns less than it costs",
                            "Return on ad spend " + text.of(roas.with(null)) + ", 95% "
                                    + text.of(roas.unit(), interval) + ", for "
                                    + text.of(table.cell(row, "cost")) + " of cost under " + model.title() + ".",
                            "pause it in half of the regions for four weeks and compare new customers there.",
                            section);
                }
            }
        }
    }

    private void lookAtPairs(Section section, Table table) {
        for (Row row : table.rows()) {
            Cell synergy = table.cell(row, "synergy");
            Interval interval = synergy.interval();
            if (interval != null && interval.high() > interval.low()) {
                add(
                        synergy.number() * 2 * Z / (interval.high() - interval.low()),
                        "synergy-excludes-zero",
                        null,
                        row.label()
                                + (synergy.number() < 0
                                        ? " convert less together than apart"
                                        : " convert more together than apart"),
                        text.of(synergy) + " against the sum of the parts, 95% " + text.of(synergy.unit(), interval)
                                + ", " + text.of(table.cell(row, "journeys")) + " journeys with both.",
                        "hold one of the two out of half of the customers who see the other.",
                        section);
            }
        }
    }

    private void add(
            double deviations,
            String rule,
            @Nullable String ofModel,
            String title,
            String figures,
            String settle,
            Section section) {
        if (!Double.isNaN(deviations)) {
            candidates.add(new Candidate(deviations, new Finding(rule, ofModel, title, figures, settle, section.id())));
        }
    }

    private static String lower(String title) {
        return title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }
}
