package org.attributionj.io.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.AssemblySession;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;

/**
 * Gives rows in which those of a customer are adjacent to an assembly, one customer at a time. A customer who comes back after
 * others would be taken for another one; {@link #add} tells where a customer begins, for those who have to notice. One thread
 * at a time.
 */
public final class CustomerRows {
    private final AssemblySession session;
    private String customer = "";
    private List<Touchpoint> touchpoints = new ArrayList<>();
    private List<Conversion> conversions = new ArrayList<>();

    /**
     * Rows for an assembly.
     *
     * @param session takes the customers
     */
    public CustomerRows(AssemblySession session) {
        this.session = Objects.requireNonNull(session, "session must not be null");
    }

    /**
     * Adds a row.
     *
     * @param row the row
     * @return whether it is of another customer than the row before
     */
    public boolean add(EventRow row) {
        boolean isOfNext = !row.customer().equals(customer);
        if (isOfNext) {
            flush();
            customer = row.customer();
        }
        row.touch().ifPresent(touchpoints::add);
        row.converted().ifPresent(conversions::add);
        return isOfNext;
    }

    /**
     * Ends the assembly.
     *
     * @return where every event went
     */
    public AssemblyAccount finish() {
        flush();
        return session.finish();
    }

    private void flush() {
        if (!touchpoints.isEmpty() || !conversions.isEmpty()) {
            session.customer(customer, touchpoints, conversions);
            touchpoints = new ArrayList<>();
            conversions = new ArrayList<>();
        }
    }
}
