package org.attributionj.report.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Money;
import org.attributionj.report.history.CustomerHistory;
import org.junit.jupiter.api.Test;

/** Attempts at a funnel, worked by hand and by trying all choices of events. */
class FunnelWalkTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final FunnelStep VIEW = step("View", "channel", "view");
    private static final FunnelStep CART = step("Cart", "channel", "cart");
    private static final FunnelStep BOUGHT = step("Bought", "conversion", "*");
    private static final Funnel SHOP = Funnel.of("Shop", List.of(VIEW, CART, BOUGHT), Duration.ofHours(10));

    private static FunnelStep step(String name, String field, String value) {
        return new FunnelStep(name, List.of(FunnelStep.Condition.of(field, value)));
    }

    /** Events written as a letter and an hour: {@code v0 c2 B3}; v view, c cart, x leave, B bought. */
    private static CustomerHistory history(String events) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        List<Conversion> conversions = new ArrayList<>();
        for (String event : events.split(" ", -1)) {
            Instant time = START.plus(Duration.ofHours(Integer.parseInt(event.substring(1))));
            if (event.charAt(0) == 'B') {
                conversions.add(Conversion.of("anna", ConversionType.PURCHASE, Money.of("1.00", "EUR"), time));
            } else {
                String channel = switch (event.charAt(0)) {
                    case 'v' -> "view";
                    case 'c' -> "cart";
                    default -> "leave";
                };
                touchpoints.add(Touchpoint.builder("anna", time)
                        .channel(Channel.of(channel))
                        .campaign(event.charAt(0) == 'v' ? "spring" : "summer")
                        .attributes(Map.of("shop", "north"))
                        .build());
            }
        }
        return new CustomerHistory("anna", touchpoints, conversions, List.of(), List.of());
    }

    /** The number of stages that each attempt reached. */
    private static List<Integer> stages(Funnel funnel, String events) {
        return new FunnelWalk(funnel, history(events))
                .attempts(time -> true).stream()
                        .map(attempt -> attempt.reached().size())
                        .toList();
    }

    @Test
    void stepsInOrderWithinTheWindow() {
        assertThat(stages(SHOP, "v0 c2 B3")).containsExactly(3);
        assertThat(stages(SHOP, "c0 v1 B3")).as("cart came too early").containsExactly(1);
        assertThat(stages(SHOP, "v0 c2 B11")).as("after the window").containsExactly(2);
        assertThat(stages(SHOP, "v0 c2 B10")).as("at the end of the window").containsExactly(3);
        assertThat(stages(SHOP, "c1 B3")).isEmpty();
    }

    @Test
    void customersEnterOnceOrAgain() {
        String events = "v0 c1 B2 v3 v4 c5 v20 B21";
        assertThat(stages(SHOP, events)).containsExactly(3);
        // the second ends at hour 13 with the cart; the third has no cart
        assertThat(stages(SHOP.withEntries(Funnel.Entries.ALL), events)).containsExactly(3, 2, 1);
    }

    @Test
    void whatEndsAnAttempt() {
        Funnel left = SHOP.without(List.of(step("Left", "channel", "leave")));
        assertThat(stages(left, "v0 x1 c2 B3")).containsExactly(1);
        assertThat(stages(left, "x0 v1 c2 B3")).as("before the entry").containsExactly(3);
        assertThat(stages(left.withEntries(Funnel.Entries.ALL), "v0 x1 v2 c3 B4"))
                .containsExactly(1, 3);
    }

    @Test
    void anyOrderCountsDifferentSteps() {
        Funnel any = SHOP.withOrder(Funnel.Order.ANY);
        assertThat(stages(any, "c0 v1 B3")).containsExactly(3);
        assertThat(stages(any, "c0 c1 c2")).containsExactly(1);
        assertThat(stages(any, "B0 v1")).containsExactly(2);
    }

    @Test
    void aHeldFieldIsThatOfTheEntry() {
        assertThat(stages(SHOP.withHeld("campaign"), "v0 c2 B3")).containsExactly(1);
        assertThat(stages(SHOP.withHeld("attribute.shop"), "v0 c2 B3")).containsExactly(3);
    }

    @Test
    void fieldsAreChecked() {
        assertThatThrownBy(() -> SHOP.withHeld("colour"))
                .hasMessageContaining("held must be type, engagement, channel");
        assertThatThrownBy(() -> SHOP.bySegment("attribute.")).hasMessageContaining("segment must be");
        assertThatThrownBy(() -> Funnel.of("one", List.of(VIEW), Duration.ofDays(1)))
                .hasMessageContaining("must have 2 to 30 steps, but has 1");
    }

    @Test
    void fileNamesAllOfIt() {
        Funnel read = FunnelReader.read("""
                        [{"name": "Shop", "window": "10h", "held": "campaign", "order": "any", "entries": "all",
                          "segment": "device", "without": [{"name": "Left", "any": [{"channel": "leave"}]}],
                          "steps": [{"name": "View", "any": [{"channel": "view"}]},
                                    {"name": "Bought", "any": [{"conversion": "*"}]}]}]
                        """, "funnels.json").get(0);
        assertThat(read)
                .isEqualTo(Funnel.of("Shop", List.of(VIEW, BOUGHT), Duration.ofHours(10))
                        .withHeld("campaign")
                        .withOrder(Funnel.Order.ANY)
                        .withEntries(Funnel.Entries.ALL)
                        .without(List.of(step("Left", "channel", "leave")))
                        .bySegment("device"));
        assertThatThrownBy(() -> FunnelReader.read("[{\"name\": \"x\", \"order\": \"some\", \"steps\": []}]", "f.json"))
                .hasMessageContaining("f.json: order must be \"in order\" or \"any\", but was \"some\"");
    }

    /** The most stages that any choice of later events within the window gives: what a greedy walk must reach. */
    private static int most(List<Integer> hours, String letters, int from, int step) {
        if (step == 3) {
            return 3;
        }
        int most = step;
        for (int i = from; i < letters.length(); i++) {
            boolean fits = "vcB".charAt(step) == letters.charAt(i);
            if (fits && (step == 0 || hours.get(i) <= hours.get(0) + 10)) {
                most = Math.max(most, most(hours, letters, i + 1, step + 1));
            }
        }
        return most;
    }

    @Property(tries = 200)
    void noChoiceOfEventsGoesFurther(@ForAll @IntRange(max = 100_000) int seed) {
        Random random = new Random(seed);
        StringBuilder letters = new StringBuilder("v");
        List<Integer> hours = new ArrayList<>(List.of(0));
        StringBuilder text = new StringBuilder("v0");
        for (int i = 0; i < 7; i++) {
            hours.add(hours.get(i) + 1 + random.nextInt(4));
            letters.append("vcBx".charAt(random.nextInt(4)));
            text.append(' ').append(letters.charAt(i + 1)).append(hours.get(i + 1));
        }
        assertThat(stages(SHOP, text.toString()).get(0)).isEqualTo(most(hours, letters.toString(), 0, 0));
    }
}
