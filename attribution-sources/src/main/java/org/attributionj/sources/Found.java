package org.attributionj.sources;

import java.time.Instant;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.event.EventRow;

/**
 * An event as an export has it. Immutable.
 *
 * @param row the event, under the id that its record gave
 * @param hasSource of a touchpoint, whether its channel is known rather than taken for direct
 */
record Found(EventRow row, boolean hasSource) {

    /** The same touchpoint at another time. */
    Found at(Instant time) {
        Touchpoint touchpoint = row.touchpoint();
        return touchpoint == null
                ? this
                : new Found(new EventRow(row.file(), row.line(), at(touchpoint, time), row.conversion()), hasSource);
    }

    /** The event under the id of its person. */
    EventRow of(Persons persons) {
        String customer = row.customer();
        String person = persons.of(customer);
        if (person.equals(customer)) {
            return row;
        }
        Touchpoint touchpoint = row.touchpoint();
        Conversion conversion = row.conversion();
        return new EventRow(
                row.file(),
                row.line(),
                touchpoint == null ? null : touchpoint.withCustomer(person),
                conversion == null ? null : conversion.withCustomer(person));
    }

    private static Touchpoint at(Touchpoint touchpoint, Instant time) {
        return Touchpoint.builder(touchpoint.customer(), time)
                .id(touchpoint.id())
                .sequence(touchpoint.sequence())
                .channel(touchpoint.channel())
                .type(touchpoint.type())
                .campaign(touchpoint.campaign())
                .creative(touchpoint.creative())
                .session(touchpoint.session())
                .milestones(touchpoint.milestones())
                .cost(touchpoint.cost())
                .utm(touchpoint.utm())
                .device(touchpoint.device())
                .place(touchpoint.place())
                .url(touchpoint.url())
                .referrer(touchpoint.referrer())
                .userAgent(touchpoint.userAgent())
                .address(touchpoint.address())
                .attributes(touchpoint.attributes())
                .build();
    }
}
