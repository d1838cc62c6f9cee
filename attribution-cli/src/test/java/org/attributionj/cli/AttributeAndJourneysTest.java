package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeAndJourneysTest {
    @TempDir
    private Path directory;

    private Path events() {
        return Cli.file(
                directory,
                "events.csv",
                "id,customer,time,channel,campaign,conversion_id,value,currency,adjusts",
                "e1,anna,2026-03-01T10:00:00Z,search,brand,,,,",
                "e2,anna,2026-03-04T10:00:00Z,social,,,,,",
                "e3,anna,2026-03-10T10:00:00Z,email,,,,,",
                ",anna,2026-03-10T10:00:00Z,,,s1,100.00,EUR,",
                ",anna,2026-03-20T10:00:00Z,,,r1,-40.00,EUR,s1",
                ",anna,2026-03-22T10:00:00Z,,,r2,-60.00,EUR,s1",
                "e4,ben,2026-03-01T10:00:00Z,display,,,,,",
                ",carl,2026-03-09T10:00:00Z,,,s2,9.99,EUR,");
    }

    @Test
    void rowsOfAConversionAddUpToItsValue() {
        Cli cli = Cli.run("attribute", "--events", events(), "--model", "linear");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines())
                .containsExactly(
                        "conversion_id,customer_id,model,touchpoint_id,channel,campaign,timestamp,share,credit,currency",
                        "s1,anna,linear,e1,search,brand,2026-03-01T10:00:00Z,0.3333333333333333,33.34,EUR",
                        "s1,anna,linear,e2,social,,2026-03-04T10:00:00Z,0.3333333333333333,33.33,EUR",
                        "s1,anna,linear,e3,email,,2026-03-10T10:00:00Z,0.3333333333333333,33.33,EUR",
                        "r1,anna,linear,e1,search,brand,2026-03-01T10:00:00Z,0.3333333333333333,-13.34,EUR",
                        "r1,anna,linear,e2,social,,2026-03-04T10:00:00Z,0.3333333333333333,-13.33,EUR",
                        "r1,anna,linear,e3,email,,2026-03-10T10:00:00Z,0.3333333333333333,-13.33,EUR",
                        "r2,anna,linear,e1,search,brand,2026-03-01T10:00:00Z,0.3333333333333333,-20.00,EUR",
                        "r2,anna,linear,e2,social,,2026-03-04T10:00:00Z,0.3333333333333333,-20.00,EUR",
                        "r2,anna,linear,e3,email,,2026-03-10T10:00:00Z,0.3333333333333333,-20.00,EUR",
                        "s2,carl,linear,(unattributed),,,,1.0,9.99,EUR");
    }

    @Test
    void refundsThatAddUpToTheSaleLeaveEachTouchpointAtZero() {
        Cli cli = Cli.run("attribute", "--events", events(), "--model", "time-decay", "--model", "position");

        Map<String, BigDecimal> net = new TreeMap<>();
        for (String line : cli.lines().subList(1, cli.lines().size())) {
            String[] fields = line.split(",", -1);
            if (fields[1].equals("anna")) {
                net.merge(fields[3], new BigDecimal(fields[fields.length - 2]), BigDecimal::add);
            }
        }
        assertThat(net.keySet()).isNotEmpty();
        assertThat(net.values()).allSatisfy(sum -> assertThat(sum).isEqualByComparingTo("0"));
    }

    @Test
    void whereTheEventsServeNoModelNothingIsWritten() {
        Cli cli = Cli.run("attribute", "--events", events(), "--model", "w-shaped");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).startsWith("attribution attribute: w-shaped needs milestones");
    }

    @Test
    void journeysAreJsonLines() throws IOException {
        Cli cli = Cli.run("journeys", "--events", events(), "--zone", "UTC");

        List<String> lines = cli.lines();
        assertThat(lines).hasSize(3);
        JsonNode anna = new ObjectMapper().readTree(lines.get(0));
        JsonNode ben = new ObjectMapper().readTree(lines.get(1));
        assertThat(anna.get("customer").asText()).isEqualTo("anna");
        assertThat(anna.get("touchpoints")).hasSize(3);
        assertThat(anna.get("touchpoints").get(0).get("channel").asText()).isEqualTo("search");
        assertThat(anna.get("conversion").get("id").asText()).isEqualTo("s1");
        assertThat(anna.get("adjustments")).hasSize(2);
        assertThat(ben.has("conversion")).isFalse();
    }

    @Test
    void modelsPrintsTheCatalogue() {
        Cli cli = Cli.run("models");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out())
                .contains("time-decay")
                .contains("half-life=7d")
                .contains("w-shaped")
                .contains("needs times");
    }
}
