package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.core.money.Money;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.eval.scenario.SimulationOptions;
import org.junit.jupiter.api.Test;

/** How often 95 % intervals of hold-outs hold the truth: between 90 and 98 % of repeats. */
class HoldoutCoverageTest {
    private static final double LEAST = 0.90;
    private static final double MOST = 0.98;
    private static final Currency EUR = Currency.getInstance("EUR");

    private static void isNominal(int held, int repeats, String what) {
        assertThat(held / (double) repeats).as(what).isBetween(LEAST, MOST);
    }

    /** Hidden intent, one channel held out from half of the customers, another channel in turn. */
    @Test
    void liftsOfConversionsUnderHiddenIntent() {
        int repeats = 240;
        int users = 800;
        List<Channel> channels = List.of(Channel.DISPLAY, Channel.EMAIL, Channel.of("branded search"));
        int held = 0;
        int heldByEligible = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            Channel channel = channels.get(repeat % channels.size());
            SimulatedData data = Scenarios.of("confounded-targeting")
                    .generate(SimulationOptions.of(users, 1000 + repeat).withHoldout(channel, 0.5));
            CustomerOutcomes outcomes = new CustomerOutcomes();
            data.conversions().forEach(each -> outcomes.add(each.customer(), each.value()));
            Holdout holdout = Holdout.of(channel, data.customers(), outcomes, HoldoutOptions.DEFAULT);
            double truth =
                    Objects.requireNonNull(data.experiment().leaveOneOut().get(channel));
            ProportionTest eligible = holdout.best().conversions();
            double reached = (double)
                    (eligible.treated().customers() + eligible.control().customers());
            held += holdout.everybody().conversions().interval().times(users).contains(truth) ? 1 : 0;
            heldByEligible += eligible.interval().times(reached).contains(truth) ? 1 : 0;
        }
        isNominal(held, repeats, "everybody");
        isNominal(heldByEligible, repeats, "would have been served");
    }

    /** Nine in ten spend nothing; the treatment lifts the rate, earlier value explains a part of what is spent. */
    @Test
    void liftsOfValueWithAndWithoutCovariate() {
        int repeats = 400;
        int customers = 500;
        SplittableRandom random = new SplittableRandom(31);
        int held = 0;
        int heldWhenAdjusted = 0;
        int narrower = 0;
        double truth = 0.06 * 20;
        for (int repeat = 0; repeat < repeats; repeat++) {
            List<Customer> population = new ArrayList<>();
            CustomerOutcomes outcomes = new CustomerOutcomes();
            for (int i = 0; i < customers; i++) {
                boolean isHeldOut = i % 2 == 0;
                double earlier = random.nextDouble() * 40;
                population.add(new Customer(
                        "c" + i,
                        isHeldOut ? Set.of(Channel.DISPLAY) : Set.of(),
                        Set.of(),
                        Map.of("earlier", Double.toString(earlier))));
                if (random.nextDouble() < (isHeldOut ? 0.2 : 0.26)) {
                    // mean 20, of which earlier value says half
                    double value = earlier * (0.5 + random.nextDouble());
                    outcomes.add(
                            "c" + i, new Money(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN), EUR));
                }
            }
            HoldoutResult result = Holdout.of(
                            Channel.DISPLAY, population, outcomes, HoldoutOptions.DEFAULT.withCovariate("earlier"))
                    .everybody();
            Cuped cuped = Objects.requireNonNull(result.adjusted().get("EUR"));
            WelchTest value = cuped.unadjusted();
            held += value.interval().contains(truth) ? 1 : 0;
            heldWhenAdjusted += cuped.test().interval().contains(truth) ? 1 : 0;
            narrower += cuped.test().error() < value.error() ? 1 : 0;
        }
        isNominal(held, repeats, "value");
        isNominal(heldWhenAdjusted, repeats, "value, adjusted");
        assertThat(narrower).isGreaterThan(repeats * 3 / 4);
    }
}
