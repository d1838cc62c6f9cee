package org.attributionj.core.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;

class GoalTest {

    private static Conversion conversion(ConversionType type, String amount) {
        return Conversion.builder("anna", type, Money.of(amount, "EUR"), Instant.EPOCH)
                .allowNegative()
                .build();
    }

    @Test
    void includesItsTypesOnly() {
        Goal goal = Goal.of(ConversionType.SIGNUP, ConversionType.PURCHASE);

        assertThat(goal.includes(ConversionType.PURCHASE)).isTrue();
        assertThat(goal.includes(ConversionType.SIGNUP)).isTrue();
        assertThat(goal.includes(ConversionType.DOWNLOAD)).isFalse();
        assertThat(goal.types()).containsExactly(ConversionType.PURCHASE, ConversionType.SIGNUP);
    }

    @Test
    void everythingIncludesTypesThatNobodyHasHeardOf() {
        assertThat(Goal.everything().includes(ConversionType.of("new"))).isTrue();
    }

    @Test
    void carryingValueTakesTypesWithAnyValueOtherThanZero() {
        assertThat(Goal.carryingValue(List.of(
                        conversion(ConversionType.PURCHASE, "0"),
                        conversion(ConversionType.PURCHASE, "1"),
                        conversion(ConversionType.SUBSCRIPTION, "-1"),
                        conversion(ConversionType.SIGNUP, "0.00"))))
                .isEqualTo(Goal.of(ConversionType.PURCHASE, ConversionType.SUBSCRIPTION));
    }

    @Test
    void carryingValuePassesOverAdjustments() {
        Conversion refund = conversion(ConversionType.PURCHASE, "-1").toBuilder()
                .adjusts("sale")
                .build();

        assertThat(Goal.carryingValue(List.of(refund, conversion(ConversionType.SIGNUP, "0"))))
                .isEqualTo(Goal.of(ConversionType.SIGNUP));
        assertThat(Goal.carryingValue(List.of())).isEqualTo(Goal.everything());
    }

    @Test
    void goalOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(Goal::of).withMessageContaining("everything()");
        assertThatNullPointerException()
                .isThrownBy(() -> new Goal(new HashSet<>(Arrays.asList(ConversionType.PURCHASE, null))));
    }

    @Test
    void keepsItsTypesWhenTheCallersSetChanges() {
        Set<ConversionType> types = new HashSet<>(Set.of(ConversionType.PURCHASE));
        Goal goal = new Goal(types);
        types.add(ConversionType.SIGNUP);

        assertThat(goal.includes(ConversionType.SIGNUP)).isFalse();
    }
}
