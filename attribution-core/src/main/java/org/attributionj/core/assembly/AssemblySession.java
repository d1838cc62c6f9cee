package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.jspecify.annotations.Nullable;

/**
 * Assembles events that are grouped by customer, one customer after the other, in memory that depends on the largest
 * customer and not on their number. {@link JourneyAssembler#start} makes one.
 *
 * <p>Only one customer is in memory at a time, hence two limits: an id that two customers use is not noticed, and an
 * adjustment finds its conversion at its own customer only (else it is pending). A customer whose events come in two
 * pieces would be taken for two customers: that all events of a customer come together is the caller's duty, and only a
 * customer who comes twice in a row is refused. If the end of the observation was not given, the ends of the open
 * journeys that are inside the goal's window at the latest event so far are kept, 12 bytes each.
 *
 * <p>One thread at a time. Several sessions can run in parallel, each over its own customers; their accounts are merged
 * with {@link AssemblyAccount#plus}.
 */
public final class AssemblySession {
    private final AssemblyRun run;
    private final CustomerAssembly customers;
    private @Nullable String previous;
    private boolean finished;

    AssemblySession(JourneyAssembler assembler, Goal goal, JourneySink sink) {
        run = new AssemblyRun(assembler, sink);
        customers = run.customers(goal);
    }

    /**
     * Assembles one customer's events and gives the journeys to the sink. A customer without any event counts as a
     * customer and has no journey.
     *
     * @param customer the customer's id
     * @param touchpoints all touchpoints of the customer, in any order; the list is only read
     * @param conversions all conversions and adjustments of the customer, in any order; the list is only read
     * @throws NullPointerException if an argument or an event is null
     * @throws IllegalArgumentException if an event is of another customer, or the customer is the one before
     * @throws IllegalStateException if the session is finished
     */
    public void customer(String customer, List<Touchpoint> touchpoints, List<Conversion> conversions) {
        requireOpen();
        notBlank(customer, "customer");
        check(
                !customer.equals(previous),
                () -> "customer " + customer + " was given already; give all events of a customer in one call");
        for (Touchpoint touchpoint : touchpoints) {
            if (!notNull(touchpoint, "touchpoint").customer().equals(customer)) {
                throw ofAnother(EventKind.TOUCHPOINT, touchpoint.id(), touchpoint.customer(), customer);
            }
        }
        for (Conversion conversion : conversions) {
            if (!notNull(conversion, "conversion").customer().equals(customer)) {
                throw ofAnother(EventKind.CONVERSION, conversion.id(), conversion.customer(), customer);
            }
        }
        previous = customer;
        List<Touchpoint> admitted = run.admitTouchpoints(touchpoints);
        Adjustments.Split split = run.adjustments().split(run.admitConversions(conversions), customers.goal());
        customers.assemble(customer, admitted, split.conversions(), split.adjustments());
    }

    private static IllegalArgumentException ofAnother(EventKind kind, String id, String customer, String expected) {
        return new IllegalArgumentException(
                kind + " " + id + " must be of customer " + expected + ", but is of " + customer);
    }

    /**
     * Ends the session.
     *
     * @return where every event went
     * @throws IllegalStateException if the session is finished already
     */
    public AssemblyAccount finish() {
        requireOpen();
        finished = true;
        return customers.account();
    }

    private void requireOpen() {
        if (finished) {
            throw new IllegalStateException("the session is finished; start another one");
        }
    }
}
