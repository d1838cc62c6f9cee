package org.attributionj.jdbc.internal.result;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.jdbc.internal.sql.Dialect;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.pending.AttributedConversion;
import org.jspecify.annotations.Nullable;

/**
 * Stores results of a new revision and retires or deletes those of older ones.
 *
 * @param keepsRevisions whether results of older revisions are kept
 * @param modelFactor a model's factor of the rule-of-thumb confidence
 */
public record ResultSaver(boolean keepsRevisions, ToDoubleFunction<String> modelFactor) {

    /** Stores the results of conversions that are locked by this transaction. */
    public void save(Session session, Collection<AttributedConversion> attributed, @Nullable String run)
            throws SQLException {
        List<ResultRows.ResultRow> results = new ArrayList<>();
        List<ResultRows.CreditRow> credits = new ArrayList<>();
        List<ResultRows.JourneyRow> journeys = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        Set<String> models = new TreeSet<>();
        for (AttributedConversion one : attributed) {
            ids.add(one.conversion().id());
            Journey journey = one.journey();
            if (journey == null) {
                continue;
            }
            int revision = one.conversion().revision();
            journeys.add(new ResultRows.JourneyRow(one.conversion().id(), revision, journey));
            for (AttributionResult result : one.results()) {
                models.add(result.model());
                double confidence =
                        JourneyConfidence.of(journey, modelFactor.applyAsDouble(result.model()), result.model());
                ResultRows.ResultRow row = new ResultRows.ResultRow(result, revision, journey, confidence, run);
                results.add(row);
                for (int i = 0; i < result.credits().size(); i++) {
                    credits.add(
                            new ResultRows.CreditRow(row, i, result.credits().get(i)));
                }
            }
        }
        ModelIds.register(session, models);
        retire(session, ids);
        Dialect dialect = session.dialect();
        dialect.insert(session, ResultRows.RESULTS, results);
        dialect.insert(session, ResultRows.CREDITS, credits);
        // quicker than replacing rows, of which there are none the first time
        session.updateIn(list -> "DELETE FROM {journeys} WHERE conversion_id IN (" + list + ")", ids);
        dialect.insert(session, ResultRows.JOURNEYS, journeys);
    }

    private void retire(Session session, List<String> ids) throws SQLException {
        if (keepsRevisions) {
            session.updateIn(
                    list -> "UPDATE {results} SET is_current = 0 WHERE is_current = 1 AND root_id IN (" + list + ")",
                    ids);
        } else {
            delete(session, ids);
        }
    }

    /** Deletes the results of adjustments, and returns how many there were. */
    public static int deleteAdjustments(Session session, Collection<String> ids) throws SQLException {
        session.updateIn(list -> "DELETE FROM {credits} WHERE conversion_id IN (" + list + ")", ids);
        return session.updateIn(list -> "DELETE FROM {results} WHERE conversion_id IN (" + list + ")", ids);
    }

    /** Deletes all results of conversions and of their adjustments, and returns how many there were. */
    public static int delete(Session session, Collection<String> ids) throws SQLException {
        session.updateIn(
                list ->
                        "DELETE FROM {credits} WHERE conversion_id IN (SELECT conversion_id FROM {results} WHERE root_id"
                                + " IN (" + list + "))",
                ids);
        return session.updateIn(list -> "DELETE FROM {results} WHERE root_id IN (" + list + ")", ids);
    }
}
