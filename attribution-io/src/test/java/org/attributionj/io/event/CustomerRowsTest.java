package org.attributionj.io.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;

class CustomerRowsTest {
    private static final JourneyAssembler ASSEMBLER =
            JourneyAssembler.standard().withGoal(Goal.of(ConversionType.PURCHASE));

    private static Touchpoint touch(String customer, int day) {
        return Touchpoint.builder(
                        customer, Instant.parse("2026-03-01T00:00:00Z").plusSeconds(86_400L * day))
                .id(customer + day)
                .channel(Channel.EMAIL)
                .build();
    }

    private static Conversion buy(String customer, int day) {
        return Conversion.builder(
                        customer,
                        ConversionType.PURCHASE,
                        Money.of("1.00", "EUR"),
                        Instant.parse("2026-03-01T12:00:00Z").plusSeconds(86_400L * day))
                .id(customer + day)
                .build();
    }

    @Test
    void adjacentRowsAreOneCustomerAndTheFirstIsToldFromTheOthers() {
        List<Journey> journeys = new ArrayList<>();
        CustomerRows rows = new CustomerRows(ASSEMBLER.start(JourneySink.of(JourneyKind.CREDITED, journeys::add)));

        assertThat(rows.add(new EventRow("f", 1, touch("bert", 1), null))).isTrue();
        assertThat(rows.add(new EventRow("f", 2, touch("bert", 2), buy("bert", 2))))
                .isFalse();
        assertThat(rows.add(new EventRow("f", 3, null, buy("anna", 4)))).isTrue();
        assertThat(rows.add(new EventRow("f", 4, touch("anna", 3), null))).isFalse();
        AssemblyAccount account = rows.finish();

        assertThat(journeys)
                .isEqualTo(List.of(
                        ASSEMBLER
                                .assemble(List.of(touch("bert", 1), touch("bert", 2)), List.of(buy("bert", 2)))
                                .credited()
                                .get(0),
                        ASSEMBLER
                                .assemble(List.of(touch("anna", 3)), List.of(buy("anna", 4)))
                                .credited()
                                .get(0)));
        assertThat(account.customers()).isEqualTo(2);
    }

    @Test
    void noRowsAreNoCustomer() {
        CustomerRows rows = new CustomerRows(ASSEMBLER.start(JourneySink.of(JourneyKind.FIT, journey -> {})));

        assertThat(rows.finish()).hasToString(AssemblyAccount.empty().toString());
    }
}
