package org.attributionj.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.journey.Window;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;

/** Each count of an account: that it is added, counted in the whole, and printed. Every count is a number of its own. */
class AccountCountsTest {
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final Window VIEW = new Window("view-through", Duration.ofDays(1));
    private static final TouchpointCounts TOUCHPOINTS = touchpoints(1);
    private static final ConversionCounts CONVERSIONS = conversions(1);

    private static TouchpointCounts touchpoints(long k) {
        return new TouchpointCounts(
                254 * k,
                2 * k,
                3 * k,
                5 * k,
                7 * k,
                11 * k,
                ImmutableMap.of(Engagement.SENT, 13 * k),
                ImmutableMap.of(VIEW, 182 * k),
                17 * k,
                ImmutableMap.of(VIEW, 19 * k),
                31 * k,
                29 * k);
    }

    private static ConversionCounts conversions(long k) {
        return new ConversionCounts(
                200 * k,
                2 * k,
                3 * k,
                ImmutableMap.of(ConversionType.SIGNUP, 5 * k),
                7 * k,
                11 * k,
                13 * k,
                17 * k,
                19 * k,
                123 * k,
                23 * k,
                29 * k,
                Map.of(EURO, Money.of(31 * k + ".00", "EUR")),
                ImmutableMap.of(VIEW, 43 * k),
                Map.of(AdjustmentWarning.BEFORE_SALE, 37 * k, AdjustmentWarning.BEYOND_SALE, 41 * k));
    }

    private static JourneyCounts journeys(long credited, long open, int immature, long fit) {
        return new JourneyCounts(
                credited,
                open,
                ImmatureJourneys.of(Collections.nCopies(immature, Instant.EPOCH).stream(), Instant.EPOCH),
                fit,
                new Window("purchase", Duration.ofDays(30)));
    }

    @Test
    void everyCountIsAdded() {
        assertThat(TOUCHPOINTS.plus(touchpoints(100))).isEqualTo(touchpoints(101));
        assertThat(CONVERSIONS.plus(conversions(100))).isEqualTo(conversions(101));
        assertThat(journeys(2, 3, 5, 7).plus(journeys(200, 300, 500, 700))).isEqualTo(journeys(202, 303, 505, 707));
    }

    @Test
    void anAccountIsCompleteIfItsHeadingsAddUp() {
        assertThat(TOUCHPOINTS.isComplete()).isTrue();
        assertThat(CONVERSIONS.isComplete()).isTrue();
        TouchpointCounts oneMore = new TouchpointCounts(
                TOUCHPOINTS.read() + 1,
                2,
                3,
                5,
                7,
                11,
                TOUCHPOINTS.notEligible(),
                TOUCHPOINTS.outsideWindow(),
                17,
                TOUCHPOINTS.windowCosts(),
                31,
                29);
        ConversionCounts oneLess = new ConversionCounts(
                CONVERSIONS.read() - 1,
                2,
                3,
                CONVERSIONS.notOfGoal(),
                7,
                11,
                13,
                17,
                19,
                123,
                23,
                29,
                CONVERSIONS.pendingTotals(),
                CONVERSIONS.windowCosts(),
                CONVERSIONS.adjustmentWarnings());
        assertThat(oneMore.isComplete()).isFalse();
        assertThat(oneLess.isComplete()).isFalse();
    }

    @Test
    void everyHeadingIsPrinted() {
        AssemblyAccount account = new AssemblyAccount(37, TOUCHPOINTS, CONVERSIONS, journeys(41, 43, 47, 1053), null);

        assertThat(account).hasToString("""
                touchpoints read                                            254
                  in converting journeys                                      2
                  in open journeys                                            3
                  duplicates                                                  5
                  repeats dropped                                             7
                  rejected                                                   11
                  beyond the limit of their customer                         31
                  not eligible: sent                                         13
                  outside window: view-through 1d                           182
                  (exact repeats among them)                                 17
                  (of channel email, but no e-mail type)                     29
                conversions read                                            200
                  credited, with touchpoints                                  2
                  credited, without touchpoints                               3
                  not of the goal: signup                                     5
                  duplicates                                                  7
                  repeats dropped                                            11
                  rejected                                                   13
                  adjustments applied                                        17
                  adjustments not of the goal                                19
                  adjustments pending                                       123
                    together 31.00 EUR
                  (exact repeats among them)                                 23
                  (negative among them, no conversions)                      29
                customers                                                    37
                journeys                                                     84
                  converting                                                 41
                  open                                                       43
                  (immature as of 1970-01-01T00:00:00Z)                      47
                fits look back 30d: 1,053 journeys
                warning: 29 conversions have a negative value and adjust none; they are credited with their sign, count as no\
                 conversions and are in no fit: if they are refunds, name the conversion that each one adjusts
                warning: 37 adjustments are before the conversion that they adjust; they are applied: check the times
                warning: 41 adjustments are beyond the value of the conversion that they adjust; they are applied: check\
                 whether one came twice
                window view-through 1d left 43 of 5 conversions (860.0 %) without a touchpoint, though there are earlier\
                 ones; to widen it: LookbackWindows.withViewThrough
                """);
    }
}
