package org.attributionj.models.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.attributionj.models.markov.RandomPaths.money;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.markov.MarkovCounts.State;
import org.attributionj.models.markov.MarkovCounts.Step;
import org.junit.jupiter.api.Test;

/** Counts that no journeys leave are refused, each for its own reason. */
class MarkovCountsTest {
    private static final List<Currency> NONE = List.of(Money.NO_CURRENCY);
    private static final List<Double> ZERO = List.of(0.0);
    private static final List<String> CHANNELS = List.of("a", "b");

    /** 6 journeys begin with a: 2 end there, 4 go to b; 4 begin with b; of b's 8 visits 3 convert, for 35. */
    private static final State A = new State(List.of(0), 6, 0, 2, ZERO, List.of(new Step(1, 4)));

    private static final State B = new State(List.of(1), 4, 3, 5, List.of(35.0), List.of());

    private static MarkovModel model(List<String> channels, State... states) {
        return MarkovModel.of(
                new MarkovCounts(MarkovOptions.DEFAULT, channels, List.of(states), NONE, 1, 2, List.of(7.0)));
    }

    private static MarkovModel ofOrderTwo(State... states) {
        return MarkovModel.of(new MarkovCounts(MarkovOptions.ofOrder(2), CHANNELS, List.of(states), NONE, 0, 0, ZERO));
    }

    private static void assertRefused(String why, List<String> channels, State... states) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(channels, states))
                .withMessageContaining(why);
    }

    @Test
    void countsAreThoseOfTheJourneysThatLeaveThem() {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a", "b"), 2, money(30), 2);
        table.add(List.of("b"), 1, money(5), 3);
        table.add(List.of("a", "a"), 0, money(0), 2);
        table.add(List.of(), 1, money(7), 2);

        MarkovModel fitted = MarkovModel.fit(table, MarkovOptions.DEFAULT);

        assertThat(model(CHANNELS, A, B).withScope(fitted.scope())).isEqualTo(fitted);
        assertThat(fitted.counts().states()).containsExactly(A, B);
        assertThat(fitted.counts().untouchedConversions()).isEqualTo(1);
        assertThat(fitted.counts().untouchedNulls()).isEqualTo(2);
        assertThat(fitted.counts().untouchedValues()).containsExactly(7.0);
    }

    @Test
    void labelsAndCurrenciesAreSorted() {
        assertRefused("channels must be sorted", List.of("b", "a"), A, B);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovModel.of(new MarkovCounts(
                        MarkovOptions.DEFAULT,
                        List.of(),
                        List.of(),
                        List.of(Money.NO_CURRENCY, Money.NO_CURRENCY),
                        0,
                        0,
                        List.of(0.0, 0.0))))
                .withMessageContaining("currencies must be sorted");
    }

    @Test
    void windowsAreOfKnownChannelsSortedAndAllUsed() {
        State empty = new State(List.of(), 0, 0, 0, ZERO, List.of());
        State pair = new State(List.of(0, 1), 4, 3, 5, List.of(35.0), List.of());
        State unknown = new State(List.of(2), 4, 3, 5, List.of(35.0), List.of());
        State negative = new State(List.of(-1), 6, 0, 2, ZERO, List.of(new Step(1, 4)));
        assertRefused("window of state 0 must have 1 to 1 channels, but has 0", CHANNELS, empty, B);
        assertRefused("window of state 1 must have 1 to 1 channels, but has 2", CHANNELS, A, pair);
        assertRefused("must hold places in [0, 2), but holds 2", CHANNELS, A, unknown);
        assertRefused("must hold places in [0, 2), but holds -1", CHANNELS, negative, B);
        assertRefused("sorted by their latest channels and distinct, but state 1", CHANNELS, A, A);
        assertRefused("sorted by their latest channels and distinct, but state 1", CHANNELS, B, A);
        assertRefused("channels must all be part of a window, but 2 is not", List.of("a", "b", "c"), A, B);
        // order 2: by the latest channel, the shorter window first
        State shorter = new State(List.of(1), 1, 0, 1, ZERO, List.of());
        State longer = new State(List.of(0, 1), 1, 1, 0, ZERO, List.of());
        assertThat(ofOrderTwo(shorter, longer).chain().states()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ofOrderTwo(longer, shorter))
                .withMessageContaining("state 1 is not");
    }

    @Test
    void stepsLeadToWindowsThatCanFollow() {
        assertRefused(
                "to must be in [0, 2), but was 2",
                CHANNELS,
                new State(List.of(0), 6, 0, 2, ZERO, List.of(new Step(2, 4))),
                B);
        assertRefused(
                "sorted by to and distinct, but 1 does not come after 1",
                CHANNELS,
                new State(List.of(0), 6, 0, 2, ZERO, List.of(new Step(1, 2), new Step(1, 2))),
                B);
        assertRefused(
                "state 0 cannot come after state 0 at order 1 with self-loops COLLAPSE",
                CHANNELS,
                new State(List.of(0), 6, 0, 2, ZERO, List.of(new Step(0, 1), new Step(1, 4))),
                B);
        // a path shorter than the order is one state: nothing follows it
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ofOrderTwo(
                        new State(List.of(0), 1, 0, 0, ZERO, List.of(new Step(1, 1))),
                        new State(List.of(0, 1), 0, 1, 0, ZERO, List.of())))
                .withMessageContaining("state 1 cannot come after state 0");
        // (b, a) is followed by (a, .), never by (b, .)
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ofOrderTwo(
                        new State(List.of(1, 0), 1, 0, 0, ZERO, List.of(new Step(1, 1))),
                        new State(List.of(1, 1), 0, 1, 0, ZERO, List.of())))
                .withMessageContaining("state 1 cannot come after state 0");
    }

    @Test
    void statesAreLeftAsOftenAsEnteredAndReachedFromTheStart() {
        assertRefused(
                "state 1 must be left as often as entered, but is entered 8 times and left 9 times",
                CHANNELS,
                A,
                new State(List.of(1), 4, 3, 6, List.of(35.0), List.of()));
        assertRefused(
                "state 0 must be left as often as entered, but is entered 7 times and left 6 times",
                CHANNELS,
                new State(List.of(0), 7, 0, 2, ZERO, List.of(new Step(1, 4))),
                B);
        // c and d hand each other on, and nobody ever came
        assertRefused(
                "all states must be reached from the start, but only 2 of 4 are",
                List.of("a", "b", "c", "d"),
                A,
                B,
                new State(List.of(2), 0, 0, 0, ZERO, List.of(new Step(3, 5))),
                new State(List.of(3), 0, 0, 0, ZERO, List.of(new Step(2, 5))));
    }

    @Test
    void valuesAreFiniteOnePerCurrencyAndOfConversions() {
        assertRefused(
                "values of state 1 must be one per currency, 1, but were 2",
                CHANNELS,
                A,
                new State(List.of(1), 4, 3, 5, List.of(35.0, 1.0), List.of()));
        assertRefused(
                "values of state 0 must be 0 where nothing converts, but one was 1.0",
                CHANNELS,
                new State(List.of(0), 6, 0, 2, List.of(1.0), List.of(new Step(1, 4))),
                B);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovModel.of(
                        new MarkovCounts(MarkovOptions.DEFAULT, CHANNELS, List.of(A, B), NONE, 0, 0, List.of(1.0))))
                .withMessageContaining("untouchedValues must be 0 where nothing converts");
        State rich = new State(List.of(1), 4, 3, 5, List.of(Double.MAX_VALUE), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkovModel.of(new MarkovCounts(
                        MarkovOptions.DEFAULT, CHANNELS, List.of(A, rich), NONE, 1, 0, List.of(-Double.MAX_VALUE))))
                .withMessageContaining("must add up to a finite number");
        assertThat(MarkovModel.of(new MarkovCounts(MarkovOptions.DEFAULT, CHANNELS, List.of(A, rich), NONE, 1, 0, ZERO))
                        .removalEffect("b")
                        .value(Money.NO_CURRENCY))
                .isEqualTo(1);
    }

    @Test
    void numbersAreNotNegativeNorInfinite() {
        for (int place = 0; place < 3; place++) {
            List<Long> counts = new ArrayList<>(Collections.nCopies(3, 1L));
            counts.set(place, -1L);
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new State(List.of(0), counts.get(0), counts.get(1), counts.get(2), ZERO, List.of()))
                    .withMessage(
                            List.of("starts", "conversions", "nulls").get(place) + " must be 0 or more, but was -1");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new State(List.of(0), 0, 0, 0, List.of(Double.POSITIVE_INFINITY), List.of()))
                .withMessageContaining("values must be finite");
        assertThatIllegalArgumentException().isThrownBy(() -> new Step(-1, 1)).withMessageContaining("to must be");
        assertThatIllegalArgumentException().isThrownBy(() -> new Step(0, 0)).withMessageContaining("count must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MarkovCounts(MarkovOptions.DEFAULT, CHANNELS, List.of(), NONE, -1, 0, ZERO))
                .withMessageContaining("untouchedConversions");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MarkovCounts(MarkovOptions.DEFAULT, CHANNELS, List.of(), NONE, 0, -1, ZERO))
                .withMessageContaining("untouchedNulls");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new MarkovCounts(MarkovOptions.DEFAULT, CHANNELS, List.of(), NONE, 0, 0, List.of(Double.NaN)))
                .withMessageContaining("untouchedValues");
    }
}
