package org.attributionj.jdbc.internal.result;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.internal.row.Moneys;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.result.CreditTotal;
import org.attributionj.jdbc.result.CreditTotal.Kind;
import org.attributionj.jdbc.result.Grouping;
import org.jspecify.annotations.Nullable;

/**
 * Adds up credits. The sums are made here and not by the database, because few databases add decimals of any scale
 * exactly; the rows stream by.
 */
final class Totals {
    private final Session session;
    private final String where;
    private final Object[] parameters;
    private final Map<Key, Sum> sums = new TreeMap<>();

    /**
     * Totals of some results.
     *
     * @param model the model's number; null for all
     * @param fromNanos the first moment inside
     * @param lastNanos the last moment inside
     */
    Totals(Session session, @Nullable Long model, long fromNanos, long lastNanos) {
        this.session = session;
        where = (model == null ? "" : "r.model_id = ? AND ") + "r.%s >= ? AND r.%s <= ?";
        parameters = model == null ? new Object[] {fromNanos, lastNanos} : new Object[] {model, fromNanos, lastNanos};
    }

    List<CreditTotal> by(Grouping grouping) throws SQLException {
        String label = switch (grouping) {
            case CHANNEL -> "t.channel";
            case CAMPAIGN -> "t.campaign";
            case EMAIL -> "CASE WHEN t.type_channel = 'email' THEN t.creative END";
        };
        session.each(
                "SELECT m.name, r.currency, c.amount, t.id, " + label + " FROM {results} r JOIN {credits} c ON"
                        + " c.conversion_id = r.conversion_id AND c.model_id = r.model_id AND c.revision = r.revision"
                        + " JOIN {models} m ON m.model_id = r.model_id LEFT JOIN {touchpoints} t ON t.id ="
                        + " c.touchpoint_id WHERE r.is_current = 1 AND " + where("time_ns"),
                row -> {
                    Kind kind = row.getString(4) == null ? Kind.ERASED : Kind.CREDIT;
                    return add(row.getString(1), kind, row.getString(2), row.getString(5), row.getString(3), 1);
                },
                parameters);
        session.each(
                "SELECT m.name, r.currency, r.baseline, r.unattributed FROM {results} r JOIN {models} m ON m.model_id ="
                        + " r.model_id WHERE r.is_current = 1 AND " + where("time_ns"),
                row -> addRest(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                parameters);
        session.each(
                "SELECT m.name, r.currency, r.baseline, r.unattributed, r.credited, r.touchpoints FROM {erased_totals} r"
                        + " JOIN {models} m ON m.model_id = r.model_id WHERE " + where("day_ns"),
                row -> {
                    add(row.getString(1), Kind.ERASED, row.getString(2), null, row.getString(5), row.getLong(6));
                    return addRest(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
                },
                parameters);
        return rows();
    }

    private String where(String time) {
        return where.replace("%s", time);
    }

    private Sum addRest(String model, String currency, String baseline, String unattributed) {
        add(model, Kind.BASELINE, currency, null, baseline, 0);
        return add(model, Kind.UNATTRIBUTED, currency, null, unattributed, 0);
    }

    private Sum add(String model, Kind kind, String currency, @Nullable String label, String amount, long touchpoints) {
        Sum sum = sums.computeIfAbsent(new Key(model, kind, currency, label), key -> new Sum());
        sum.amount = sum.amount.add(new BigDecimal(amount));
        sum.touchpoints += touchpoints;
        return sum;
    }

    private List<CreditTotal> rows() {
        List<CreditTotal> rows = new ArrayList<>();
        sums.forEach((key, sum) -> {
            if (sum.touchpoints > 0 || sum.amount.signum() != 0) {
                Money amount = Moneys.read(sum.amount.toPlainString(), key.currency());
                rows.add(new CreditTotal(key.model(), key.kind(), key.label(), amount, sum.touchpoints));
            }
        });
        return rows;
    }

    private static final class Sum {
        private BigDecimal amount = BigDecimal.ZERO;
        private long touchpoints;
    }

    private record Key(
            String model,
            Kind kind,
            String currency,
            @Nullable String label) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::model)
                .thenComparing(Key::kind)
                .thenComparing(Key::currency)
                .thenComparing(Key::label, Comparator.nullsFirst(Comparator.naturalOrder()));

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
