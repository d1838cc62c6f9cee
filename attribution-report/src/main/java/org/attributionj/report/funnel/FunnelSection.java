package org.attributionj.report.funnel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.format.FigureText;

/** Funnels that somebody entered. */
public final class FunnelSection {
    private FunnelSection() {}

    /**
     * The section.
     *
     * @param parts the funnels
     * @param text prints figures
     * @return the section; nothing if there is no funnel
     */
    public static Optional<Section> of(List<FunnelPart> parts, FigureText text) {
        List<Table> tables = new ArrayList<>();
        List<Statement> sentences = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        notes.add("Who is in a step is in all before it. Each customer counts once, from the first entry in the period,"
                + " unless a funnel counts entries.");
        int number = 0;
        for (FunnelPart part : parts) {
            String name = part.funnel().name();
            if (part.entered() == 0) {
                notes.add("Nobody entered the funnel \"" + name + "\".");
                continue;
            }
            number++;
            tables.add(part.table("funnel-" + number));
            part.bySegment("funnel-" + number + "-segments").ifPresent(tables::add);
            String who = part.funnel().entries() == Funnel.Entries.ALL ? " entries, " : " customers who entered, ";
            sentences.add(new Statement(
                    null,
                    name + ": of " + text.of(Cell.count(part.entered())) + who
                            + text.of(Cell.count(part.finished())) + " came through ("
                            + text.of(Cell.quotient(Unit.PERCENT, part.finished(), part.entered(), "nobody entered"))
                            + ")."));
            if (part.open() > 0) {
                notes.add(text.of(Cell.count(part.open())) + " entries of \"" + name + "\" are still open: their "
                        + part.funnel().window().toDays() + " days end after the data, so later steps can only grow.");
            }
        }
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("funnel", "Funnel", null, sentences, tables, notes));
    }
}
