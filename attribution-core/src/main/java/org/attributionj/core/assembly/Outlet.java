package org.attributionj.core.assembly;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;

/** Builds the journeys that a sink wants, and only those, and hands them over. One thread at a time. */
final class Outlet {
    private final JourneySink sink;
    private final LookbackWindows windows;
    private final Tally tally;
    private final Set<JourneyKind> wanted;

    Outlet(JourneySink sink, LookbackWindows windows, Tally tally) {
        this.sink = sink;
        this.windows = windows;
        this.tally = tally;
        wanted = Sets.immutableEnumSet(sink.wanted());
    }

    boolean wants(JourneyKind kind) {
        return wanted.contains(kind);
    }

    void giveConverted(
            List<Touchpoint> touchpoints,
            Conversion conversion,
            List<Conversion> adjustments,
            boolean isCredited,
            boolean isFit) {
        Set<JourneyKind> kinds = kinds(JourneyKind.CREDITED, isCredited, isFit);
        if (!kinds.isEmpty()) {
            sink.accept(
                    new Journey(
                            conversion.customer(), touchpoints, conversion, adjustments, conversion.time(), windows),
                    kinds);
        }
    }

    void giveOpen(String customer, List<Touchpoint> touchpoints, Instant end, boolean isOpen, boolean isFit) {
        Set<JourneyKind> kinds = kinds(JourneyKind.OPEN, isOpen, isFit);
        if (!kinds.isEmpty()) {
            sink.accept(new Journey(customer, touchpoints, null, ImmutableList.of(), end, windows), kinds);
        }
    }

    private Set<JourneyKind> kinds(JourneyKind kind, boolean isOfKind, boolean isFit) {
        EnumSet<JourneyKind> kinds = EnumSet.noneOf(JourneyKind.class);
        if (isOfKind && wants(kind)) {
            kinds.add(kind);
        }
        if (isFit && wants(JourneyKind.FIT)) {
            kinds.add(JourneyKind.FIT);
            tally.fitJourneys++;
        }
        return kinds;
    }
}
