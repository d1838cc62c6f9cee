package org.attributionj.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.money.Money;
import org.attributionj.models.AttributionModels;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Span;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where nothing differs, at most one report in twenty has a finding. */
class NoFindingsOnNoiseTest {
    private static final int REPORTS = 120;
    /** P(Binomial(120, 0.05) > 12) is below 1 %. */
    private static final int MOST = 12;

    /** Each customer lives in one of the periods by a coin's fall; channels, purchases and values are drawn alike. */
    private static Events noise(long seed) {
        Random random = new Random(seed);
        Events events = new Events();
        for (int i = 0; i < 500; i++) {
            String customer = "c" + i;
            Instant end = Events.MARCH
                    .minus(Duration.ofDays(random.nextBoolean() ? 28 : 0))
                    .plus(Duration.ofDays(6))
                    .plus(Duration.ofMinutes(random.nextInt(20 * 24 * 60)));
            int touches = 1 + random.nextInt(4);
            for (int touch = 0; touch < touches; touch++) {
                events.touch(Touchpoint.builder(customer, end.minus(Duration.ofMinutes(1 + random.nextInt(7_000))))
                        .channel(Channel.of("channel " + random.nextInt(4)))
                        .cost(Money.of("0.10", "EUR"))
                        .build());
            }
            if (random.nextBoolean()) {
                String value = Math.round(20 * Math.exp(random.nextGaussian() / 2)) + ".00";
                events.convert(Conversion.of(customer, ConversionType.PURCHASE, Money.of(value, "EUR"), end));
            }
        }
        return events;
    }

    /** Both periods, all channels and all customers are drawn alike. */
    @Test
    @Tag("slow")
    void reportsOnNoiseHaveHardlyAFinding() {
        int withFindings = 0;
        for (int seed = 0; seed < REPORTS; seed++) {
            Report report = Reports.report(
                    noise(90_000L + seed),
                    ReportOptions.builder()
                            .model("Linear", new ModelDefinition.Ready(AttributionModels.linear()))
                            .period(new Span(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 29)))
                            .resamples(200, seed)
                            .build());
            withFindings += report.findings().isEmpty() ? 0 : 1;
        }
        assertThat(withFindings).isLessThanOrEqualTo(MOST);
    }
}
