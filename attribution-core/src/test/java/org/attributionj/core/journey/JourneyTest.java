package org.attributionj.core.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;

class JourneyTest {
    private static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    private static Touchpoint touch(String id, Channel channel, int day) {
        return Touchpoint.builder("anna", at(day)).id(id).channel(channel).build();
    }

    private static Instant at(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private static Conversion sale(String id, int day) {
        return Conversion.builder("anna", ConversionType.PURCHASE, Money.of("50.00", "EUR"), at(day))
                .id(id)
                .build();
    }

    private static Conversion refund(String id, int day, String amount) {
        return sale(id, day).toBuilder()
                .value(Money.of(amount, "EUR"))
                .adjusts("sale")
                .build();
    }

    @Test
    void touchpointsAreOrderedByTimeThenSequenceThenId() {
        Touchpoint late = touch("a", Channel.EMAIL, 2);
        Touchpoint second =
                touch("a2", Channel.EMAIL, 1).toBuilder().sequence(1).build();
        Touchpoint first = touch("z", Channel.EMAIL, 1);
        Touchpoint before = touch("b", Channel.EMAIL, 1);

        Journey journey = Journey.converted(List.of(late, second, first, before), sale("sale", 3));

        assertThat(journey.touchpoints()).containsExactly(before, first, second, late);
        assertThat(journey.first()).contains(before);
        assertThat(journey.last()).contains(late);
    }

    @Property
    void orderOfTheTouchpointsGivenDoesNotMatter(@ForAll Random random) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            touchpoints.add(touch("t" + i, Channel.EMAIL, i / 3));
        }
        Journey expected = Journey.open(touchpoints);
        Collections.shuffle(touchpoints, random);

        assertThat(Journey.open(touchpoints)).isEqualTo(expected);
    }

    @Test
    void convertingJourneysEndWithTheConversion() {
        Journey journey = Journey.converted(
                List.of(touch("t1", Channel.EMAIL, 1), touch("t2", Channel.SOCIAL, 3), touch("t3", Channel.EMAIL, 4)),
                sale("sale", 4));

        assertThat(journey.isConverted()).isTrue();
        assertThat(journey.customer()).isEqualTo("anna");
        assertThat(journey.length()).isEqualTo(3);
        assertThat(journey.end()).isEqualTo(at(4));
        assertThat(journey.duration()).isEqualTo(Duration.ofDays(3));
        assertThat(journey.age(1)).isEqualTo(Duration.ofDays(1));
        assertThat(journey.age(2)).isZero();
        assertThat(journey.channels()).containsExactly(Channel.EMAIL, Channel.SOCIAL);
        assertThat(journey.netValue()).contains(Money.of("50.00", "EUR"));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> journey.age(3));
    }

    @Test
    void openJourneysEndWithTheirLastTouchpoint() {
        Journey journey = Journey.open(List.of(touch("t2", Channel.EMAIL, 3), touch("t1", Channel.EMAIL, 1)));

        assertThat(journey.isConverted()).isFalse();
        assertThat(journey.end()).isEqualTo(at(3));
        assertThat(journey.duration()).isEqualTo(Duration.ofDays(2));
        assertThat(journey.netValue()).isEmpty();
    }

    @Test
    void conversionsWithoutTouchpointsAreJourneys() {
        Journey journey = Journey.converted(List.of(), sale("sale", 1));

        assertThat(journey.length()).isZero();
        assertThat(journey.first()).isEmpty();
        assertThat(journey.last()).isEmpty();
        assertThat(journey.duration()).isZero();
        assertThat(journey.channels()).isEmpty();
    }

    @Test
    void adjustmentsAreOrderedAndSummed() {
        Journey journey = Journey.converted(List.of(), sale("sale", 1))
                .withAdjustments(List.of(refund("r2", 3, "-10.005"), refund("r1", 2, "-5")));

        assertThat(journey.adjustments()).extracting(Conversion::id).containsExactly("r1", "r2");
        assertThat(journey.netValue()).contains(Money.of("34.995", "EUR"));
        assertThat(journey.withAdjustments(List.of())).isEqualTo(Journey.converted(List.of(), sale("sale", 1)));
    }

    @Test
    void touchpointsOfOthersOrAfterTheEndAreRefused() {
        Touchpoint ofBert = Touchpoint.of("bert", Channel.EMAIL, START);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Journey.converted(List.of(ofBert), sale("sale", 1)))
                .withMessageContaining("must be of customer anna, but is of bert");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Journey.converted(List.of(touch("t", Channel.EMAIL, 2)), sale("sale", 1)))
                .withMessageContaining("touchpoint t")
                .withMessageContaining("later");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Journey.open(List.of(ofBert, touch("t", Channel.EMAIL, 2))));
    }

    @Test
    void openJourneysNeedATouchpointAndHaveNoAdjustments() {
        Journey open = Journey.open(List.of(touch("t", Channel.EMAIL, 1)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Journey.open(List.of()))
                .withMessageContaining("must have a touchpoint");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Journey("anna", List.of(), null, List.of(), START, LookbackWindows.none()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open.withAdjustments(List.of(refund("r", 2, "-1"))))
                .withMessageContaining("must not have adjustments");
    }

    @Test
    void conversionsMustFitTheJourney() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journey("bert", sale("sale", 1), at(1)))
                .withMessageContaining("must be of customer bert, but is of anna");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journey("anna", sale("sale", 1), at(2)))
                .withMessage("end must be the conversion's time, " + at(1) + ", but was " + at(2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journey("anna", refund("r", 1, "-1"), at(1)))
                .withMessageContaining("must not be an adjustment, but adjusts sale");
        assertThatIllegalArgumentException().isThrownBy(() -> journey(" ", sale("sale", 1), at(1)));
        assertThatNullPointerException()
                .isThrownBy(() -> journey("anna", sale("sale", 1), null))
                .withMessageContaining("end");
    }

    private static Journey journey(String customer, Conversion conversion, Instant end) {
        return new Journey(customer, List.of(), conversion, List.of(), end, LookbackWindows.none());
    }

    @Test
    void adjustmentsMustFitTheConversion() {
        Journey journey = Journey.converted(List.of(), sale("sale", 1));
        Conversion ofAnother = refund("r", 2, "-1").toBuilder().adjusts("other").build();
        Conversion inDollars =
                refund("r", 2, "-1").toBuilder().value(Money.of("-1", "USD")).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> journey.withAdjustments(List.of(ofAnother)))
                .withMessage("adjustment r must adjust conversion sale, but adjusts other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> journey.withAdjustments(List.of(inDollars)))
                .withMessageContaining("currency, EUR, but is -1 USD");
    }

    @Test
    void listsAreCopied() {
        List<Touchpoint> touchpoints = new ArrayList<>(List.of(touch("t", Channel.EMAIL, 1)));
        Journey journey = Journey.open(touchpoints);
        touchpoints.clear();

        assertThat(journey.length()).isEqualTo(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> journey.touchpoints().clear());
    }
}
