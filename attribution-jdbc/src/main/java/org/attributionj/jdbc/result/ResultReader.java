package org.attributionj.jdbc.result;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.attributionj.jdbc.support.Period;
import org.jspecify.annotations.Nullable;

/** Reads what was attributed. Thread-safe. */
public interface ResultReader {

    /**
     * Everything that is stored of a conversion: of itself and its adjustments, under every model and kept revision.
     *
     * @param conversionId the conversion's id
     * @return the results by model, revision, time and id
     */
    List<StoredResult> of(String conversionId);

    /**
     * The summary of a conversion's journey.
     *
     * @param conversionId the conversion's id
     * @return the summary, or nothing if the conversion has not been attributed
     */
    Optional<JourneySummary> journey(String conversionId);

    /**
     * Everything that is stored of a customer's conversions.
     *
     * @param customer the customer's id
     * @return the results by conversion, model and revision
     */
    List<StoredResult> ofCustomer(String customer);

    /**
     * Shows the current results of conversions that have no touchpoint, or of whose value something is left unattributed.
     * They come in no particular order, without their credits, in constant memory.
     *
     * @param model the model's name
     * @param period the period of the conversions' times
     * @param consumer takes the results; it must not use the store
     */
    void forEachUnattributed(String model, Period period, Consumer<? super StoredResult> consumer);

    /**
     * The totals of the current results.
     *
     * <p>What erased customers had earned is in rows of kind {@link CreditTotal.Kind#ERASED}, {@code BASELINE} and {@code
     * UNATTRIBUTED}, by the moments of their conversions. Versions before the fifth of the tables kept it by day in UTC: of
     * what was erased then, all of a day counts if its midnight is inside the period.
     *
     * @param model the model's name; null for every model
     * @param period the period of the times of conversions and adjustments
     * @param grouping by what to group
     * @return the rows by model, kind, currency and label, those without a label first; no row of 0 without a touchpoint
     */
    List<CreditTotal> totals(@Nullable String model, Period period, Grouping grouping);

    /**
     * The models with stored results.
     *
     * @return the names, sorted
     */
    List<String> models();
}
