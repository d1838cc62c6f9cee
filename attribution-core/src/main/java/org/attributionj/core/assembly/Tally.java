package org.attributionj.core.assembly;

import java.time.Instant;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.journey.Window;
import org.attributionj.core.money.Money;
import org.jspecify.annotations.Nullable;

/** The running counts behind an {@link AssemblyAccount}. One thread at a time. */
final class Tally {

    /** What happens at the door, alike for both kinds of events. */
    static final class OfKind {
        long read;
        long duplicates;
        long repeatsKept;
        long repeatsDropped;
        long rejected;
    }

    final OfKind touchpoints = new OfKind();
    final OfKind conversions = new OfKind();
    long customers;
    long inConvertingJourneys;
    long inOpenJourneys;
    long overLimit;
    long emailsOfOtherType;
    long adjustmentsApplied;
    long adjustmentsNotOfGoal;
    long openJourneys;
    long fitJourneys;

    private long withTouchpoints;
    private long withoutTouchpoints;
    private long negative;
    private long pending;
    private @Nullable Instant lastEvent;
    private final Map<Engagement, Long> notEligible = new EnumMap<>(Engagement.class);
    private final Map<Window, Long> outside = new HashMap<>();
    private final Map<Window, Long> costs = new HashMap<>();
    private final Map<Window, Long> conversionCosts = new HashMap<>();
    private final Map<ConversionType, Long> notOfGoal = new TreeMap<>();
    private final Map<Currency, Money> pendingTotals = new HashMap<>();
    private final Map<AdjustmentWarning, Long> warnings = new EnumMap<>(AdjustmentWarning.class);

    void sawEventAt(Instant time) {
        if (lastEvent == null || time.isAfter(lastEvent)) {
            lastEvent = time;
        }
    }

    /** The time of the latest event so far, whatever became of it. */
    @Nullable
    Instant lastEvent() {
        return lastEvent;
    }

    void addNotEligible(Engagement engagement) {
        notEligible.merge(engagement, 1L, Long::sum);
    }

    void addOutside(Window window) {
        outside.merge(window, 1L, Long::sum);
    }

    void addCost(Window window) {
        costs.merge(window, 1L, Long::sum);
    }

    /** A conversion whose customer's latest earlier touchpoint a window kept from it, and that has no other. */
    void addLeftWithout(Window window) {
        conversionCosts.merge(window, 1L, Long::sum);
    }

    void addNotOfGoal(ConversionType type) {
        notOfGoal.merge(type, 1L, Long::sum);
    }

    void addWarning(AdjustmentWarning warning) {
        warnings.merge(warning, 1L, Long::sum);
    }

    void addPending(Money value) {
        pending++;
        pendingTotals.merge(value.currency(), value, Money::plus);
    }

    void addCredited(boolean hasTouchpoints, boolean isNegative) {
        if (hasTouchpoints) {
            withTouchpoints++;
        } else {
            withoutTouchpoints++;
        }
        negative += isNegative ? 1 : 0;
    }

    /** The counts so far. */
    AssemblyAccount account(ImmatureJourneys immature, @Nullable Window ofFits) {
        TouchpointCounts ofTouchpoints = new TouchpointCounts(
                touchpoints.read,
                inConvertingJourneys,
                inOpenJourneys,
                touchpoints.duplicates,
                touchpoints.repeatsDropped,
                touchpoints.rejected,
                notEligible,
                outside,
                touchpoints.repeatsKept,
                costs,
                overLimit,
                emailsOfOtherType);
        ConversionCounts ofConversions = new ConversionCounts(
                conversions.read,
                withTouchpoints,
                withoutTouchpoints,
                notOfGoal,
                conversions.duplicates,
                conversions.repeatsDropped,
                conversions.rejected,
                adjustmentsApplied,
                adjustmentsNotOfGoal,
                pending,
                conversions.repeatsKept,
                negative,
                pendingTotals,
                conversionCosts,
                warnings);
        JourneyCounts ofJourneys =
                new JourneyCounts(withTouchpoints + withoutTouchpoints, openJourneys, immature, fitJourneys, ofFits);
        return new AssemblyAccount(customers, ofTouchpoints, ofConversions, ofJourneys, lastEvent);
    }
}
