package org.attributionj.examples;

import java.nio.file.Path;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.comparison.ComparisonTable;
import org.attributionj.io.event.EventReader;
import org.attributionj.io.event.Events;
import org.attributionj.models.Comparison;

/** Which campaigns earned what, under a rule and two learned models? The comparison of the README. */
public final class CompareModels {
    private CompareModels() {}

    /**
     * Prints the comparison.
     *
     * @param args a file of events
     */
    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        // tag::sample[]
        Events events = EventReader.readAll(file); // CSV or JSON Lines
        ComparisonTable table = Comparison.of(events.touchpoints(), events.conversions())
                .models("linear", "markov", "auto")
                .by(Dimension.CAMPAIGN)
                .run();
        System.out.print(table); // labels down, models across, baseline and unattributed part included
        System.out.println(table.row("linear", "spring sale").value());
        // end::sample[]
    }
}
