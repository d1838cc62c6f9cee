package org.attributionj.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.AssemblySession;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.UnusableInputException;

/**
 * Assembles one customer after the other, and notices what only all customers together show: an id that two of them use.
 * In memory such events are told apart by time and content; that they cannot be here is an error and no other result.
 * Needs 11 to 22 bytes per id that was given.
 */
final class SortedCustomers {
    private final AssemblySession session;
    private final HashSet64 touchpointIds = new HashSet64();
    private final HashSet64 conversionIds = new HashSet64();

    SortedCustomers(AssemblySession session) {
        this.session = session;
    }

    void add(String customer, List<Touchpoint> touchpoints, List<Conversion> conversions) {
        Set<String> own = new HashSet<>();
        for (Touchpoint touchpoint : touchpoints) {
            if (!touchpoint.hasGeneratedId() && own.add(touchpoint.id())) {
                require(touchpointIds.add(touchpoint.id()), "touchpoint", touchpoint.id(), customer);
            }
        }
        own.clear();
        for (Conversion conversion : conversions) {
            if (!conversion.hasGeneratedId() && own.add(conversion.id())) {
                require(conversionIds.add(conversion.id()), "conversion", conversion.id(), customer);
            }
        }
        session.customer(customer, touchpoints, conversions);
    }

    private static void require(boolean isNew, String kind, String id, String customer) {
        if (!isNew) {
            throw new UnusableInputException("the id \"" + id + "\" of a " + kind + " of customer " + customer
                    + " is also that of another customer's; give each " + kind + " an id of its own, or keep all events"
                    + " in memory with --rows-in-memory and java -Xmx");
        }
    }

    AssemblyAccount finish() {
        return session.finish();
    }
}
