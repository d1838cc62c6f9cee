package org.attributionj.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.attributionj.core.assembly.Events.ANNA;
import static org.attributionj.core.assembly.Events.START;
import static org.attributionj.core.assembly.Events.purchase;
import static org.attributionj.core.assembly.Events.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.junit.jupiter.api.Test;

class AssemblySessionTest {
    private static final JourneyAssembler PURCHASES =
            JourneyAssembler.standard().withGoal(Goal.of(ConversionType.PURCHASE));

    @Test
    void customersComeOutAsTheyComeIn() {
        List<String> customers = new ArrayList<>();
        AssemblySession session = PURCHASES.start((journey, kinds) -> customers.add(journey.customer()));

        for (String customer : List.of("c", "a", "b")) {
            session.customer(customer, List.of(Touchpoint.of(customer, Channel.EMAIL, START)), List.of());
        }
        session.customer("nobody", List.of(), List.of());

        assertThat(customers).containsExactly("c", "a", "b");
        assertThat(session.finish().customers()).isEqualTo(4);
    }

    @Test
    void journeysDoNotShareTheSessionsScratchSpace() {
        List<Journey> journeys = new ArrayList<>();
        AssemblySession session = PURCHASES.start(JourneySink.of(JourneyKind.OPEN, journeys::add));

        session.customer("a", List.of(Touchpoint.of("a", Channel.EMAIL, START)), List.of());
        session.customer("b", List.of(Touchpoint.of("b", Channel.DIRECT, START)), List.of());
        session.finish();

        assertThat(journeys)
                .extracting(journey -> journey.touchpoints().get(0).channel())
                .containsExactly(Channel.EMAIL, Channel.DIRECT);
    }

    @Test
    void immatureJourneysAreCountedExactlyWhileTimeMovesOn() {
        // a thousand customers in any order of their times, over a hundred days: those of the last 30 days are immature
        Random random = new Random(7);
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i <= 1000; i++) {
            times.add(START.plus(Duration.ofHours(2L * i).plusNanos(random.nextInt(2))));
        }
        Collections.shuffle(times, random);
        Instant last = Collections.max(times);
        long expected = times.stream()
                .filter(time -> Duration.between(time, last).compareTo(Duration.ofDays(30)) <= 0)
                .count();
        AssemblySession session = PURCHASES.start((journey, kinds) -> {});

        for (int i = 0; i < times.size(); i++) {
            String customer = "customer " + i;
            session.customer(customer, List.of(Touchpoint.of(customer, Channel.EMAIL, times.get(i))), List.of());
        }
        AssemblyAccount account = session.finish();

        assertThat(expected).isBetween(300L, 400L);
        assertThat(account.journeys().immature().count()).isEqualTo(expected);
        assertThat(account.lastEvent()).isEqualTo(last);
    }

    @Test
    void eventsOfAnotherCustomerAreRefused() {
        AssemblySession session = PURCHASES.start((journey, kinds) -> {});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.customer("bert", List.of(visit("t", "1d")), List.of()))
                .withMessage("touchpoint t must be of customer bert, but is of anna");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.customer("bert", List.of(), List.of(purchase("c", "1d"))))
                .withMessage("conversion c must be of customer bert, but is of anna");
        assertThat(session.finish()).hasToString(AssemblyAccount.empty().toString());
    }

    @Test
    void customersInTwoPiecesAreRefusedWhereSeen() {
        AssemblySession session = PURCHASES.start((journey, kinds) -> {});
        session.customer(ANNA, List.of(visit("t", "1d")), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.customer(ANNA, List.of(visit("t2", "2d")), List.of()))
                .withMessageContaining("anna was given already");
    }

    @Test
    void finishedSessionsTakeNothing() {
        AssemblySession session = PURCHASES.start((journey, kinds) -> {});
        session.finish();

        assertThatIllegalStateException().isThrownBy(session::finish).withMessageContaining("finished");
        assertThatIllegalStateException().isThrownBy(() -> session.customer(ANNA, List.of(), List.of()));
    }

    @Test
    void nullsAreRefused() {
        AssemblySession session = PURCHASES.start((journey, kinds) -> {});

        assertThatNullPointerException().isThrownBy(() -> PURCHASES.start(null)).withMessageContaining("sink");
        assertThatNullPointerException()
                .isThrownBy(() -> session.customer(null, List.of(), List.of()))
                .withMessageContaining("customer");
        assertThatNullPointerException()
                .isThrownBy(() -> session.customer(ANNA, Collections.singletonList(null), List.of()))
                .withMessageContaining("touchpoint");
    }
}
