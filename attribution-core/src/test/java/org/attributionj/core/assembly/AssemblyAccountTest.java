package org.attributionj.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.attributionj.core.assembly.Events.at;
import static org.attributionj.core.assembly.Events.conversion;
import static org.attributionj.core.assembly.Events.days;
import static org.attributionj.core.assembly.Events.purchase;
import static org.attributionj.core.assembly.Events.touch;
import static org.attributionj.core.assembly.Events.visit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.Window;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssemblyAccountTest {

    private static AssemblyAccount sample() {
        return JourneyAssembler.standard()
                .withGoal(Goal.of(ConversionType.PURCHASE))
                .assemble(
                        List.of(
                                visit("t1", "1d"),
                                visit("t2", "2d"),
                                visit("t2", "2d"),
                                touch("v1", at("20d"), TouchpointType.AD_IMPRESSION),
                                touch("s", at("20d"), TouchpointType.EMAIL_SENT),
                                touch("v2", at("22d"), TouchpointType.AD_IMPRESSION)),
                        List.of(purchase("c1", "31d"), conversion("s1", ConversionType.SIGNUP, at("1d"), "0")))
                .account();
    }

    /** A robot's touchpoints times conversions are bounded, and what it loses is counted. */
    @Test
    void customersBeyondTheLimitCountWithTheirLatestTouchpoints() {
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            touchpoints.add(visit("t" + i, at("1d").plusSeconds(i)));
        }
        for (int i = 0; i < 5; i++) {
            conversions.add(conversion("c" + i, ConversionType.PURCHASE, at("2d").plusSeconds(i), "1"));
        }
        Assembly limited = JourneyAssembler.standard().withCustomerLimit(42).assemble(touchpoints, conversions);
        assertThat(limited.account().touchpoints().overLimit()).isEqualTo(12);
        assertThat(limited.account().touchpoints().inConvertingJourneys()).isEqualTo(8);
        assertThat(limited.account().isComplete()).isTrue();
        assertThat(limited.account().toString()).contains("beyond the limit of their customer");
        assertThat(limited.credited()).hasSize(5).allSatisfy(journey -> {
            assertThat(journey.touchpoints()).isEqualTo(touchpoints.subList(12, 20));
        });
        Assembly whole = JourneyAssembler.standard().withCustomerLimit(100).assemble(touchpoints, conversions);
        assertThat(whole.account().touchpoints().overLimit()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JourneyAssembler.standard().withCustomerLimit(0))
                .withMessage("customerLimit must be 1 or more, but was 0");
    }

    @Test
    void touchpointsOfChannelEmailButNoEmailTypeAreNoted() {
        Touchpoint visit = visit("v", "1d").toBuilder().channel(Channel.EMAIL).build();
        Touchpoint click = visit("c", "2d").toBuilder()
                .channel(Channel.EMAIL)
                .type(TouchpointType.EMAIL_CLICK)
                .build();

        AssemblyAccount account = JourneyAssembler.standard()
                .assemble(List.of(visit, click, visit("o", "3d")), List.of())
                .account();

        assertThat(account.touchpoints().emailsOfOtherType()).isEqualTo(1);
        assertThat(account.toString()).contains("(of channel email, but no e-mail type)");
    }

    @Test
    void printsEveryHeadingThatIsNotZeroAndTheWindowsThatCostMuch() {
        assertThat(sample()).hasToString("""
                touchpoints read                                              6
                  in converting journeys                                      2
                  in open journeys                                            1
                  duplicates                                                  1
                  not eligible: sent                                          1
                  outside window: view-through 1d                             1
                conversions read                                              2
                  credited, with touchpoints                                  1
                  not of the goal: signup                                     1
                customers                                                     1
                journeys                                                      2
                  converting                                                  1
                  open                                                        1
                  (immature as of 2024-04-01T00:00:00Z)                       1
                fits look back 30d: 2 journeys
                window view-through 1d cost 2 of the touchpoints (33.3 %); to widen it: LookbackWindows.withViewThrough
                """);
    }

    /** Nine conversions have a touchpoint of the day before, two only one of forty days before, one has none at all. */
    @Test
    void windowsThatLeaveConversionsWithoutATouchpointAreNamed() {
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String customer = "c" + i;
            if (i > 0) {
                touchpoints.add(visit("t" + i, i < 3 ? "1d" : "40d").withCustomer(customer));
            }
            conversions.add(Conversion.builder(customer, ConversionType.PURCHASE, Money.of("5", "EUR"), at("41d"))
                    .id("s" + i)
                    .build());
        }

        AssemblyAccount account =
                JourneyAssembler.standard().assemble(touchpoints, conversions).account();

        Window window = new Window("purchase", Duration.ofDays(30));
        assertThat(account.conversions().windowCosts()).containsExactly(Map.entry(window, 2L));
        assertThat(account.toText(name -> "the remedy of " + name))
                .contains("window purchase 30d left 2 of 12 conversions (16.7 %) without a touchpoint, though there are"
                        + " earlier ones; to widen it: the remedy of purchase");
        assertThat(account.plus(AssemblyAccount.empty()).conversions().windowCosts())
                .isEqualTo(account.conversions().windowCosts());
    }

    @Test
    void windowsAreNamedOnlyIfTheyCostMoreThanATenth() {
        List<Touchpoint> touchpoints = new ArrayList<>();
        touchpoints.add(touch("view", at("1d"), TouchpointType.AD_IMPRESSION));
        for (int i = 1; i < 10; i++) {
            touchpoints.add(visit("t" + i, "5d"));
        }

        assertThat(account(touchpoints, LookbackWindows.standard()))
                .doesNotContain("cost 1 of")
                .contains("in open journeys");
        assertThat(account(touchpoints.subList(0, 9), LookbackWindows.standard()))
                .contains("cost 1 of the touchpoints (11.1 %)");
    }

    @ParameterizedTest
    @CsvSource({
        "view-through, withViewThrough",
        "click-through, withClickThrough",
        "email, withEmail",
        "purchase, withConversion",
        "others, withAllConversions",
        "channel social, withChannel",
        "type website visit, withTouchpointType"
    })
    void remediesFitTheWindow(String window, String method) {
        TouchpointCounts counts = new TouchpointCounts(
                1, 0, 1, 0, 0, 0, Map.of(), Map.of(), 0, Map.of(new Window(window, days(1)), 1L), 0, 0);
        AssemblyAccount account = new AssemblyAccount(
                1, counts, ConversionCounts.NONE, new JourneyCounts(0, 1, ImmatureJourneys.NONE, 0, null), null);

        assertThat(account.toString())
                .contains("window " + window + " 1d cost 1 of the touchpoints (100.0 %)")
                .contains(method)
                .doesNotContain("--");
        assertThat(account.toText(name -> "the option of " + name)).contains("to widen it: the option of " + window);
        assertThat(account.isComplete()).isTrue();
    }

    private static String account(List<Touchpoint> touchpoints, LookbackWindows windows) {
        return JourneyAssembler.standard()
                .withWindows(windows)
                .assemble(touchpoints, List.of(purchase("c", "6d")))
                .account()
                .toString();
    }

    @Test
    void touchpointsWithTheirOwnWindowAreBlamedOnTheShorterOne() {
        LookbackWindows windows =
                LookbackWindows.none().withAllConversions(days(5)).withChannel(Channel.SOCIAL, days(3));

        TouchpointCounts counts = JourneyAssembler.standard()
                .withWindows(windows)
                .assemble(List.of(visit("6d", "4d"), visit("4d", "6d")), List.of(purchase("c", "10d")))
                .account()
                .touchpoints();

        assertThat(counts.windowCosts()).isEqualTo(Map.of(new Window("channel social", days(3)), 2L));
        assertThat(counts.inOpenJourneys()).isEqualTo(2);
    }

    @Test
    void incompleteAccountsAreNoticed() {
        AssemblyAccount account = sample();
        TouchpointCounts lost = new TouchpointCounts(2, 1, 0, 0, 0, 0, Map.of(), Map.of(), 0, Map.of(), 0, 0);

        assertThat(account.isComplete()).isTrue();
        assertThat(new AssemblyAccount(1, lost, account.conversions(), account.journeys(), null).isComplete())
                .isFalse();
    }

    @Test
    void laterOfTwoLastEventsStays() {
        AssemblyAccount early = empty(at("1d"));
        AssemblyAccount late = empty(at("2d"));

        assertThat(early.plus(late).lastEvent()).isEqualTo(at("2d"));
        assertThat(late.plus(early).lastEvent()).isEqualTo(at("2d"));
        assertThat(late.plus(AssemblyAccount.empty()).lastEvent()).isEqualTo(at("2d"));
        assertThat(AssemblyAccount.empty().plus(late)).isEqualTo(late);
    }

    private static AssemblyAccount empty(java.time.Instant lastEvent) {
        return new AssemblyAccount(0, TouchpointCounts.NONE, ConversionCounts.NONE, JourneyCounts.NONE, lastEvent);
    }

    @Test
    void accountsAndAssembliesSurviveSerialisation() throws Exception {
        Assembly assembly = JourneyAssembler.standard()
                .assemble(List.of(visit("t", "1d"), visit("t", "2d")), List.of(purchase("c", "3d")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(assembly);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(assembly);
        }
    }
}
