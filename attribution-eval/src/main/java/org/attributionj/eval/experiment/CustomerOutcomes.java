package org.attributionj.eval.experiment;

import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.JourneyStatistic;
import org.jspecify.annotations.Nullable;

/**
 * What customers did: their conversions and the value of these, exactly. The outcome that experiments compare.
 *
 * <p>Customers without a conversion have no entry; the population says who they are. Values are net of adjustments. Outcomes
 * merge in any order to the same result. Mutable; one thread at a time.
 */
public final class CustomerOutcomes implements Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, Outcome> byCustomer = new TreeMap<>();

    /** No outcomes. */
    public CustomerOutcomes() {}

    /**
     * The outcomes of journeys as a statistic. Encoded journeys must carry their customer.
     *
     * @return the statistic; its accumulator and its result are outcomes
     */
    public static JourneyStatistic<CustomerOutcomes, CustomerOutcomes> statistic() {
        return new Statistic();
    }

    /**
     * One customer's conversions.
     *
     * @param conversions their number, 1 or more
     * @param values their value per currency, sorted by currency code
     */
    public record Outcome(long conversions, Map<String, BigDecimal> values) implements Serializable {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if a component is null
         */
        public Outcome {
            values = ImmutableSortedMap.copyOf(values);
        }

        private Outcome plus(Outcome other) {
            Map<String, BigDecimal> sums = new TreeMap<>(values);
            other.values.forEach((currency, value) -> sums.merge(currency, value, BigDecimal::add));
            return new Outcome(conversions + other.conversions, sums);
        }
    }

    /**
     * Adds a journey; an open one says nothing.
     *
     * @param journey the journey
     */
    public void add(Journey journey) {
        if (journey.isConverted()) {
            Money value = journey.netValue().orElseThrow();
            add(journey.customer(), value);
        }
    }

    /**
     * Adds an encoded journey that stands for itself alone; an open one says nothing.
     *
     * @param journey the journey, encoded with {@link Feature#CUSTOMER}
     * @throws org.attributionj.core.columnar.MissingDataException if it is encoded without
     */
    public void add(JourneyView journey) {
        String customer = journey.schema().customers().label(journey.customer());
        if (journey.isConverted()) {
            add(customer, journey.value());
        }
    }

    /**
     * Adds a conversion.
     *
     * @param customer the customer's id
     * @param value the conversion's value, which may be zero
     */
    public void add(String customer, Money value) {
        Outcome one = new Outcome(1, ImmutableSortedMap.of(value.currency().getCurrencyCode(), value.amount()));
        byCustomer.merge(notNull(customer, "customer"), one, Outcome::plus);
    }

    /**
     * Adds the outcomes of others.
     *
     * @param other the outcomes of other conversions; left alone
     */
    public void merge(CustomerOutcomes other) {
        other.byCustomer.forEach((customer, outcome) -> byCustomer.merge(customer, outcome, Outcome::plus));
    }

    /**
     * A customer's conversions.
     *
     * @param customer the customer's id
     * @return the number, 0 or more
     */
    public long conversions(String customer) {
        Outcome outcome = byCustomer.get(customer);
        return outcome == null ? 0 : outcome.conversions();
    }

    /**
     * The value of a customer's conversions in one currency.
     *
     * @param customer the customer's id
     * @param currency the currency
     * @return the value in whole currency units, 0 if there is none
     */
    public double value(String customer, Currency currency) {
        Outcome outcome = byCustomer.get(customer);
        BigDecimal value = outcome == null ? null : outcome.values().get(currency.getCurrencyCode());
        return value == null ? 0 : value.doubleValue();
    }

    /**
     * The customers who converted.
     *
     * @return their ids, sorted
     */
    public ImmutableSortedSet<String> customers() {
        return ImmutableSortedSet.copyOf(byCustomer.keySet());
    }

    /**
     * The currencies of all values.
     *
     * @return the codes, sorted
     */
    public ImmutableSortedSet<String> currencies() {
        TreeSet<String> codes = new TreeSet<>();
        byCustomer.values().forEach(outcome -> codes.addAll(outcome.values().keySet()));
        return ImmutableSortedSet.copyOf(codes);
    }

    /** Outcomes are equal if all customers' are; 1.0 and 1.00 are two values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomerOutcomes that && byCustomer.equals(that.byCustomer);
    }

    /** A hash of the content; it changes with it. */
    @Override
    public int hashCode() {
        return byCustomer.hashCode();
    }

    /** The number of customers. */
    @Override
    public String toString() {
        return "CustomerOutcomes of " + byCustomer.size() + " customers who converted";
    }

    private record Statistic() implements JourneyStatistic<CustomerOutcomes, CustomerOutcomes> {
        private static final long serialVersionUID = 1L;

        @Override
        public Needs needs() {
            return Needs.features(Feature.CUSTOMER);
        }

        @Override
        public CustomerOutcomes newAccumulator() {
            return new CustomerOutcomes();
        }

        @Override
        public void add(CustomerOutcomes accumulator, Journey journey) {
            accumulator.add(journey);
        }

        @Override
        public void add(CustomerOutcomes accumulator, JourneyView journey) {
            accumulator.add(journey);
        }

        @Override
        public CustomerOutcomes merge(CustomerOutcomes left, CustomerOutcomes right) {
            left.merge(right);
            return left;
        }

        /** A copy: the accumulator may go on. */
        @Override
        public CustomerOutcomes finish(CustomerOutcomes accumulator) {
            CustomerOutcomes copy = new CustomerOutcomes();
            copy.merge(accumulator);
            return copy;
        }
    }

    private Object readResolve() throws InvalidObjectException {
        for (Map.Entry<?, ?> entry : byCustomer.entrySet()) {
            if (!(entry.getKey() instanceof String) || !(entry.getValue() instanceof Outcome outcome)) {
                throw new InvalidObjectException("outcomes must be by customer");
            }
            if (outcome.conversions() < 0) {
                throw new InvalidObjectException("conversions must be 0 or more, but were " + outcome.conversions());
            }
        }
        return this;
    }
}
