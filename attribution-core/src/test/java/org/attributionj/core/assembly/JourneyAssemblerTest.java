package org.attributionj.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.attributionj.core.assembly.Events.at;
import static org.attributionj.core.assembly.Events.conversion;
import static org.attributionj.core.assembly.Events.days;
import static org.attributionj.core.assembly.Events.purchase;
import static org.attributionj.core.assembly.Events.texts;
import static org.attributionj.core.assembly.Events.touch;
import static org.attributionj.core.assembly.Events.visit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.RepeatPolicy;
import org.junit.jupiter.api.Test;

class JourneyAssemblerTest {
    private static final JourneyAssembler STANDARD = JourneyAssembler.standard();
    private static final JourneyAssembler WINDOWLESS =
            STANDARD.withWindows(LookbackWindows.none()).withGap(null);
    private static final Duration NANO = Duration.ofNanos(1);

    @Test
    void bothEndsOfTheWindowAreIncludedToTheNanosecond() {
        Assembly assembly = STANDARD.assemble(
                List.of(
                        visit("too old", at("1d").minus(NANO)),
                        visit("oldest", at("1d")),
                        visit("same instant", at("31d")),
                        visit("too late", at("31d").plus(NANO))),
                List.of(purchase("c", "31d")));

        assertThat(texts(assembly.credited())).containsExactly("anna: oldest same instant -> c");
        assertThat(texts(assembly.open())).containsExactly("anna: too old", "anna: too late");
    }

    @Test
    void everyApplyingWindowMustHold() {
        LookbackWindows windows = LookbackWindows.standard().withTouchpointType("paid ad click", days(2));

        Assembly assembly = STANDARD.withWindows(windows)
                .assemble(
                        List.of(
                                touch("view 1d", at("29d"), TouchpointType.AD_IMPRESSION),
                                touch("view 1d+", at("29d").minus(NANO), TouchpointType.AD_IMPRESSION),
                                touch("mail 7d", at("23d"), TouchpointType.EMAIL_OPEN),
                                touch("mail 7d+", at("23d").minus(NANO), TouchpointType.EMAIL_OPEN),
                                touch("click 2d", at("28d"), TouchpointType.PAID_AD_CLICK),
                                touch("click 2d+", at("28d").minus(NANO), TouchpointType.PAID_AD_CLICK),
                                visit("visit 30d", at("0d"))),
                        List.of(purchase("c", "30d")));

        assertThat(texts(assembly.credited())).containsExactly("anna: visit 30d mail 7d click 2d view 1d -> c");
    }

    @Test
    void sentAndDeliveredMessagesAreEligibleOnlyWhenAskedFor() {
        List<Touchpoint> sent = List.of(
                touch("sent", at("1d"), TouchpointType.EMAIL_SENT),
                touch("delivered", at("1d"), TouchpointType.EMAIL_DELIVERED));
        List<Conversion> conversions = List.of(purchase("c", "2d"));

        Assembly without = STANDARD.assemble(sent, conversions);
        Assembly with = STANDARD.withWindows(LookbackWindows.standard().withIneligible(Set.of()))
                .assemble(sent, conversions);

        assertThat(without.credited().get(0).length()).isZero();
        assertThat(without.account().touchpoints().notEligible())
                .containsEntry(Engagement.SENT, 1L)
                .containsEntry(Engagement.DELIVERED, 1L);
        assertThat(texts(with.credited())).containsExactly("anna: delivered sent -> c");
    }

    @Test
    void overlappingConversionsEachLookBackAndResetUsesTouchpointsUp() {
        List<Touchpoint> touchpoints = List.of(visit("t1", "1d"), visit("t2", "3d"));
        List<Conversion> conversions = List.of(purchase("c1", "2d"), purchase("c2", "4d"));

        Assembly overlapping = WINDOWLESS.assemble(touchpoints, conversions);
        Assembly reset = WINDOWLESS.withRepeatPolicy(RepeatPolicy.RESET).assemble(touchpoints, conversions);

        assertThat(texts(overlapping.credited())).containsExactly("anna: t1 -> c1", "anna: t1 t2 -> c2");
        assertThat(texts(reset.credited())).containsExactly("anna: t1 -> c1", "anna: t2 -> c2");
        assertThat(overlapping.fit()).isEqualTo(reset.fit()).isEqualTo(reset.credited());
        assertThat(overlapping.account().touchpoints().inConvertingJourneys()).isEqualTo(2);
    }

    @Test
    void resetGivesTheTouchpointsToTheFirstOfTwoConversionsAtOneInstant() {
        Assembly assembly = WINDOWLESS
                .withRepeatPolicy(RepeatPolicy.RESET)
                .assemble(List.of(visit("t", "1d")), List.of(purchase("c2", "1d"), purchase("c1", "1d")));

        assertThat(texts(assembly.credited())).containsExactly("anna: t -> c1", "anna: -> c2");
    }

    @Test
    void resetUsesUpEvenTouchpointsThatTheEarlierConversionCouldNotUse() {
        Goal goal = Goal.of(ConversionType.SIGNUP, ConversionType.PURCHASE);
        List<Touchpoint> touchpoints = List.of(visit("t", "1d"));
        List<Conversion> conversions =
                List.of(conversion("signup", ConversionType.SIGNUP, at("10d"), "0"), purchase("c", "20d"));

        Assembly assembly = STANDARD.withGoal(goal).assemble(touchpoints, conversions);

        assertThat(texts(assembly.credited())).containsExactly("anna: -> signup", "anna: t -> c");
        assertThat(assembly.open()).isEmpty();
        assertThat(texts(assembly.fit())).containsExactly("anna: t -> signup", "anna: -> c");
    }

    @Test
    void conversionsOutsideTheGoalNeitherEndNorUseUpAJourney() {
        Assembly assembly = WINDOWLESS
                .withGoal(Goal.of(ConversionType.PURCHASE))
                .withRepeatPolicy(RepeatPolicy.RESET)
                .assemble(
                        List.of(visit("t1", "1d"), visit("t2", "3d")),
                        List.of(conversion("x", ConversionType.SIGNUP, at("2d"), "9"), purchase("c", "4d")));

        assertThat(texts(assembly.journeys())).containsExactly("anna: t1 t2 -> c");
        assertThat(assembly.account().conversions().notOfGoal()).containsEntry(ConversionType.SIGNUP, 1L);
    }

    @Test
    void defaultGoalIsEveryTypeThatCarriesValueOrElseEverything() {
        Conversion free = conversion("s", ConversionType.SIGNUP, at("1d"), "0");

        assertThat(STANDARD.assemble(List.of(), List.of(free, purchase("c", "2d")))
                        .goal())
                .isEqualTo(Goal.of(ConversionType.PURCHASE));
        assertThat(STANDARD.assemble(List.of(), List.of(free)).goal()).isEqualTo(Goal.of(free.type()));
    }

    @Test
    void zeroValuesAndConversionsWithoutTouchpointsAreKept() {
        Conversion free = conversion("c", ConversionType.PURCHASE, at("1d"), "0.00");

        Assembly assembly = STANDARD.assemble(List.of(), List.of(free));

        assertThat(texts(assembly.credited())).containsExactly("anna: -> c");
        assertThat(assembly.fit()).isEqualTo(assembly.credited());
        assertThat(assembly.account().conversions().withoutTouchpoints()).isEqualTo(1);
    }

    @Test
    void negativeConversionsAreCreditedButUnknownToFits() {
        Conversion loss = conversion("loss", ConversionType.PURCHASE, at("2d"), "-5.00");

        Assembly assembly =
                WINDOWLESS.assemble(List.of(visit("t1", "1d"), visit("t2", "3d")), List.of(loss, purchase("c", "4d")));

        assertThat(texts(assembly.credited())).containsExactly("anna: t1 -> loss", "anna: t1 t2 -> c");
        assertThat(texts(assembly.fit())).containsExactly("anna: t1 t2 -> c");
        assertThat(assembly.account().conversions().negative()).isEqualTo(1);
    }

    @Test
    void openJourneysAreSplitAtGapsAndAtConversions() {
        Assembly assembly = STANDARD.withWindows(
                        LookbackWindows.none().withConversion(ConversionType.PURCHASE, days(5)))
                .assemble(
                        List.of(
                                visit("t1", "0d"),
                                visit("t2", "30d"),
                                visit("t3", at("60d").plus(NANO)),
                                visit("t4", "80d")),
                        List.of(purchase("c", "70d")));

        // t1-t2 are 30 days apart; t2-t3 a nanosecond more; between t3 and t4 is a conversion
        assertThat(texts(assembly.open())).containsExactly("anna: t2", "anna: t3", "anna: t4");
        assertThat(assembly.account().touchpoints().outsideWindow().values()).containsExactly(1L);
        assertThat(texts(assembly.journeys())).containsExactly("anna: t2", "anna: t3", "anna: -> c", "anna: t4");
    }

    @Test
    void gapNeverSplitsAConvertingJourney() {
        Assembly assembly = STANDARD.withWindows(LookbackWindows.none())
                .assemble(List.of(visit("t1", "0d"), visit("t2", "300d")), List.of(purchase("c", "600d")));

        assertThat(texts(assembly.journeys())).containsExactly("anna: t1 t2 -> c");
    }

    @Test
    void openJourneysAreCutByTheWindowsOfTheirEnd() {
        Assembly assembly = STANDARD.withGoal(Goal.of(ConversionType.SIGNUP, ConversionType.PURCHASE))
                .withGap(null)
                .assemble(
                        List.of(
                                visit("31d", at("9d")),
                                visit("30d", at("10d")),
                                touch("view", at("38d"), TouchpointType.AD_IMPRESSION),
                                visit("end", at("40d"))),
                        List.of());

        assertThat(texts(assembly.open())).containsExactly("anna: 30d end");
        assertThat(assembly.account().touchpoints().outsideWindow()).hasToString("{purchase 30d=1, view-through 1d=1}");
    }

    @Test
    void immatureJourneysAreLeftOutOfFitsOnlyWhenTheEndOfTheObservationIsGiven() {
        List<Touchpoint> touchpoints = List.of(visit("t1", "0d"), visit("t2", "60d"));
        JourneyAssembler purchases = STANDARD.withGoal(Goal.of(ConversionType.PURCHASE));

        Assembly byLastEvent = purchases.assemble(touchpoints, List.of());
        Assembly stillInside = purchases.withObservedUntil(at("90d")).assemble(touchpoints, List.of());
        Assembly justOutside = purchases.withObservedUntil(at("90d").plus(NANO)).assemble(touchpoints, List.of());

        assertThat(texts(byLastEvent.fit())).containsExactly("anna: t1", "anna: t2");
        assertThat(byLastEvent.account().journeys().immature().count()).isEqualTo(1);
        assertThat(texts(stillInside.fit())).containsExactly("anna: t1");
        assertThat(stillInside.open()).hasSize(2);
        assertThat(stillInside.account().journeys().immature().count()).isEqualTo(1);
        assertThat(justOutside.fit()).hasSize(2);
        assertThat(justOutside.account().journeys().immature().count()).isZero();
    }

    @Test
    void withoutAWindowNoJourneyIsImmature() {
        Assembly assembly = WINDOWLESS.withObservedUntil(at("2d")).assemble(List.of(visit("t", "1d")), List.of());

        assertThat(assembly.account().journeys().immature().count()).isZero();
        assertThat(assembly.fit()).hasSize(1);
    }

    @Test
    void anyEventCanBeTheLastOneSeen() {
        Assembly assembly = STANDARD.withGoal(Goal.of(ConversionType.PURCHASE))
                .assemble(List.of(visit("t", "0d")), List.of(conversion("s", ConversionType.SIGNUP, at("31d"), "1")));

        assertThat(assembly.account().lastEvent()).isEqualTo(at("31d"));
        assertThat(assembly.account().journeys().immature().count()).isZero();
    }

    @Test
    void journeysKnowTheirWindows() {
        Assembly assembly = STANDARD.assemble(List.of(visit("t", "1d")), List.of(purchase("c", "2d")));

        assertThat(assembly.credited().get(0).windows()).isEqualTo(LookbackWindows.standard());
    }

    @Test
    void sinkTakesJourneysOfOneKind() {
        List<Journey> fits = new ArrayList<>();

        AssemblyAccount account = STANDARD.assemble(
                List.of(visit("t", "1d"), visit("t2", "3d")),
                List.of(purchase("c", "2d")),
                JourneySink.of(JourneyKind.FIT, fits::add));

        assertThat(texts(fits)).containsExactly("anna: t -> c", "anna: t2");
        assertThat(account.journeys().fitNote()).isEqualTo("fits look back 30d: 2 journeys");
        assertThat(account.journeys().immature()).hasToString("1 as of " + at("3d"));
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.withGap(days(-1)))
                .withMessageContaining("gap must not be negative");
        assertThatNullPointerException().isThrownBy(() -> STANDARD.assemble(null, List.of()));
        assertThatIllegalStateException()
                .isThrownBy(() -> STANDARD.start((journey, kinds) -> {}))
                .withMessageContaining("withGoal");
    }
}
