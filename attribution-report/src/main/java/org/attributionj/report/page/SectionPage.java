package org.attributionj.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.format.FigureText;

/** One section while it is written: its figures, where its markup goes, what its pictures are called. */
record SectionPage(
        Report report, Section section, Markup html, PageData data, Palette palette, FigureText text, String suffix) {

    /** The section's id in the page: with the currency if there are several. */
    String id() {
        return section.id() + suffix;
    }

    /** A table under every model, in the order of the models; the same one for all if it depends on none. */
    List<Table> tables(String id) {
        List<Table> tables = new ArrayList<>();
        report.models().forEach(model -> section.table(id, model.id()).ifPresent(tables::add));
        return tables;
    }

    Optional<Table> table(String id) {
        return section.table(id, report.models().get(0).id());
    }

    /** Something of every model. */
    <T> List<T> each(Function<Integer, T> ofModel) {
        List<T> all = new ArrayList<>();
        for (int model = 0; model < report.models().size(); model++) {
            all.add(ofModel.apply(model));
        }
        return all;
    }

    void lead() {
        List<String> texts = each(model -> {
            String id = report.models().get(model).id();
            List<String> sentences = new ArrayList<>();
            for (Statement statement : section.statements()) {
                if (statement.model() == null || statement.model().equals(id)) {
                    sentences.add(statement.text());
                }
            }
            return String.join(" ", sentences);
        });
        if (!texts.get(0).isEmpty()) {
            html.open("p", "class", "lead");
            data.text(html, "span", texts);
            html.close("p");
        }
    }

    void notes() {
        if (!section.notes().isEmpty()) {
            html.leaf("p", String.join(" ", section.notes()), "class", "note");
        }
    }

    /** A picture's place. */
    void chart(String name, String height, String label) {
        html.open("figure")
                .open(
                        "div",
                        "class",
                        "chart " + height,
                        "id",
                        chartId(name),
                        "role",
                        "img",
                        "aria-label",
                        label + " Table below.")
                .close("div")
                .close("figure");
    }

    String chartId(String name) {
        return "c-" + name + suffix;
    }

    /** A table behind a picture. */
    void folded(String id) {
        table(id).ifPresent(table -> {
            html.open("details", "class", "tab");
            html.leaf("summary", "Table: " + lower(table.title()));
            new TableHtml(this, tables(id)).write();
            html.close("details");
        });
    }

    /** A table in full view. */
    void shown(String id) {
        table(id).ifPresent(table -> new TableHtml(this, tables(id)).write());
    }

    static String lower(String title) {
        return title.length() > 1 && Character.isUpperCase(title.charAt(1))
                ? title
                : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
    }

    /** The sign that a figure follows the model. */
    void follows() {
        if (report.models().size() > 1) {
            html.text(" ").leaf("i", "◆", "class", "fm", "title", "follows the model");
        }
    }
}
