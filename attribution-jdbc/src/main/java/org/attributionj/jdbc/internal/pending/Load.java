package org.attributionj.jdbc.internal.pending;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.pending.ClaimedConversion;

/** How much work conversions are: results grow with touchpoints times conversions, of which a customer may have many of both. */
final class Load {
    private static final long MOST_TOUCHPOINTS = 200_000;

    private Load() {}

    /** As many of the first conversions as are no more work than one transaction should hold, and at least one. */
    static List<ClaimedConversion> bounded(Session session, List<ClaimedConversion> free) throws SQLException {
        Map<String, Long> touchpoints = new HashMap<>();
        session.listIn(
                list -> "SELECT customer, COUNT(*) FROM {touchpoints} WHERE customer IN (" + list
                        + ") GROUP BY customer",
                free.stream()
                        .map(ClaimedConversion::customer)
                        .distinct()
                        .sorted()
                        .toList(),
                row -> touchpoints.put(row.getString(1), row.getLong(2)));
        long sum = 0;
        for (int i = 0; i < free.size(); i++) {
            sum += touchpoints.getOrDefault(free.get(i).customer(), 0L);
            if (sum > MOST_TOUCHPOINTS && i > 0) {
                return free.subList(0, i);
            }
        }
        return free;
    }
}
