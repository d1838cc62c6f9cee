package org.attributionj.io.result;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.money.Money;
import org.attributionj.io.Nouns;
import org.attributionj.io.RejectedRow;
import org.attributionj.io.RejectsCsv;
import org.junit.jupiter.api.Test;

@Domain(Nouns.class)
@Domain(DomainContext.Global.class)
class ResultCsvTest {
    private static final Instant TIME = Instant.parse("2025-02-10T09:56:25Z");
    private static final AttributionModel ODD = AttributionModel.of("odd", (journey, weights) -> {
        for (int i = 0; i < journey.length(); i++) {
            weights[i] = i % 2;
        }
        return 0.25;
    });

    private static String write(List<AttributionResult> results) throws IOException {
        StringWriter out = new StringWriter();
        try (ResultCsv csv = new ResultCsv(out)) {
            results.forEach(csv::write);
        }
        return out.toString();
    }

    @Test
    void theTableIsAsDocumented() throws IOException {
        Touchpoint first = Touchpoint.builder("anna", TIME.minusSeconds(60))
                .id("t1")
                .channel(Channel.SOCIAL)
                .build();
        Touchpoint second = Touchpoint.builder("anna", TIME)
                .id("t2")
                .channel(Channel.EMAIL)
                .campaign("say \"hi\", now")
                .build();
        Conversion sale = Conversion.builder("anna", ConversionType.PURCHASE, Money.of("10.00", "EUR"), TIME)
                .id("v1")
                .build();
        Conversion refund = Conversion.builder(
                        "anna", ConversionType.CUSTOM, Money.of("-10.00", "EUR"), TIME.plusSeconds(60))
                .id("r1")
                .adjusts("v1")
                .build();
        Journey journey = Journey.converted(List.of(first, second), sale).withAdjustments(List.of(refund));
        assertThat(write(new Attributor(ODD).attributeAll(journey)).replace("\r\n", "\n"))
                .isEqualTo("""
                        conversion_id,customer_id,model,touchpoint_id,channel,campaign,timestamp,share,credit,currency
                        v1,anna,odd,t2,email,"say ""hi"", now",2025-02-10T09:56:25Z,0.75,7.50,EUR
                        v1,anna,odd,(baseline),,,,0.25,2.50,EUR
                        r1,anna,odd,t2,email,"say ""hi"", now",2025-02-10T09:56:25Z,0.75,-7.50,EUR
                        r1,anna,odd,(baseline),,,,0.25,-2.50,EUR
                        """);
        assertThat(write(List.of(ODD.attribute(Journey.converted(List.of(), sale)))))
                .contains("v1,anna,odd,(unattributed),,,,1.0,10.00,EUR");
    }

    @Property(tries = 200)
    void theRowsOfAConversionAddUpToItsValue(@ForAll Journey journey) throws IOException {
        if (!journey.isConverted()) {
            return;
        }
        AttributionResult result = ODD.attribute(journey);
        BigDecimal sum = BigDecimal.ZERO;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(write(List.of(result)))) {
            for (NamedCsvRecord row : reader) {
                sum = sum.add(new BigDecimal(row.getField("credit")));
                assertThat(Double.parseDouble(row.getField("share"))).isPositive();
            }
        }
        assertThat(sum).isEqualByComparingTo(result.value().amount());
    }

    @Test
    void journeysAreTables() throws IOException {
        Touchpoint touch =
                Touchpoint.builder("anna", TIME).id("t1").channel(Channel.EMAIL).build();
        Conversion sale = Conversion.builder("ben", ConversionType.CUSTOM, Money.of("5", "EUR"), TIME)
                .id("v1")
                .build();
        StringWriter out = new StringWriter();
        try (JourneyCsv csv = new JourneyCsv(out)) {
            csv.write(Journey.open(List.of(touch)));
            csv.write(Journey.converted(List.of(), sale));
        }
        assertThat(out.toString().lines().skip(1))
                .containsExactly(
                        "1,anna,1,t1,2025-02-10T09:56:25Z,email,website visit,,,,,,",
                        "2,ben,0,,,,,,v1,custom,2025-02-10T09:56:25Z,5,EUR");
    }

    @Test
    void rejectsAreATable() throws IOException {
        StringWriter out = new StringWriter();
        try (RejectsCsv csv = new RejectsCsv(out)) {
            csv.accept(new RejectedRow("a.csv", 3, "time", "x".repeat(200), "is no time"));
        }
        assertThat(out.toString().lines())
                .containsExactly("file,line,column,value,reason", "a.csv,3,time," + "x".repeat(99) + "…,is no time");
    }
}
