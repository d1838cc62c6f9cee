package org.attributionj.jdbc.internal.result;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.internal.row.JsonText;
import org.attributionj.jdbc.internal.row.Moneys;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.internal.sql.Span;
import org.attributionj.jdbc.result.CreditTotal;
import org.attributionj.jdbc.result.Grouping;
import org.attributionj.jdbc.result.JourneySummary;
import org.attributionj.jdbc.result.ResultReader;
import org.attributionj.jdbc.result.StoredCredit;
import org.attributionj.jdbc.result.StoredResult;
import org.attributionj.jdbc.support.Period;
import org.jspecify.annotations.Nullable;

/** Reads results. */
public final class StoreResults implements ResultReader {
    private static final String RESULTS =
            "SELECT r.conversion_id, r.root_id, r.customer, m.name, r.revision, r.is_current, r.time_ns, r.total,"
                    + " r.baseline, r.unattributed, r.currency, r.confidence, r.run_id FROM {results} r JOIN {models} m"
                    + " ON m.model_id = r.model_id WHERE ";
    private static final String CREDITS =
            "SELECT r.conversion_id, m.name, r.revision, c.touchpoint_id, c.share_units, c.amount, c.reason, r.currency"
                    + " FROM {results} r JOIN {credits} c ON c.conversion_id = r.conversion_id AND c.model_id ="
                    + " r.model_id AND c.revision = r.revision JOIN {models} m ON m.model_id = r.model_id WHERE ";

    private final Database database;

    public StoreResults(Database database) {
        this.database = database;
    }

    @Override
    public List<StoredResult> of(String conversionId) {
        return database.read(
                "read results",
                session ->
                        read(session, "r.root_id = ?", "m.name, r.revision, r.time_ns, r.conversion_id", conversionId));
    }

    @Override
    public List<StoredResult> ofCustomer(String customer) {
        return database.read(
                "read results",
                session -> read(session, "r.customer = ?", "r.conversion_id, m.name, r.revision", customer));
    }

    private static List<StoredResult> read(Session session, String where, String order, String parameter)
            throws SQLException {
        ListMultimap<Key, StoredCredit> credits = ArrayListMultimap.create();
        session.each(
                CREDITS + where + " ORDER BY c.conversion_id, c.model_id, c.revision, c.position_no",
                row -> credits.put(
                        new Key(row.getString(1), row.getString(2), row.getInt(3)),
                        new StoredCredit(
                                row.getString(4),
                                row.getLong(5),
                                Moneys.read(row.getString(6), row.getString(8)),
                                Optional.ofNullable(row.getString(7)).orElse(""))),
                parameter);
        return session.list(
                RESULTS + where + " ORDER BY " + order,
                row -> result(row, credits.get(new Key(row.getString(1), row.getString(4), row.getInt(5)))),
                parameter);
    }

    private record Key(String conversion, String model, int revision) {}

    private static StoredResult result(ResultSet row, List<StoredCredit> credits) throws SQLException {
        String currency = row.getString(11);
        return new StoredResult(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getInt(6) == 1,
                Nanos.toInstant(row.getLong(7)),
                Moneys.read(row.getString(8), currency),
                Moneys.read(row.getString(9), currency),
                Moneys.read(row.getString(10), currency),
                row.getDouble(12),
                row.getString(13),
                credits);
    }

    @Override
    public Optional<JourneySummary> journey(String conversionId) {
        return database.read(
                "read a journey's summary",
                session -> session
                        .list(
                                "SELECT conversion_id, customer, revision, end_ns, first_touch_ns, last_touch_ns,"
                                        + " duration_ns, touchpoints, emails, channel_mix, net_amount, currency FROM"
                                        + " {journeys} WHERE conversion_id = ?",
                                StoreResults::summary,
                                conversionId)
                        .stream()
                        .findFirst());
    }

    private static JourneySummary summary(ResultSet row) throws SQLException {
        int touchpoints = row.getInt(8);
        Money net = Moneys.read(row.getString(11), row.getString(12));
        Map<String, Integer> mix = new TreeMap<>();
        JsonText.counts(row.getString(10)).forEach(mix::put);
        return new JourneySummary(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                Nanos.toInstant(row.getLong(4)),
                touchpoints == 0 ? null : Nanos.toInstant(row.getLong(5)),
                touchpoints == 0 ? null : Nanos.toInstant(row.getLong(6)),
                Duration.ofNanos(row.getLong(7)),
                touchpoints,
                row.getInt(9),
                mix,
                net);
    }

    @Override
    public void forEachUnattributed(String model, Period period, Consumer<? super StoredResult> consumer) {
        database.read("read unattributed conversions", session -> {
            session.each(
                    RESULTS + "r.model_id = ? AND r.time_ns >= ? AND r.time_ns <= ? AND r.is_current = 1 AND"
                            + " (r.touchpoints = 0 OR r.unattributed_sign <> 0)",
                    row -> {
                        consumer.accept(result(row, List.of()));
                        return row;
                    },
                    ModelIds.of(model),
                    Span.first(period),
                    Span.last(period));
            return true;
        });
    }

    @Override
    public List<CreditTotal> totals(@Nullable String model, Period period, Grouping grouping) {
        return database.read(
                "add up credits",
                session -> new Totals(
                                session,
                                model == null ? null : ModelIds.of(model),
                                Span.first(period),
                                Span.last(period))
                        .by(grouping));
    }

    @Override
    public List<String> models() {
        return database.read("read the models", session -> {
            Set<String> names = new TreeSet<>(session.list("SELECT name FROM {models}", row -> row.getString(1)));
            return List.copyOf(names);
        });
    }
}
