package org.attributionj.jdbc.internal.write;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.RepeatPolicy;
import org.attributionj.core.journey.Window;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.attributionj.jdbc.internal.sql.Session;

/**
 * Finds the stored conversions whose journeys new events change, and has them wait for a new attribution.
 *
 * @param goal the conversions that are attributed at all
 * @param windows how far they look back
 * @param repeatPolicy whether a conversion uses up what later ones could look back on
 */
public record Marking(Goal goal, LookbackWindows windows, RepeatPolicy repeatPolicy) {

    /** Whether a conversion is attributed. */
    boolean isPending(Conversion conversion) {
        return !conversion.isAdjustment() && goal.includes(conversion.type());
    }

    /** Marks conversions that were stored before; returns their ids, sorted. */
    Set<String> mark(Session session, List<Touchpoint> touchpoints, List<Conversion> conversions, long now)
            throws SQLException {
        ListMultimap<String, Touchpoint> touchpointsOf = ArrayListMultimap.create();
        for (Touchpoint touchpoint : touchpoints) {
            if (windows.isEligible(touchpoint)) {
                touchpointsOf.put(touchpoint.customer(), touchpoint);
            }
        }
        ListMultimap<String, Conversion> conversionsOf = ArrayListMultimap.create();
        for (Conversion conversion : conversions) {
            if (conversion.isAdjustment() || repeatPolicy == RepeatPolicy.RESET) {
                conversionsOf.put(conversion.customer(), conversion);
            }
        }
        Set<String> customers = new TreeSet<>(touchpointsOf.keySet());
        customers.addAll(conversionsOf.keySet());
        List<Stored> stored = session.listIn(
                list -> "SELECT id, customer, conversion_type, time_ns FROM {conversions} WHERE customer IN (" + list
                        + ") AND adjusts IS NULL",
                customers,
                row -> new Stored(
                        row.getString(1),
                        row.getString(2),
                        ConversionType.of(row.getString(3)),
                        Nanos.toInstant(row.getLong(4))));
        Set<String> ids = new TreeSet<>();
        for (Stored conversion : stored) {
            if (goal.includes(conversion.type())
                    && isTouched(
                            conversion,
                            touchpointsOf.get(conversion.customer()),
                            conversionsOf.get(conversion.customer()))) {
                ids.add(conversion.id());
            }
        }
        mark(session, ids, now);
        return ids;
    }

    /** Gives conversions a new revision, which waits. */
    public static int mark(Session session, Collection<String> ids, long now) throws SQLException {
        return session.updateIn(
                list -> "UPDATE {conversions} SET revision = revision + 1, pending_since_ns ="
                        + " COALESCE(pending_since_ns, ?) WHERE id IN (" + list + ")",
                ids,
                now);
    }

    private record Stored(String id, String customer, ConversionType type, Instant time) {}

    private boolean isTouched(Stored conversion, List<Touchpoint> touchpoints, List<Conversion> conversions) {
        for (Conversion change : conversions) {
            boolean isAdjusted = conversion.id().equals(change.adjusts());
            boolean isAfter = !change.isAdjustment()
                    && goal.includes(change.type())
                    && !change.time().isAfter(conversion.time());
            if (isAdjusted || isAfter) {
                return true;
            }
        }
        Optional<Window> ofConversion = windows.ofConversion(conversion.type());
        for (Touchpoint touchpoint : touchpoints) {
            if (!touchpoint.time().isAfter(conversion.time())) {
                Duration age = Duration.between(touchpoint.time(), conversion.time());
                if (isWithin(ofConversion, age) && isWithin(windows.ofTouchpoint(touchpoint), age)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isWithin(Optional<Window> window, Duration age) {
        return window.isEmpty() || age.compareTo(window.get().length()) <= 0;
    }

    /** All ids of new conversions that wait. */
    List<String> pending(List<Conversion> fresh) {
        List<String> ids = new ArrayList<>();
        for (Conversion conversion : fresh) {
            if (isPending(conversion)) {
                ids.add(conversion.id());
            }
        }
        return ids;
    }
}
