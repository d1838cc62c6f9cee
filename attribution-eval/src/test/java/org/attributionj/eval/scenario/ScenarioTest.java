package org.attributionj.eval.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.eval.truth.KnownTruth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {
    private static final int USERS = 400;

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void sameSeedGivesTheSameDataAndAnotherGivesOthers(Scenario scenario) {
        SimulatedData data = scenario.generate(USERS, 1);
        assertThat(scenario.generate(USERS, 1)).isEqualTo(data);
        assertThat(scenario.generate(USERS, 2).touchpoints()).isNotEqualTo(data.touchpoints());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyCustomerIsInThePopulationAndEveryEventIsAccepted(Scenario scenario) {
        SimulatedData data = scenario.generate(USERS, 1);
        Set<String> customers = new HashSet<>();
        data.customers().forEach(customer -> customers.add(customer.id()));
        assertThat(customers).hasSize(USERS);
        assertThat(data.touchpoints()).allMatch(touch -> customers.contains(touch.customer()));
        assertThat(data.touchpoints()).allMatch(touch -> scenario.channels().contains(touch.channel()));
        assertThat(data.conversions()).isNotEmpty().allMatch(conversion -> customers.contains(conversion.customer()));
        Assembly assembly = JourneyAssembler.standard().assemble(data.touchpoints(), data.conversions());
        assertThat(assembly.rejections()).isEmpty();
        assertThat(assembly.pending()).isEmpty();
        assertThat(assembly.credited()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void truthNamesItsEstimandsAndKnowsAllChannels(Scenario scenario) {
        KnownTruth truth = scenario.generate(USERS, 1).truth();
        assertThat(truth.dataset()).isEqualTo(scenario.name());
        assertThat(truth.channels()).containsExactlyInAnyOrderElementsOf(scenario.channels());
        assertThat(truth.truths()).containsKeys(VirtualExperiment.SHAPLEY, VirtualExperiment.LEAVE_ONE_OUT);
        assertThat(truth.baselineShare()).isPresent();
        truth.truths().values().forEach(one -> assertThat(one.estimand()).isNotBlank());
    }

    /** More customers of the same seed are more customers, not others. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void customersDoNotDependOnHowManyThereAre(Scenario scenario) {
        SimulatedData few = scenario.generate(50, 1);
        SimulatedData many = scenario.generate(80, 1);
        assertThat(many.touchpoints()).containsAll(few.touchpoints());
        assertThat(many.conversions()).containsAll(few.conversions());
    }

    @Test
    void channelsWithoutEffectEarnExactlyNothing() {
        assertZero("logistic-presence", Channel.AFFILIATE);
        assertZero("weibull-hazard", Channel.SOCIAL);
        assertZero("click-learning", Channel.AFFILIATE);
        assertZero("confounded-targeting", ConfoundedTargeting.BRANDED_SEARCH);
    }

    private static void assertZero(String scenario, Channel channel) {
        KnownTruth truth = Scenarios.of(scenario).generate(USERS, 1).truth();
        truth.truths()
                .values()
                .forEach(one -> assertThat(one.shares().get(channel)).isZero());
    }

    @Test
    void confoundedConversionsMostlyNeedNoMarketingAndBrandedSearchTakesTheCredit() {
        SimulatedData data = Scenarios.of("confounded-targeting").generate(5_000, 1);
        assertThat(data.truth().baselineShare().orElseThrow()).isGreaterThan(0.3);
        Assembly assembly = JourneyAssembler.standard().assemble(data.touchpoints(), data.conversions());
        long last = assembly.credited().stream()
                .filter(journey -> journey.last()
                        .filter(touch -> touch.channel().equals(ConfoundedTargeting.BRANDED_SEARCH))
                        .isPresent())
                .count();
        assertThat(last).isGreaterThan(assembly.credited().size() / 6);
        assertThat(assembly.credited()).anyMatch(journey -> journey.length() == 0);
    }

    @Test
    void heldOutCustomersAreNotContacted() {
        SimulatedData data = Scenarios.of("confounded-targeting")
                .generate(SimulationOptions.of(4_000, 1)
                        .withHoldout(Channel.DISPLAY, 0.25)
                        .withHoldout(Channel.EMAIL, 0.5));
        Set<String> held = new HashSet<>();
        for (Customer customer : data.customers()) {
            if (customer.heldOut().contains(Channel.DISPLAY)) {
                held.add(customer.id());
            }
        }
        assertThat(held.size() / 4_000.0).isCloseTo(0.25, within(0.03));
        for (Touchpoint touch : data.touchpoints()) {
            assertThat(touch.channel().equals(Channel.DISPLAY) && held.contains(touch.customer()))
                    .isFalse();
        }
        // eligibility is drawn before the arm: the same in both
        double served = rate(data.customers(), Channel.EMAIL, true);
        double kept = rate(data.customers(), Channel.EMAIL, false);
        assertThat(served).isCloseTo(kept, within(0.06)).isBetween(0.35, 0.45);
        // the truth is that of everybody being served
        assertThat(data.truth())
                .isEqualTo(
                        Scenarios.of("confounded-targeting").generate(4_000, 1).truth());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenarios.of("hawkes")
                        .generate(SimulationOptions.of(1, 1).withHoldout(Channel.SMS, 0.5)))
                .withMessageContaining("sms");
    }

    private static double rate(List<Customer> customers, Channel channel, boolean held) {
        double all = 0;
        double eligible = 0;
        for (Customer customer : customers) {
            if (customer.heldOut().contains(channel) == held) {
                all++;
                eligible += customer.wouldHaveBeenServed().contains(channel) ? 1 : 0;
            }
        }
        return eligible / all;
    }

    @Test
    void shopIsUntidy() {
        SimulatedData data = Scenarios.of("shop").generate(300, 20260101);
        List<Touchpoint> touches = data.touchpoints();
        assertThat(new HashSet<>(touches)).as("repeated deliveries").hasSizeLessThan(touches.size());
        assertThat(touches)
                .as("late rows")
                .isNotEqualTo(touches.stream().sorted(Touchpoint.ORDER).toList());
        assertThat(touches)
                .extracting(Touchpoint::type)
                .contains(
                        TouchpointType.EMAIL_SENT,
                        TouchpointType.EMAIL_DELIVERED,
                        TouchpointType.EMAIL_OPEN,
                        TouchpointType.EMAIL_CLICK,
                        TouchpointType.AD_IMPRESSION);
        assertThat(touches)
                .anyMatch(touch -> touch.cost() != null)
                .anyMatch(touch -> !touch.milestones().isEmpty());
        assertThat(data.conversions()).anyMatch(Conversion::isAdjustment);
    }

    @Test
    void unknownNamesAreToldTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenarios.of("nowhere"))
                .withMessageContaining("confounded-targeting")
                .withMessageContaining("\"nowhere\"");
        assertThat(Scenarios.of("Hawkes").name()).isEqualTo("hawkes");
    }
}
