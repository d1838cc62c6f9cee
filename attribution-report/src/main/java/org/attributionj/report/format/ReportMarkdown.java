package org.attributionj.report.format;

import java.util.List;
import java.util.Locale;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Finding;
import org.attributionj.report.document.MethodEntry;
import org.attributionj.report.document.ModelName;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;

/** Reports as Markdown: every table in full under the first model, the others as far as they differ. */
public final class ReportMarkdown {
    private static final int MOST_NAME = 200;

    private final StringBuilder text = new StringBuilder();
    private final FigureText plain;
    private FigureText figures;

    private ReportMarkdown(Locale locale) {
        plain = new FigureText(locale, null);
        figures = plain;
    }

    /**
     * Writes a report.
     *
     * @param report the report
     * @param locale how numbers are written
     * @return its Markdown
     */
    public static String write(Report report, Locale locale) {
        ReportMarkdown markdown = new ReportMarkdown(locale);
        markdown.add(report);
        return markdown.text.toString();
    }

    private void add(Report report) {
        text.append("# ").append(escaped(report.title())).append("\n\n");
        text.append(report.period().first())
                .append(" to ")
                .append(report.period().end().minusDays(1))
                .append(", ")
                .append(report.zone());
        if (report.before() != null) {
            text.append("; compared with ")
                    .append(report.before().first())
                    .append(" to ")
                    .append(report.before().end().minusDays(1));
        }
        text.append("\n\n");
        for (Section section : report.sections()) {
            add(section, report.models());
        }
        addFindings(report.findings());
        text.append("## Method\n\n");
        for (MethodEntry entry : report.method()) {
            text.append("- **")
                    .append(escaped(entry.name()))
                    .append(":** ")
                    .append(escaped(entry.text()))
                    .append('\n');
        }
    }

    private void add(Section section, List<ModelName> models) {
        figures = plain.in(section.currency());
        text.append("## ").append(escaped(section.title()));
        if (section.currency() != null) {
            text.append(" (").append(section.currency()).append(')');
        }
        text.append("\n\n");
        for (Statement statement : section.statements()) {
            if (statement.model() == null
                    || statement.model().equals(models.get(0).id())) {
                text.append(escaped(statement.text())).append("\n\n");
            }
        }
        for (Table table : section.tables()) {
            add(table, models);
        }
        section.notes().forEach(note -> text.append("> ").append(escaped(note)).append("\n>\n"));
        text.append('\n');
    }

    private void add(Table table, List<ModelName> models) {
        text.append("### ").append(escaped(table.title()));
        for (ModelName model : models) {
            if (model.id().equals(table.model())) {
                text.append(", ").append(escaped(model.title()));
            }
        }
        text.append("\n\n| ").append(escaped(table.head())).append(" |");
        for (Column column : table.columns()) {
            text.append(' ').append(escaped(column.title())).append(" |");
        }
        text.append("\n|---|");
        for (Column column : table.columns()) {
            text.append(column.unit() == Unit.TEXT ? "---|" : "---:|");
        }
        text.append('\n');
        for (Row row : table.rows()) {
            String mark = row.kind() == RowKind.TOTAL ? "**" : "";
            text.append("| ")
                    .append("&nbsp;&nbsp;".repeat(row.level() - 1))
                    .append(mark)
                    .append(escaped(row.label()))
                    .append(mark)
                    .append(" |");
            for (Cell cell : row.cells()) {
                text.append(' ').append(cell(cell)).append(" |");
            }
            text.append('\n');
        }
        text.append('\n');
    }

    private String cell(Cell cell) {
        if (cell.reason() != null) {
            return FigureText.NONE + " (" + escaped(cell.reason()) + ")";
        }
        String figure = escaped(figures.of(cell));
        return cell.interval() == null ? figure : figure + " (" + figures.of(cell.unit(), cell.interval()) + ")";
    }

    private void addFindings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        text.append("## Findings\n\n");
        for (Finding finding : findings) {
            text.append("1. **")
                    .append(escaped(finding.title()))
                    .append("** ")
                    .append(escaped(finding.figures()))
                    .append(" To settle it: ")
                    .append(escaped(finding.settle()))
                    .append(" (rule ")
                    .append(finding.rule())
                    .append(")\n");
        }
        text.append('\n');
    }

    /** Text that Markdown, and HTML within it, takes for text; long names are cut. */
    static String escaped(String name) {
        String cut = name.length() > MOST_NAME ? name.substring(0, MOST_NAME) + "…" : name;
        StringBuilder escaped = new StringBuilder();
        cut.codePoints().forEach(each -> {
            if (each == '<') {
                escaped.append("&lt;");
            } else if (each == '&') {
                escaped.append("&amp;");
            } else if ("\\`*_[]|#".indexOf(each) >= 0) {
                escaped.append('\\').appendCodePoint(each);
            } else if (Character.isISOControl(each) || Character.getType(each) == Character.FORMAT) {
                escaped.append(' ');
            } else {
                escaped.appendCodePoint(each);
            }
        });
        return escaped.toString();
    }
}
