package org.attributionj.jdbc.internal.privacy;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.jdbc.internal.sql.Session;

/** Adjustments of a person's conversions, whoever sent them: they name the conversion, or its order. */
final class Adjusting {
    private Adjusting() {}

    /** The ids of the adjustments of some conversions, which are still there, but those conversions. */
    static List<String> of(Session session, List<String> conversions) throws SQLException {
        Set<String> names = new TreeSet<>(conversions);
        names.addAll(session.listIn(
                list -> "SELECT order_id FROM {conversions} WHERE order_id IS NOT NULL AND id IN (" + list + ")",
                conversions,
                row -> row.getString(1)));
        Set<String> adjusting = new TreeSet<>(session.listIn(
                list -> "SELECT id FROM {conversions} WHERE adjusts IN (" + list + ")",
                names,
                row -> row.getString(1)));
        conversions.forEach(adjusting::remove);
        return List.copyOf(adjusting);
    }

    /** Who sent some adjustments. */
    static Set<String> customers(Session session, List<String> adjusting) throws SQLException {
        return new TreeSet<>(session.listIn(
                list -> "SELECT customer FROM {conversions} WHERE id IN (" + list + ")",
                adjusting,
                row -> row.getString(1)));
    }
}
