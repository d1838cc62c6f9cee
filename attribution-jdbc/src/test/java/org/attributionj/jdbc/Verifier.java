package org.attributionj.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.jdbc.TrackedEvents.column;
import static org.attributionj.jdbc.TrackedEvents.contradictions;
import static org.attributionj.jdbc.TrackedEvents.each;
import static org.attributionj.jdbc.TrackedEvents.expectedResults;
import static org.attributionj.jdbc.TrackedEvents.storedResults;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.support.Period;

/**
 * What must be true of a database whatever happened to it, its clients and its server, while events were tracked and
 * attributed under {@link TrackedEvents#EQUAL} and {@link TrackedEvents#LATER}.
 */
final class Verifier {
    private static final String MODELS = "equal later ";

    private final DataSource source;
    private final Events sent;

    Verifier(DataSource source, Events sent) {
        this.source = source;
        this.sent = sent;
    }

    static String nameOf(Touchpoint touchpoint) {
        return "t " + touchpoint.id();
    }

    static String nameOf(Conversion conversion) {
        return "c " + conversion.id();
    }

    /** The names of all events that were sent. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        sent.touchpoints.forEach(touchpoint -> names.add(nameOf(touchpoint)));
        sent.conversions.forEach(conversion -> names.add(nameOf(conversion)));
        return names;
    }

    /**
     * At any time: what was acknowledged is there, once; so is some of what was sent and never acknowledged, and nothing else;
     * no result is half there.
     */
    void verify(Collection<String> acknowledged) throws SQLException {
        List<String> stored = stored();
        assertThat(stored).as("events that are there").doesNotHaveDuplicates().containsAll(acknowledged);
        assertResultsAreWhole();
        assertSumsHold();
    }

    /**
     * In the end, when all was sent and nothing waits: every event is there, once, and every conversion has the results of its
     * newest revision.
     *
     * @param told how often each revision was told as attributed
     */
    void verifyAll(Map<String, Integer> told) throws SQLException {
        assertThat(stored()).as("events that are there").containsExactlyInAnyOrderElementsOf(names());
        assertThat(contradictions(source)).isEmpty();
        assertThat(storedResults(source)).isEqualTo(expectedResults(sent.touchpoints, sent.conversions));
        assertResultsAreWhole();
        assertSumsHold();
        assertThat(told)
                .as("how often each revision was told")
                .allSatisfy((revision, times) -> assertThat(times).isEqualTo(1));
        assertThat(column(source, "SELECT id FROM attribution_conversions WHERE pending_since_ns IS NOT NULL"))
                .as("conversions that wait")
                .isEmpty();
        assertThat(column(source, "SELECT reason FROM attribution_rejected_events"))
                .as("events that were refused")
                .isEmpty();
    }

    /** The names of the events in the store, each as it was sent. */
    List<String> stored() {
        Set<Object> all = new HashSet<>(sent.touchpoints);
        all.addAll(sent.conversions);
        List<String> found = new ArrayList<>();
        AttributionStore.builder(source).open().journeys().forEachCustomer(Period.all(), customer -> {
            assertThat(all).containsAll(customer.touchpoints()).containsAll(customer.conversions());
            customer.touchpoints().forEach(touchpoint -> found.add(nameOf(touchpoint)));
            customer.conversions().forEach(conversion -> found.add(nameOf(conversion)));
        });
        return found;
    }

    /** Every revision that has results has one of each model for the conversion, and for each of its adjustments. */
    private void assertResultsAreWhole() throws SQLException {
        Map<String, String> models = new TreeMap<>();
        each(
                source,
                "SELECT r.conversion_id, r.revision, m.name FROM attribution_results r JOIN attribution_models m"
                        + " ON m.model_id = r.model_id ORDER BY r.conversion_id, r.revision, m.name",
                row -> models.merge(row.getString(1) + " " + row.getInt(2), row.getString(3) + " ", String::concat));
        assertThat(models)
                .as("models of each revision")
                .allSatisfy((revision, names) -> assertThat(names).isEqualTo(MODELS));
    }

    /** Of every result, also of those that newer ones replaced. One statement each: others may be writing meanwhile. */
    private void assertSumsHold() throws SQLException {
        Map<String, BigDecimal> rests = new HashMap<>();
        each(
                source,
                "SELECT r.conversion_id, r.model_id, r.revision, r.total, r.baseline, r.unattributed, c.amount FROM"
                        + " attribution_results r LEFT JOIN attribution_credits c ON c.conversion_id = r.conversion_id"
                        + " AND c.model_id = r.model_id AND c.revision = r.revision",
                row -> {
                    String result = row.getString(1) + " " + row.getLong(2) + " " + row.getInt(3);
                    if (!rests.containsKey(result)) {
                        rests.put(
                                result, amount(row, 4).subtract(amount(row, 5)).subtract(amount(row, 6)));
                    }
                    if (row.getString(7) != null) {
                        rests.merge(result, amount(row, 7).negate(), BigDecimal::add);
                    }
                });
        assertThat(rests)
                .as("value less credits, baseline and unattributed")
                .allSatisfy((result, rest) -> assertThat(rest).isEqualByComparingTo(BigDecimal.ZERO));
        assertThat(column(
                        source,
                        "SELECT c.conversion_id FROM attribution_credits c LEFT JOIN attribution_results r ON"
                                + " r.conversion_id = c.conversion_id AND r.model_id = c.model_id AND"
                                + " r.revision = c.revision WHERE r.conversion_id IS NULL"))
                .as("credits without a result")
                .isEmpty();
    }

    private static BigDecimal amount(ResultSet row, int column) throws SQLException {
        return new BigDecimal(row.getString(column));
    }
}
