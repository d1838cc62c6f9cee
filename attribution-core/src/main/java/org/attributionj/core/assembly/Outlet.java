package org.attributionj.core.assembly;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;

/** Builds the journeys that a sink wants, and only those, and hands them over. One thread at a time. */
final class Outlet {
    private static final Set<JourneyKind> CREDITED = Sets.immutableEnumSet(JourneyKind.CREDITED);
    private static final Set<JourneyKind> OPEN = Sets.immutableEnumSet(JourneyKind.OPEN);
    private static final Set<JourneyKind> FIT = Sets.immutableEnumSet(JourneyKind.FIT);
    private static final Set<JourneyKind> CREDITED_AND_FIT =
            Sets.immutableEnumSet(JourneyKind.CREDITED, JourneyKind.FIT);
    private static final Set<JourneyKind> OPEN_AND_FIT = Sets.immutableEnumSet(JourneyKind.OPEN, JourneyKind.FIT);

    private final JourneySink sink;
    private final LookbackWindows windows;
    private final LookbackWindows windowsOfFits;
    private final Tally tally;
    private final Set<JourneyKind> wanted;

    Outlet(JourneySink sink, LookbackWindows windows, LookbackWindows windowsOfFits, Tally tally) {
        this.sink = sink;
        this.windows = windows;
        this.windowsOfFits = windowsOfFits;
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
                            conversion.customer(),
                            touchpoints,
                            conversion,
                            adjustments,
                            conversion.time(),
                            windows(isCredited)),
                    kinds);
        }
    }

    void giveOpen(String customer, List<Touchpoint> touchpoints, Instant end, boolean isOpen, boolean isFit) {
        Set<JourneyKind> kinds = kinds(JourneyKind.OPEN, isOpen, isFit);
        if (!kinds.isEmpty()) {
            sink.accept(new Journey(customer, touchpoints, null, ImmutableList.of(), end, windows(isOpen)), kinds);
        }
    }

    /** What the touchpoints of a journey were cut by: of one that is of a fit as well, both say the same. */
    private LookbackWindows windows(boolean isOfKind) {
        return isOfKind ? windows : windowsOfFits;
    }

    /** The wanted ones of a kind, if the journey is of it, and of fits, if it is for them. */
    private Set<JourneyKind> kinds(JourneyKind kind, boolean isOfKind, boolean isFit) {
        boolean isGiven = isOfKind && wants(kind);
        if (!isFit || !wants(JourneyKind.FIT)) {
            return isGiven ? alone(kind) : ImmutableSet.of();
        }
        tally.fitJourneys++;
        if (!isGiven) {
            return FIT;
        }
        return kind == JourneyKind.OPEN ? OPEN_AND_FIT : CREDITED_AND_FIT;
    }

    private static Set<JourneyKind> alone(JourneyKind kind) {
        return kind == JourneyKind.OPEN ? OPEN : CREDITED;
    }
}
