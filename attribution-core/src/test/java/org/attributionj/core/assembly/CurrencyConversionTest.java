package org.attributionj.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attributionj.core.assembly.Events.at;
import static org.attributionj.core.assembly.Events.purchase;
import static org.attributionj.core.assembly.Events.refund;
import static org.attributionj.core.assembly.Events.visit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.RateProvider;
import org.junit.jupiter.api.Test;

class CurrencyConversionTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    /** A dollar buys 0.90 euros in March 2024 before the 3rd and 0.80 from then on; nothing else is known. */
    private static final RateProvider RATES = (from, to, date) -> {
        if (!from.getCurrencyCode().equals("USD")) {
            throw new IllegalArgumentException("no rate from " + from);
        }
        return new BigDecimal(date.isBefore(LocalDate.parse("2024-03-03")) ? "0.90" : "0.80");
    };

    private static final JourneyAssembler EUROS = JourneyAssembler.standard().withCurrency(EUR, RATES);

    @Test
    void amountsAreConvertedAtTheRateOfTheirOwnDate() {
        Touchpoint paid =
                visit("t", "1d").toBuilder().cost(Money.of("1.00", "USD")).build();
        Conversion sale =
                purchase("c", "1d").toBuilder().value(Money.of("10.00", "USD")).build();
        Conversion refund = refund("r", "c", "2d", "-1").toBuilder()
                .value(Money.of("-5.00", "USD"))
                .build();
        Conversion inEuros = purchase("e", "1d");

        Assembly assembly = EUROS.assemble(List.of(paid), List.of(sale, refund, inEuros));

        assertThat(assembly.credited().get(0).touchpoints().get(0).cost()).isEqualTo(Money.of("0.90", "EUR"));
        assertThat(assembly.credited().get(0).conversion())
                .isEqualTo(sale.toBuilder().value(Money.of("9.00", "EUR")).build());
        assertThat(assembly.credited().get(0).netValue()).contains(Money.of("5.00", "EUR"));
        assertThat(assembly.credited().get(1).conversion()).isSameAs(inEuros);
    }

    @Test
    void eventsWithoutARateAreRejectedWithTheCause() {
        Touchpoint paid =
                visit("t", "1d").toBuilder().cost(Money.of("1.00", "GBP")).build();
        Conversion sale =
                purchase("c", "1d").toBuilder().value(Money.of("10.00", "GBP")).build();

        Assembly assembly = EUROS.assemble(List.of(paid, visit("free", at("1d"))), List.of(sale));

        assertThat(assembly.journeys()).hasSize(1);
        assertThat(assembly.rejections()).extracting(AssemblyRejection::id).containsExactlyInAnyOrder("t", "c");
        assertThat(assembly.rejections().get(0).reason()).contains("EUR").contains("no rate from GBP");
        assertThat(assembly.account().isComplete()).isTrue();
        assertThat(assembly.account().touchpoints().rejected()).isEqualTo(1);
        assertThat(assembly.account().conversions().rejected()).isEqualTo(1);
    }

    @Test
    void duplicatesAreFoundBeforeAmountsAreConverted() {
        Conversion sale =
                purchase("c", "1d").toBuilder().value(Money.of("10.00", "USD")).build();

        Assembly assembly = EUROS.assemble(List.of(), List.of(sale, sale));

        assertThat(assembly.account().conversions().duplicates()).isEqualTo(1);
        assertThat(assembly.credited()).hasSize(1);
    }
}
