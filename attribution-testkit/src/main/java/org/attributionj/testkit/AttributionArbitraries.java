package org.attributionj.testkit;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;

/**
 * Arbitraries for every noun of attribution.
 *
 * <p>A property need not name them: with this module on the class path, {@code @ForAll Journey journey} (or {@code Money},
 * {@code Channel}, {@code TouchpointType}, {@code ConversionType}, {@code Touchpoint}, {@code Conversion}, {@code Customer},
 * {@link EventSet}, {@link PathRow}) just works; {@link Converting} and {@link Open} narrow a journey down.
 *
 * <p>Values shrink toward few touchpoints, small amounts and absent options. Arbitraries are immutable and thread-safe;
 * everything they draw follows from the seed that jqwik reports.
 */
public final class AttributionArbitraries {
    private AttributionArbitraries() {}

    /**
     * Amounts of money: scales 0 to 8 whatever the currency's digits; currencies of 0, 2, 3 and 4 digits and XXX; zero,
     * negative, small, and beyond {@code long} in their own unit.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Money> money() {
        return MoneyArbitraries.money();
    }

    /**
     * Amounts of one currency, otherwise like {@link #money()}.
     *
     * @param currency the currency
     * @return the arbitrary
     */
    public static Arbitrary<Money> money(Currency currency) {
        return MoneyArbitraries.money(currency);
    }

    /**
     * Units of money: the currencies of {@link #money()} at scales 0 to 8.
     *
     * @return the arbitrary
     */
    public static Arbitrary<MoneyUnit> moneyUnits() {
        return MoneyArbitraries.moneyUnits();
    }

    /**
     * Channels: mostly well-known ones; some of the user's own, whose names hold separators, quotes and other scripts.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Channel> channels() {
        return TouchpointArbitraries.channels();
    }

    /**
     * Touchpoint types: mostly well-known ones; some of the user's own, with any engagement, with and without a channel.
     *
     * @return the arbitrary
     */
    public static Arbitrary<TouchpointType> touchpointTypes() {
        return TouchpointArbitraries.types();
    }

    /**
     * Conversion types: mostly well-known ones, some of the user's own.
     *
     * @return the arbitrary
     */
    public static Arbitrary<ConversionType> conversionTypes() {
        return ConversionArbitraries.types();
    }

    /**
     * Touchpoints of a few customers at any time, each optional component present or not.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Touchpoint> touchpoints() {
        return TouchpointArbitraries.touchpoints();
    }

    /**
     * Conversions of a few customers, of any {@linkplain #money() value}; no adjustments.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Conversion> conversions() {
        return ConversionArbitraries.conversions();
    }

    /**
     * Conversions of one customer at one time.
     *
     * @param customer the customer's id
     * @param time when they happened
     * @param id their id
     * @return the arbitrary
     */
    public static Arbitrary<Conversion> conversions(String customer, Instant time, String id) {
        return ConversionArbitraries.conversions(customer, time, id);
    }

    /**
     * Lists of up to 5 adjustments of a conversion: up or down, larger than the sale or smaller, at its scale or finer.
     *
     * @param conversion the conversion to adjust
     * @return the arbitrary
     */
    public static Arbitrary<List<Conversion>> adjustments(Conversion conversion) {
        return AdjustmentPlan.some().map(plan -> plan.of(conversion));
    }

    /**
     * Lists of 1 to 5 adjustments of a conversion whose values add up to the conversion's with the other sign.
     *
     * @param conversion the conversion to refund
     * @return the arbitrary
     */
    public static Arbitrary<List<Conversion>> refunds(Conversion conversion) {
        return AdjustmentPlan.refund().map(plan -> plan.of(conversion));
    }

    /**
     * Members of the population, some of them in an arm of an experiment.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Customer> customers() {
        return EventSetArbitraries.customers();
    }

    /**
     * Journeys of any kind: most of them {@linkplain #convertingJourneys() converting}, some {@linkplain #openJourneys()
     * open}, a few {@linkplain #journeysWithoutTouchpoints() without a touchpoint}.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Journey> journeys() {
        return JourneyArbitraries.any();
    }

    /**
     * Converting journeys of 1 to 2,000 touchpoints, most of them of less than 10, with ties in time, touchpoints at the
     * conversion's own instant and ages up to years.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Journey> convertingJourneys() {
        return JourneyArbitraries.converting();
    }

    /**
     * Converting journeys of a length within bounds. Up to 100 touchpoints, each component of each touchpoint is drawn and
     * shrunk; with a higher bound, lengths are uniform and touchpoints follow from one seed, which makes journeys of
     * 10,000 touchpoints and more cheap.
     *
     * @param shortest the least number of touchpoints, 0 or more
     * @param longest the greatest number of touchpoints
     * @return the arbitrary
     * @throws IllegalArgumentException if {@code 0 <= shortest <= longest} does not hold
     */
    public static Arbitrary<Journey> convertingJourneys(int shortest, int longest) {
        if (shortest < 0 || longest < shortest) {
            throw new IllegalArgumentException(
                    "lengths must be 0 or more and in order, but were " + shortest + " to " + longest);
        }
        return JourneyArbitraries.converting(shortest, longest);
    }

    /**
     * Journeys of 1 to 30 touchpoints that have led to no conversion.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Journey> openJourneys() {
        return JourneyArbitraries.open();
    }

    /**
     * Conversions that no touchpoint is eligible for.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Journey> journeysWithoutTouchpoints() {
        return JourneyArbitraries.withoutTouchpoints();
    }

    /**
     * Converting journeys whose conversion has up to 5 {@linkplain #adjustments adjustments}.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Journey> adjustedJourneys() {
        return adjusted(convertingJourneys());
    }

    /**
     * The given journeys, each with up to 5 {@linkplain #adjustments adjustments} in place of its own.
     *
     * @param journeys converting journeys
     * @return the arbitrary
     */
    public static Arbitrary<Journey> adjusted(Arbitrary<Journey> journeys) {
        return JourneyArbitraries.adjusted(journeys, AdjustmentPlan.some());
    }

    /**
     * Converting journeys whose conversion is {@linkplain #refunds refunded} in full, in 1 to 5 parts.
     *
     * @return the arbitrary
     */
    public static Arbitrary<Journey> refundedJourneys() {
        return refunded(convertingJourneys());
    }

    /**
     * The given journeys, each {@linkplain #refunds refunded} in full, in 1 to 5 parts.
     *
     * @param journeys converting journeys
     * @return the arbitrary
     */
    public static Arbitrary<Journey> refunded(Arbitrary<Journey> journeys) {
        return JourneyArbitraries.adjusted(journeys, AdjustmentPlan.refund());
    }

    /**
     * The events of up to 5 customers, in no order.
     *
     * @return the arbitrary
     */
    public static Arbitrary<EventSet> eventSets() {
        return EventSetArbitraries.eventSets();
    }

    /**
     * Single rows of a path table over 5 labels, of up to 8 steps.
     *
     * @return the arbitrary
     */
    public static Arbitrary<PathRow> pathRows() {
        return PathArbitraries.rows();
    }

    /**
     * Path tables of 1 to 30 rows with distinct paths.
     *
     * @return the arbitrary
     */
    public static Arbitrary<List<PathRow>> pathTables() {
        return PathArbitraries.tables();
    }
}
