package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.JourneyStatistic;
import org.junit.jupiter.api.Test;

class HoldoutTest {
    private static final Channel DISPLAY = Channel.DISPLAY;
    private static final Currency EUR = Currency.getInstance("EUR");

    private static Customer customer(String id, boolean heldOut, boolean eligible, String earlier) {
        Set<Channel> none = Set.of();
        return new Customer(
                id,
                heldOut ? Set.of(DISPLAY) : none,
                eligible ? Set.of(DISPLAY) : none,
                earlier.isEmpty() ? Map.of() : Map.of("earlier", earlier));
    }

    private static CustomerOutcomes outcomes(String... customersAndValues) {
        CustomerOutcomes outcomes = new CustomerOutcomes();
        for (int i = 0; i < customersAndValues.length; i += 2) {
            outcomes.add(customersAndValues[i], Money.of(customersAndValues[i + 1], "EUR"));
        }
        return outcomes;
    }

    @Test
    void armsAreCountedByCustomerWhateverTheyDid() {
        List<Customer> population = List.of(
                customer("a", false, true, ""),
                customer("b", false, true, ""),
                customer("c", false, false, ""),
                customer("d", true, true, ""),
                customer("e", true, true, ""));
        Holdout holdout = Holdout.of(
                DISPLAY,
                population,
                outcomes("a", "10", "a", "5", "c", "7", "d", "4", "stranger", "1"),
                HoldoutOptions.DEFAULT);

        assertThat(holdout.everybody().conversions().treated()).isEqualTo(new Arm(3, 2));
        assertThat(holdout.everybody().conversions().control()).isEqualTo(new Arm(2, 1));
        assertThat(holdout.best().conversions().treated()).isEqualTo(new Arm(2, 1));
        assertThat(holdout.best().conversions().control()).isEqualTo(new Arm(2, 1));
        assertThat(holdout.convertedOutside()).isEqualTo(1);
        WelchTest value = holdout.everybody().value(EUR).orElseThrow();
        assertThat(value).isEqualTo(WelchTest.of(Moments.of(15, 0, 7), Moments.of(4, 0), 0.95));
        assertThat(holdout.everybody().value(Currency.getInstance("USD"))).isEmpty();
        assertThat(holdout.toString())
                .contains("everybody")
                .contains("would have been served")
                .contains("outside");
    }

    @Test
    void withoutALogEverybodyCounts() {
        Holdout holdout = Holdout.of(
                DISPLAY,
                List.of(customer("a", false, false, ""), customer("b", true, false, "")),
                new CustomerOutcomes(),
                HoldoutOptions.DEFAULT);

        assertThat(holdout.eligible()).isNull();
        assertThat(holdout.results()).hasSize(1);
        assertThat(holdout.best()).isSameAs(holdout.everybody());
        assertThat(holdout.everybody().values()).isEmpty();
        assertThat(holdout.everybody().conversions().pValue()).isEqualTo(1);
    }

    @Test
    void covariatesSharpenTheTestOfValue() {
        SplittableRandom random = new SplittableRandom(8);
        List<Customer> population = new ArrayList<>();
        CustomerOutcomes outcomes = new CustomerOutcomes();
        for (int i = 0; i < 600; i++) {
            boolean heldOut = i % 3 == 0;
            int earlier = random.nextInt(100);
            population.add(customer("c" + i, heldOut, false, Integer.toString(earlier)));
            int value = 2 * earlier + random.nextInt(20) + (heldOut ? 0 : 5);
            outcomes.add("c" + i, Money.of(Integer.toString(value), "EUR"));
        }
        HoldoutOptions options = HoldoutOptions.DEFAULT.withCovariate("earlier");
        Cuped cuped = Holdout.of(DISPLAY, population, outcomes, options)
                .everybody()
                .adjusted()
                .get("EUR");

        assertThat(cuped.varianceReduction()).isGreaterThan(0.97);
        assertThat(cuped.test().interval().contains(5)).isTrue();
        assertThat(cuped.test().pValue()).isLessThan(1e-6);
        assertThat(cuped.unadjusted().error()).isGreaterThan(5 * cuped.test().error());
    }

    @Test
    void missingCovariatesAdjustNothingAndOthersMustBeNumbers() {
        List<Customer> population = List.of(
                customer("a", false, false, "1"),
                customer("b", false, false, ""),
                customer("c", true, false, "3"),
                customer("d", true, false, "2"));
        CustomerOutcomes outcomes = outcomes("a", "1", "c", "2");
        HoldoutOptions options = HoldoutOptions.DEFAULT.withCovariate("earlier");

        assertThat(Covariates.of(population, "earlier", Covariates.mean(population, "earlier")))
                .containsExactly(1, 2, 3, 2);
        assertThat(Holdout.of(DISPLAY, population, outcomes, options)
                        .everybody()
                        .adjusted())
                .hasSize(1);
        List<Customer> wrong = new ArrayList<>(population);
        wrong.add(customer("e", true, false, "many"));
        assertThatThrownBy(() -> Holdout.of(DISPLAY, wrong, outcomes, options))
                .hasMessageContaining("covariate earlier of customer e must be a number, but was \"many\"");
        assertThatThrownBy(() -> Holdout.of(DISPLAY, population, outcomes, options.withCovariate("age")))
                .hasMessageContaining("age is known of no customer");
    }

    @Test
    void emptyArmsAndDoubleCustomersAreRefused() {
        Customer served = customer("a", false, false, "");
        assertThatThrownBy(() -> Holdout.of(DISPLAY, List.of(served), new CustomerOutcomes(), HoldoutOptions.DEFAULT))
                .hasMessageContaining("1 served and 0 held out");
        assertThatThrownBy(() ->
                        Holdout.of(DISPLAY, List.of(served, served), new CustomerOutcomes(), HoldoutOptions.DEFAULT))
                .hasMessageContaining("a occurs twice");
    }

    @Test
    void channelsInAHoldOutAreFound() {
        assertThat(Holdout.channels(List.of(customer("a", false, true, ""), customer("b", true, true, ""))))
                .containsExactly(DISPLAY);
    }

    @Test
    void detectableLiftIsThatOfTheArms() {
        List<Customer> population = new ArrayList<>();
        CustomerOutcomes outcomes = new CustomerOutcomes();
        for (int i = 0; i < 3000; i++) {
            population.add(customer("c" + i, i % 3 == 0, false, ""));
            if (i % 30 == 0) {
                outcomes.add("c" + i, Money.of("1", "EUR"));
            }
        }
        HoldoutResult result = Holdout.of(DISPLAY, population, outcomes, HoldoutOptions.DEFAULT)
                .everybody();

        assertThat(result.conversions().control()).isEqualTo(new Arm(1000, 100));
        assertThat(result.detectableLift())
                .isCloseTo(new SampleSize(0.05, 0.8, 0.5).detectableLift(2000, 0.1), within(1e-12));
    }

    @Property(tries = 50)
    void outcomesMergeInAnyOrder(@ForAll List<Journey> journeys, @ForAll long seed) {
        JourneyStatistic<CustomerOutcomes, CustomerOutcomes> statistic = CustomerOutcomes.statistic();
        CustomerOutcomes whole = journeys.stream().collect(statistic);
        List<Journey> shuffled = new ArrayList<>(journeys);
        Collections.shuffle(shuffled, new Random(seed));
        int half = shuffled.size() / 2;
        CustomerOutcomes left = shuffled.subList(0, half).stream().collect(statistic);
        CustomerOutcomes right =
                shuffled.subList(half, shuffled.size()).stream().collect(statistic);

        assertThat(statistic.finish(statistic.merge(left, right))).isEqualTo(whole);
        long converted = journeys.stream().filter(Journey::isConverted).count();
        assertThat(whole.customers().stream().mapToLong(whole::conversions).sum())
                .isEqualTo(converted);
    }
}
