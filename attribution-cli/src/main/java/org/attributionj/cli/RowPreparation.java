package org.attributionj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.event.EventRow;
import org.jspecify.annotations.Nullable;

/** What happens to the events of a row before anything else sees them: touchpoints are enriched, then persons are named. */
final class RowPreparation {
    private final @Nullable TouchpointTally enrichment;
    private final @Nullable PersonTally persons;

    /** Nothing happens to them. */
    static RowPreparation none() {
        return new RowPreparation(null, null);
    }

    RowPreparation(@Nullable TouchpointTally enrichment, @Nullable PersonTally persons) {
        this.enrichment = enrichment;
        this.persons = persons;
    }

    /**
     * The row with what was found out.
     *
     * @param isFirst whether the row is read for the first time, and is to be counted
     * @return nothing if the row holds no event after all
     */
    Optional<EventRow> apply(EventRow row, boolean isFirst) {
        if (enrichment == null && persons == null) {
            return Optional.of(row);
        }
        Touchpoint touchpoint = row.touchpoint();
        Conversion conversion = row.conversion();
        if (touchpoint != null && enrichment != null) {
            touchpoint = enrichment.apply(touchpoint, isFirst);
        }
        if (touchpoint == null && conversion == null) {
            return Optional.empty();
        }
        if (persons != null) {
            String customer = row.customer();
            String person = persons.personOf(customer);
            if (isFirst) {
                persons.count(customer, person, touchpoint != null, conversion != null && !conversion.isAdjustment());
            }
            if (!person.equals(customer)) {
                touchpoint = touchpoint == null ? null : touchpoint.withCustomer(person);
                conversion = conversion == null ? null : conversion.withCustomer(person);
            }
        }
        return Optional.of(new EventRow(row.file(), row.line(), touchpoint, conversion));
    }

    /** The person of a customer. */
    String personOf(String customer) {
        return persons == null ? customer : persons.personOf(customer);
    }

    /** What was found out, in some lines. */
    List<String> account() {
        List<String> lines = new ArrayList<>();
        if (enrichment != null) {
            lines.addAll(enrichment.account());
        }
        if (persons != null) {
            lines.addAll(persons.account());
        }
        return lines;
    }
}
