package org.attributionj.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.attributionj.core.assembly.Events.at;
import static org.attributionj.core.assembly.Events.conversion;
import static org.attributionj.core.assembly.Events.purchase;
import static org.attributionj.core.assembly.Events.refund;
import static org.attributionj.core.assembly.Events.texts;
import static org.attributionj.core.assembly.Events.visit;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;

class AdjustmentsTest {
    private static final JourneyAssembler PURCHASES =
            JourneyAssembler.standard().withGoal(Goal.of(ConversionType.PURCHASE));

    @Test
    void adjustmentsJoinTheJourneyOfTheirConversionInOrderAndNoFit() {
        Assembly assembly = PURCHASES.assemble(
                List.of(visit("t", "1d"), visit("later", "4d")),
                List.of(refund("r2", "c", "5d", "-1"), refund("r1", "c", "3d", "-2"), purchase("c", "2d")));

        // a refund neither ends a journey nor uses one up
        assertThat(texts(assembly.journeys())).containsExactly("anna: t -> c + r1 + r2", "anna: later");
        assertThat(texts(assembly.fit())).containsExactly("anna: t -> c", "anna: later");
        assertThat(assembly.credited().get(0).netValue()).contains(Money.of("47.00", "EUR"));
        assertThat(assembly.account().conversions().adjustmentsApplied()).isEqualTo(2);
    }

    @Test
    void anAdjustmentThatNamesAnOrderAdjustsItsFirstConversion() {
        Conversion sale = purchase("c", "2d").toBuilder().orderId("o-17").build();
        Conversion upsell = purchase("d", "3d").toBuilder().orderId("o-17").build();
        Conversion refund = refund("r", "o-17", "5d", "-1");

        Assembly assembly = PURCHASES.assemble(List.of(), List.of(upsell, refund, sale));

        assertThat(texts(assembly.credited())).containsExactly("anna: -> c + r", "anna: -> d");
        // downstream, the conversion's id is all that is needed
        assertThat(assembly.credited().get(0).adjustments())
                .containsExactly(refund.toBuilder().adjusts("c").build());
        // an id goes before an order of the same name
        Conversion namesake = purchase("o-17", "4d");
        assertThat(texts(PURCHASES
                        .assemble(List.of(), List.of(sale, namesake, refund))
                        .credited()))
                .containsExactly("anna: -> c", "anna: -> o-17 + r");
        assertThat(PURCHASES
                        .assemble(List.of(), List.of(purchase("c", "2d"), refund))
                        .account()
                        .conversions()
                        .adjustmentsPending())
                .isEqualTo(1);
    }

    @Test
    void adjustmentsFollowTheirConversionWhateverTheirOwnTypeOrCustomer() {
        Conversion byClerk = Conversion.builder("clerk", ConversionType.CUSTOM, Money.of("-50.00", "EUR"), at("3d"))
                .id("r")
                .adjusts("c")
                .build();
        Conversion ofSignup = refund("r2", "s", "3d", "-1");

        Assembly assembly = PURCHASES.assemble(
                List.of(),
                List.of(byClerk, ofSignup, purchase("c", "2d"), conversion("s", ConversionType.SIGNUP, at("1d"), "1")));

        assertThat(texts(assembly.journeys())).containsExactly("anna: -> c + r");
        assertThat(assembly.account().conversions().adjustmentsNotOfGoal()).isEqualTo(1);
        assertThat(assembly.account().conversions().notOfGoal()).containsEntry(ConversionType.SIGNUP, 1L);
        assertThat(assembly.account().isComplete()).isTrue();
    }

    @Test
    void adjustmentsOfUnknownConversionsAndOfAdjustmentsArePending() {
        Assembly assembly = PURCHASES.assemble(
                List.of(),
                List.of(
                        refund("r1", "unknown", "3d", "-2.50"),
                        refund("r2", "c", "3d", "-1"),
                        refund("r3", "r2", "4d", "-1"),
                        purchase("c", "2d")));

        assertThat(assembly.pending())
                .extracting(pending -> pending.adjustment().id())
                .containsExactly("r1", "r3");
        assertThat(assembly.pending().get(0))
                .hasToString("adjustment r1 of -2.50 EUR: it adjusts conversion unknown, which is not known");
        assertThat(assembly.pending().get(1).reason()).contains("r2, which is an adjustment itself");
        assertThat(assembly.account().conversions().adjustmentsPending()).isEqualTo(2);
        assertThat(assembly.account().conversions().pendingTotals())
                .isEqualTo(Map.of(Currency.getInstance("EUR"), Money.of("-3.50", "EUR")));
        assertThat(assembly.account().toString()).contains("together -3.50 EUR");
    }

    @Test
    void adjustmentsInAnotherCurrencyAreRejected() {
        Conversion dollars = refund("r", "c", "3d", "-1").toBuilder()
                .value(Money.of("-1", "USD"))
                .build();

        Assembly assembly = PURCHASES.assemble(List.of(), List.of(dollars, purchase("c", "2d")));

        assertThat(texts(assembly.journeys())).containsExactly("anna: -> c");
        assertThat(assembly.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.kind()).isEqualTo(EventKind.CONVERSION);
            assertThat(rejection.id()).isEqualTo("r");
            assertThat(rejection.reason()).contains("-1 USD").contains("EUR").contains("RateProvider");
        });
    }

    @Test
    void oneCustomerAtATimeAnAdjustmentFindsItsOwnCustomersConversionsOnly() {
        Conversion ofBert = Conversion.builder("bert", ConversionType.CUSTOM, Money.of("-1", "EUR"), at("3d"))
                .id("r")
                .adjusts("c")
                .build();
        Assembly.Collector collector = new Assembly.Collector();
        AssemblySession session = PURCHASES.start(collector);

        session.customer("anna", List.of(), List.of(purchase("c", "2d"), refund("own", "c", "3d", "-1")));
        session.customer("bert", List.of(), List.of(ofBert));
        Assembly assembly = collector.finish(Goal.of(ConversionType.PURCHASE), session.finish());

        assertThat(texts(assembly.credited())).containsExactly("anna: -> c + own");
        assertThat(assembly.pending()).hasSize(1);
    }

    @Test
    void oddAdjustmentsAreAppliedAndWarnedOf() {
        Conversion byClerk = Conversion.builder("clerk", ConversionType.PURCHASE, Money.of("-20", "EUR"), at("3d"))
                .id("r3")
                .adjusts("c")
                .build();

        Assembly assembly = PURCHASES.assemble(
                List.of(),
                List.of(
                        refund("r1", "c", "1d", "-30"),
                        purchase("c", "2d"),
                        byClerk,
                        refund("r4", "c", "4d", "-0.01"),
                        refund("r5", "c", "5d", "2")));

        // 50 - 30 - 20 leaves nothing, one cent less is beyond it, and 2 more is not
        assertThat(texts(assembly.credited())).containsExactly("anna: -> c + r1 + r3 + r4 + r5");
        assertThat(assembly.account().conversions().adjustmentWarnings())
                .isEqualTo(Map.of(
                        AdjustmentWarning.BEFORE_SALE, 1L,
                        AdjustmentWarning.BEYOND_SALE, 1L,
                        AdjustmentWarning.OTHER_CUSTOMER, 1L));
        assertThat(assembly.account().toString())
                .contains("warning: 1 adjustments are before the conversion that they adjust; they are applied");
    }

    @Test
    void refundsOfWhatWasFreeAndOfLossesGoBeyond() {
        Assembly assembly = PURCHASES.assemble(
                List.of(),
                List.of(
                        conversion("free", ConversionType.PURCHASE, at("1d"), "0"),
                        refund("r1", "free", "2d", "-1"),
                        conversion("loss", ConversionType.PURCHASE, at("1d"), "-5"),
                        refund("r2", "loss", "2d", "5"),
                        refund("r3", "loss", "3d", "1")));

        assertThat(assembly.account().conversions().adjustmentWarnings())
                .isEqualTo(Map.of(AdjustmentWarning.BEYOND_SALE, 2L));
        assertThat(assembly.account().toString())
                .contains(
                        "warning: 1 conversions have a negative value and adjust none; they are credited with their sign");
    }

    @Test
    void onlyAdjustmentsCanBePending() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PendingAdjustment(purchase("c", "1d"), "why"))
                .withMessageContaining("must be an adjustment");
    }
}
