package org.attributionj.jdbc.internal.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.internal.path.PathSums;
import org.attributionj.jdbc.internal.read.EventCache;
import org.attributionj.jdbc.internal.row.ConversionRows;
import org.attributionj.jdbc.internal.row.TouchpointRows;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Dialect;
import org.attributionj.jdbc.internal.sql.HostTransaction;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.internal.sql.Stripes;
import org.attributionj.jdbc.write.EventWriter;
import org.attributionj.jdbc.write.Refusal;
import org.attributionj.jdbc.write.WriteReport;

/** Writes events. */
public final class StoreWriter implements EventWriter {
    private final Database database;
    private final Marking marking;
    private final Admission admission;
    private final EventCache cache;

    public StoreWriter(Database database, Marking marking, Admission admission, EventCache cache) {
        this.database = database;
        this.marking = marking;
        this.admission = admission;
        this.cache = cache;
    }

    @Override
    public WriteReport write(Collection<Touchpoint> touchpoints, Collection<Conversion> conversions) {
        long[] erasures = cache.before();
        Batch batch = batch(touchpoints, conversions);
        WriteReport report = batch.isEmpty()
                ? batch.emptyReport()
                : database.write("write events", session -> store(session, batch));
        cache.add(batch.touchpoints().fresh(), batch.conversions().fresh(), erasures);
        return report;
    }

    @Override
    public EventWriter within(Connection connection) {
        return new WriterWithin(this, HostTransaction.of(database, connection));
    }

    /** Writes by somebody else's transaction. What is not committed yet is no business of the cache. */
    WriteReport write(
            HostTransaction transaction, Collection<Touchpoint> touchpoints, Collection<Conversion> conversions) {
        Batch batch = batch(touchpoints, conversions);
        return batch.isEmpty()
                ? batch.emptyReport()
                : transaction.run("write events", session -> store(session, batch));
    }

    private Batch batch(Collection<Touchpoint> touchpoints, Collection<Conversion> conversions) {
        EventCheck check = new EventCheck(database.dialect());
        Intake<Touchpoint> touchpointIntake = new Intake<>(EventTraits.TOUCHPOINTS);
        List<Refusal> withoutConsent = new ArrayList<>();
        touchpointIntake.admit(admission.admit(touchpoints, withoutConsent), check::problem);
        Intake<Conversion> conversionIntake = new Intake<>(EventTraits.CONVERSIONS);
        conversionIntake.admit(conversions, check::problem);
        return new Batch(touchpointIntake, conversionIntake, withoutConsent);
    }

    private WriteReport store(Session session, Batch batch) throws SQLException {
        session.dialect().lockStripes(session, batch.stripes());
        batch.touchpoints().compare(session);
        batch.conversions().compare(session);
        Optional<ErasedEvents> erased = ErasedEvents.of(session);
        if (erased.isPresent()) {
            batch.touchpoints().refuse(session, erased.get());
            batch.conversions().refuse(session, erased.get());
        }
        return store(session, batch.touchpoints(), batch.conversions(), batch.withoutConsent());
    }

    /** The events of a call, sorted out as far as that needs no database. */
    private record Batch(Intake<Touchpoint> touchpoints, Intake<Conversion> conversions, List<Refusal> withoutConsent) {

        /** The stripes of the customers; any one if all events are refused, for that is written too. */
        SortedSet<Integer> stripes() {
            SortedSet<Integer> stripes = customerStripes();
            if (stripes.isEmpty()) {
                stripes.add(0);
            }
            return stripes;
        }

        private SortedSet<Integer> customerStripes() {
            SortedSet<Integer> stripes = new TreeSet<>();
            touchpoints.addCustomers(stripes, Stripes::of);
            conversions.addCustomers(stripes, Stripes::of);
            return stripes;
        }

        /** Whether there is nothing to write. */
        boolean isEmpty() {
            return customerStripes().isEmpty()
                    && touchpoints.refusals().isEmpty()
                    && conversions.refusals().isEmpty();
        }

        WriteReport emptyReport() {
            return new WriteReport(0, 0, List.of(), List.of(), withoutConsent, List.of());
        }
    }

    private WriteReport store(
            Session session,
            Intake<Touchpoint> touchpoints,
            Intake<Conversion> conversions,
            List<Refusal> withoutConsent)
            throws SQLException {
        long now = database.now();
        Dialect dialect = session.dialect();
        Set<String> marked = marking.mark(session, touchpoints.fresh(), conversions.fresh(), now);
        dialect.insert(session, TouchpointRows.shape(now), touchpoints.fresh());
        dialect.insert(session, ConversionRows.shape(now, marking::isPending), conversions.fresh());
        Set<String> customers = new TreeSet<>();
        touchpoints.fresh().forEach(touchpoint -> customers.add(touchpoint.customer()));
        conversions.fresh().forEach(conversion -> customers.add(conversion.customer()));
        PathSums.noteChanges(session, customers);
        List<Refusal> refusals = new ArrayList<>(touchpoints.refusals());
        refusals.addAll(conversions.refusals());
        if (!refusals.isEmpty()) {
            dialect.replace(
                    session,
                    RejectionRows.shape(dialect, now),
                    refusals.stream().map(RejectionRows::of).toList());
        }
        refusals.addAll(withoutConsent);
        refusals.addAll(touchpoints.erased());
        refusals.addAll(conversions.erased());
        List<String> pending = new ArrayList<>(marking.pending(conversions.fresh()));
        pending.addAll(marked);
        return new WriteReport(
                touchpoints.fresh().size(),
                conversions.fresh().size(),
                touchpoints.duplicates(),
                conversions.duplicates(),
                refusals,
                pending);
    }
}
