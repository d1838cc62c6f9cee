package org.attributionj.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.model.Credit;

/** What is in the tables, and what should be there, as lines of text. */
final class TrackedEvents {
    static final JourneyAssembler ASSEMBLER = JourneyAssembler.standard().withGoal(Goal.everything());
    static final AttributionModel EQUAL = AttributionModel.of("equal", (journey, weights) -> {
        for (int i = 0; i < journey.length(); i++) {
            weights[i] = 1;
        }
        return 0;
    });
    static final AttributionModel LATER = AttributionModel.of("later", (journey, weights) -> {
        for (int i = 0; i < journey.length(); i++) {
            weights[i] = i + 1;
        }
        return 0.25;
    });

    private TrackedEvents() {}

    /** The current results of events by both models, straight from the assembler and the models. */
    static List<String> expectedResults(List<Touchpoint> touchpoints, List<Conversion> conversions) {
        List<String> lines = new ArrayList<>();
        List<Attributor> attributors = List.of(new Attributor(EQUAL), new Attributor(LATER));
        for (Journey journey : ASSEMBLER.assemble(touchpoints, conversions).credited()) {
            for (Attributor attributor : attributors) {
                for (AttributionResult result : attributor.attributeAll(journey)) {
                    StringBuilder line = new StringBuilder(result.conversion().id() + " by " + result.model() + ": "
                            + plain(result.value().amount().toPlainString()) + " baseline "
                            + plain(result.baseline().amount().toPlainString()) + " unattributed "
                            + plain(result.unattributed().amount().toPlainString()));
                    for (Credit credit : result.credits()) {
                        line.append(" | ")
                                .append(credit.touchpoint().id())
                                .append(' ')
                                .append(plain(credit.amount().amount().toPlainString()));
                    }
                    lines.add(line.toString());
                }
            }
        }
        lines.sort(null);
        return lines;
    }

    /** The current results in the tables. */
    static List<String> storedResults(DataSource source) throws SQLException {
        Map<String, StringBuilder> lines = new TreeMap<>();
        each(
                source,
                "SELECT r.conversion_id, m.name, r.total, r.baseline, r.unattributed FROM attribution_results r"
                        + " JOIN attribution_models m ON m.model_id = r.model_id WHERE r.is_current = 1",
                row -> lines.put(
                        row.getString(1) + " by " + row.getString(2),
                        new StringBuilder(": " + plain(row.getString(3)) + " baseline " + plain(row.getString(4))
                                + " unattributed " + plain(row.getString(5)))));
        each(
                source,
                "SELECT c.conversion_id, m.name, c.touchpoint_id, c.amount FROM attribution_credits c"
                        + " JOIN attribution_results r ON r.conversion_id = c.conversion_id AND r.model_id = c.model_id"
                        + " AND r.revision = c.revision JOIN attribution_models m ON m.model_id = c.model_id"
                        + " WHERE r.is_current = 1 ORDER BY c.conversion_id, m.name, c.position_no",
                row -> lines.get(row.getString(1) + " by " + row.getString(2))
                        .append(" | ")
                        .append(row.getString(3))
                        .append(' ')
                        .append(plain(row.getString(4))));
        List<String> all = new ArrayList<>();
        lines.forEach((key, line) -> all.add(key + line));
        all.sort(null);
        return all;
    }

    /** Amounts are the same whatever their scale. */
    private static String plain(String amount) {
        return new BigDecimal(amount).stripTrailingZeros().toPlainString();
    }

    /** Conversions whose results are not those of their revision, or that wait though they have them: always none. */
    static List<String> contradictions(DataSource source) throws SQLException {
        List<String> found = new ArrayList<>();
        each(
                source,
                "SELECT c.id FROM attribution_conversions c WHERE c.adjusts IS NULL AND ((c.pending_since_ns IS NULL) <>"
                        + " (c.attributed_revision = c.revision))",
                row -> found.add(row.getString(1) + " waits without reason or not though it should"));
        each(
                source,
                "SELECT c.id, COUNT(r.model_id) FROM attribution_conversions c LEFT JOIN attribution_results r ON"
                        + " r.conversion_id = c.id AND r.is_current = 1 AND r.revision = c.attributed_revision"
                        + " WHERE c.adjusts IS NULL AND c.attributed_revision > 0 GROUP BY c.id"
                        + " HAVING COUNT(r.model_id) <> 2",
                row -> found.add(row.getString(1) + " has results of " + row.getInt(2) + " models instead of 2"));
        each(
                source,
                "SELECT r.root_id FROM attribution_results r LEFT JOIN attribution_conversions c ON c.id = r.root_id"
                        + " WHERE r.is_current = 1 AND (c.id IS NULL OR c.attributed_revision <> r.revision)",
                row -> found.add(row.getString(1) + " has results of another revision"));
        return found;
    }

    /** One text per row of a query of one column. */
    static List<String> column(DataSource source, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        each(source, sql, row -> values.add(row.getString(1)));
        return values;
    }

    /** Shows the rows of a query. */
    static void each(DataSource source, String sql, RowConsumer consumer) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                consumer.accept(rows);
            }
        }
    }

    @FunctionalInterface
    interface RowConsumer {
        void accept(ResultSet row) throws SQLException;
    }
}
