package org.attributionj.jdbc.internal.privacy;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.Session;

/** Moves what results had divided to the totals of their moments, before they are deleted. */
final class ErasedTotals {
    private static final RowShape<Total> SHAPE = RowShape.of(
            "erased_totals",
            3,
            "model_id day_ns currency conversions adjustments touchpoints total credited baseline unattributed",
            (value, row) -> row.number(value.key().model())
                    .number(value.key().day())
                    .text(value.key().currency())
                    .number(value.conversions())
                    .number(value.adjustments())
                    .number(value.touchpoints())
                    .decimal(value.total())
                    .decimal(value.credited())
                    .decimal(value.baseline())
                    .decimal(value.unattributed()));

    private ErasedTotals() {}

    private record Key(long model, long day, String currency) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::model).thenComparingLong(Key::day).thenComparing(Key::currency);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Total(
            Key key,
            long conversions,
            long adjustments,
            long touchpoints,
            BigDecimal total,
            BigDecimal credited,
            BigDecimal baseline,
            BigDecimal unattributed) {

        Total plus(Total other) {
            return new Total(
                    key,
                    conversions + other.conversions,
                    adjustments + other.adjustments,
                    touchpoints + other.touchpoints,
                    total.add(other.total),
                    credited.add(other.credited),
                    baseline.add(other.baseline),
                    unattributed.add(other.unattributed));
        }
    }

    /** Adds the current results of some conversions and their adjustments. The caller holds the audit's lock. */
    static void add(Session session, List<String> roots) throws SQLException {
        add(session, "root_id", roots);
    }

    /** Adds the current results of some adjustments. The caller holds the audit's lock. */
    static void addAdjustments(Session session, List<String> ids) throws SQLException {
        add(session, "conversion_id", ids);
    }

    private static void add(Session session, String key, List<String> ids) throws SQLException {
        Map<Key, Total> sums = new TreeMap<>();
        session.listIn(
                        list ->
                                "SELECT model_id, time_ns, currency, CASE WHEN conversion_id = root_id THEN 1 ELSE 0 END,"
                                        + " touchpoints, total, baseline, unattributed FROM {results} WHERE is_current = 1 AND "
                                        + key + " IN (" + list + ")",
                        ids,
                        ErasedTotals::ofResult)
                .forEach(total -> sums.merge(total.key(), total, Total::plus));
        for (Key one : List.copyOf(sums.keySet())) {
            session.list(
                            "SELECT conversions, adjustments, touchpoints, total, credited, baseline, unattributed FROM"
                                    + " {erased_totals} WHERE model_id = ? AND day_ns = ? AND currency = ?",
                            row -> stored(one, row),
                            one.model(),
                            one.day(),
                            one.currency())
                    .forEach(total -> sums.merge(one, total, Total::plus));
        }
        session.dialect().replace(session, SHAPE, sums.values());
    }

    private static Total ofResult(ResultSet row) throws SQLException {
        long time = row.getLong(2);
        boolean isConversion = row.getInt(4) == 1;
        BigDecimal total = new BigDecimal(row.getString(6));
        BigDecimal baseline = new BigDecimal(row.getString(7));
        BigDecimal unattributed = new BigDecimal(row.getString(8));
        return new Total(
                new Key(row.getLong(1), time, row.getString(3)),
                isConversion ? 1 : 0,
                isConversion ? 0 : 1,
                row.getLong(5),
                total,
                total.subtract(baseline).subtract(unattributed),
                baseline,
                unattributed);
    }

    private static Total stored(Key key, ResultSet row) throws SQLException {
        return new Total(
                key,
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                new BigDecimal(row.getString(4)),
                new BigDecimal(row.getString(5)),
                new BigDecimal(row.getString(6)),
                new BigDecimal(row.getString(7)));
    }
}
