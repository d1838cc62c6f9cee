package org.attributionj.jdbc.internal.privacy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.attributionj.jdbc.internal.sql.Session;
import org.jspecify.annotations.Nullable;

/** Rows that were rejected and are of a person: by the customer's id, an event's id, or a text that has the customer's id in it. */
final class RejectedOfPerson {
    private RejectedOfPerson() {}

    static void delete(Session session, String customer, List<String> touchpoints, List<String> conversions)
            throws SQLException {
        Set<String> ids = new HashSet<>(touchpoints);
        ids.addAll(conversions);
        // as a word of its own: "anna" is not in "annabel"
        Pattern name = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(customer) + "(?![\\p{L}\\p{N}])");
        List<String> found = new ArrayList<>();
        session.each(
                "SELECT id, customer, event_id, value_text, reason FROM {rejected_events}",
                row -> customer.equals(row.getString(2))
                                || ids.contains(row.getString(3))
                                || isIn(name, row.getString(4))
                                || isIn(name, row.getString(5))
                        ? found.add(row.getString(1))
                        : row);
        session.updateIn(list -> "DELETE FROM {rejected_events} WHERE id IN (" + list + ")", found);
    }

    private static boolean isIn(Pattern name, @Nullable String text) {
        return text != null && name.matcher(text).find();
    }
}
