package org.attributionj.jdbc.tracker;

import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.assembly.EventKind;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.support.StoreException;
import org.attributionj.jdbc.write.Refusal;
import org.attributionj.jdbc.write.RejectedEvent;
import org.attributionj.jdbc.write.WriteReport;

/**
 * Writes events, and where the database refuses some of a call, by a constraint or a trigger that somebody put on the tables,
 * writes the others: it halves the call until the refused events stand alone. One thread at a time.
 */
final class ApartFromRefused {
    /** A database that refuses more than that of one call refuses all. */
    private static final int MOST_REFUSED = 100;

    private final AttributionStore store;

    ApartFromRefused(AttributionStore store) {
        this.store = store;
    }

    /** All events in one transaction, or none. */
    WriteReport write(List<Touchpoint> touchpoints, List<Conversion> conversions) {
        return store.events().write(touchpoints, conversions);
    }

    /** All events that the database takes: in one transaction, unless it refuses some. */
    WriteReport writeApart(List<Touchpoint> touchpoints, List<Conversion> conversions) {
        Parts parts = new Parts();
        write(touchpoints, conversions, parts);
        if (!parts.refusedHere.isEmpty()) {
            store.reference()
                    .putRejected(parts.refusedHere.stream()
                            .map(ApartFromRefused::rejected)
                            .toList());
        }
        return parts.report();
    }

    private void write(List<Touchpoint> touchpoints, List<Conversion> conversions, Parts parts) {
        if (touchpoints.isEmpty() && conversions.isEmpty()) {
            return;
        }
        try {
            parts.reports.add(write(touchpoints, conversions));
        } catch (StoreException e) {
            if (e.isTransient() || parts.refusedHere.size() == MOST_REFUSED) {
                throw e;
            }
            if (touchpoints.size() + conversions.size() == 1) {
                parts.refusedHere.add(refusal(touchpoints, conversions, e));
                return;
            }
            writeHalves(touchpoints, conversions, parts);
        }
    }

    /** Touchpoints first; then each kind by halves. */
    private void writeHalves(List<Touchpoint> touchpoints, List<Conversion> conversions, Parts parts) {
        if (!touchpoints.isEmpty() && !conversions.isEmpty()) {
            write(touchpoints, List.of(), parts);
            write(List.of(), conversions, parts);
            return;
        }
        int ofTouchpoints = touchpoints.size() / 2;
        int ofConversions = conversions.size() / 2;
        write(touchpoints.subList(0, ofTouchpoints), conversions.subList(0, ofConversions), parts);
        write(
                touchpoints.subList(ofTouchpoints, touchpoints.size()),
                conversions.subList(ofConversions, conversions.size()),
                parts);
    }

    private static Refusal refusal(List<Touchpoint> touchpoints, List<Conversion> conversions, StoreException failure) {
        String reason = "the database refuses it: " + failure.getMessage();
        return touchpoints.isEmpty()
                ? new Refusal(
                        EventKind.CONVERSION,
                        conversions.get(0).id(),
                        conversions.get(0).customer(),
                        reason)
                : new Refusal(
                        EventKind.TOUCHPOINT,
                        touchpoints.get(0).id(),
                        touchpoints.get(0).customer(),
                        reason);
    }

    private static RejectedEvent rejected(Refusal refusal) {
        return new RejectedEvent(
                refusal.kind().toString(), refusal.id(), refusal.customer(), null, null, null, null, refusal.reason());
    }

    /** What became of the parts of a call. */
    private static final class Parts {
        private final List<WriteReport> reports = new ArrayList<>();
        private final List<Refusal> refusedHere = new ArrayList<>();

        WriteReport report() {
            if (reports.size() == 1 && refusedHere.isEmpty()) {
                return reports.get(0);
            }
            List<Refusal> refusals = new ArrayList<>(refusedHere);
            reports.forEach(report -> refusals.addAll(report.refusals()));
            return new WriteReport(
                    reports.stream().mapToInt(WriteReport::touchpoints).sum(),
                    reports.stream().mapToInt(WriteReport::conversions).sum(),
                    reports.stream()
                            .flatMap(report -> report.duplicateTouchpoints().stream())
                            .toList(),
                    reports.stream()
                            .flatMap(report -> report.duplicateConversions().stream())
                            .toList(),
                    refusals,
                    reports.stream()
                            .flatMap(report -> report.pending().stream())
                            .toList());
        }
    }
}
