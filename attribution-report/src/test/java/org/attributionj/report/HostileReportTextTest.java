package org.attributionj.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.Currency;
import org.attributionj.report.format.ReportJson;
import org.attributionj.report.funnel.FunnelReader;
import org.attributionj.report.spend.SpendReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileReportTextTest {

    @Test
    void nothingIsNoReport() {
        assertThatThrownBy(() -> ReportJson.read("null"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this is no report: it must be an object, but was null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[null]",
                "[{}]",
                "[{\"name\":\"a\",\"steps\":[null]}]",
                "[{\"name\":\"a\",\"steps\":[{}]}]"
            })
    void whatAFunnelLacksIsNamed(String json) {
        assertThatThrownBy(() -> FunnelReader.read(json, "funnels.json"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("funnels.json: ")
                .hasMessageContaining("must not be null")
                .hasMessageNotContaining("Cannot invoke");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "1E-999999999"})
    void spendOfManyDigitsIsRefusedByItsLine(String amount) {
        String csv = "day,channel,spend\n2026-03-01,search," + amount + "\n";

        assertThatThrownBy(() -> SpendReader.read(new StringReader(csv), "spend.csv", Currency.getInstance("EUR")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spend.csv:2: cost \"" + amount + "\" has more than 1000 digits; is this an amount?");
    }

    @Test
    void messagesOfSpendAreOneShortLine() {
        String csv = "day,channel,spend\n2026-03-01,search,\"\u001b[2J\n" + "9".repeat(800_000) + "\"\n";

        assertThatThrownBy(() -> SpendReader.read(new StringReader(csv), "spend.csv", Currency.getInstance("EUR")))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContain("\n", "\u001b"));
    }
}
