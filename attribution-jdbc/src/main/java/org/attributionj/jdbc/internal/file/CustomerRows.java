package org.attributionj.jdbc.internal.file;

import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.AssemblySession;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.io.Rows;
import org.attributionj.io.event.EventRow;

/** Gives the rows of one customer after the other to an assembly. Single thread. */
public final class CustomerRows {
    private final AssemblySession session;
    private String customer = "";
    private List<Touchpoint> touchpoints = new ArrayList<>();
    private List<Conversion> conversions = new ArrayList<>();

    public CustomerRows(AssemblySession session) {
        this.session = session;
    }

    /** Takes rows in which those of a customer are adjacent. */
    public AssemblyAccount assemble(Rows<EventRow> rows) {
        rows.forEachRemaining(this::add);
        flush();
        return session.finish();
    }

    private void add(EventRow row) {
        String owner = row.touch()
                .map(Touchpoint::customer)
                .orElseGet(() -> row.converted().map(Conversion::customer).orElseThrow());
        if (!owner.equals(customer)) {
            flush();
            customer = owner;
        }
        row.touch().ifPresent(touchpoints::add);
        row.converted().ifPresent(conversions::add);
    }

    private void flush() {
        if (!touchpoints.isEmpty() || !conversions.isEmpty()) {
            session.customer(customer, touchpoints, conversions);
            touchpoints = new ArrayList<>();
            conversions = new ArrayList<>();
        }
    }
}
