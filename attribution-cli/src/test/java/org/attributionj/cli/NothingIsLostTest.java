package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channel-level credits of models that were fitted to less than what is credited: all that was earned is in the table. */
class NothingIsLostTest {
    private static final String HEADER = "customer,time,channel,conversion,conversion_type,value,currency";

    @TempDir
    Path directory;

    private Cli compare(String model, List<String> rows, String... options) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(rows);
        List<Object> arguments = new ArrayList<>(List.of(
                "compare",
                "--events",
                Cli.file(directory, "events.csv", lines.toArray(String[]::new)),
                "--model",
                model,
                "--format",
                "csv"));
        arguments.addAll(List.of(options));
        Cli run = Cli.run(arguments.toArray());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static double conversions(Cli run, String label, String currency) {
        return field(run, label, currency, 3).doubleValue();
    }

    private static BigDecimal value(Cli run, String label, String currency) {
        return field(run, label, currency, 4);
    }

    private static BigDecimal field(Cli run, String label, String currency, int column) {
        return run.lines().stream()
                .map(line -> line.split(",", -1))
                .filter(fields -> fields[1].equals(label) && fields[2].equals(currency))
                .map(fields -> new BigDecimal(fields[column]))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"markov", "shapley:game=coalition-rate"})
    void aNegativeSaleAloneIsCreditedAndCountsAsNoConversion(String model) {
        Cli run = compare(
                model,
                List.of(
                        "a,2024-01-01T00:00:00Z,Radio,0,,,",
                        "a,2024-01-02T00:00:00Z,Fair,0,,,",
                        "a,2024-01-03T00:00:00Z,,1,purchase,-20.00,EUR"));

        assertThat(value(run, "Radio", "EUR")).isEqualByComparingTo("-10");
        assertThat(value(run, "Fair", "EUR")).isEqualByComparingTo("-10");
        assertThat(conversions(run, "Radio", "EUR")).isZero();
        assertThat(run.err())
                .contains("warning: 1 conversions have a negative value and adjust none")
                .contains(model + ": its fit credits no value in EUR to channels; the sums of its journeys stand in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "markov", "shapley:game=coalition-rate"})
    void aNegativeSaleBesideOthersTakesItsValueBack(String model) {
        Cli run = compare(
                model,
                List.of(
                        "a,2024-01-01T00:00:00Z,Radio,0,,,",
                        "a,2024-01-03T00:00:00Z,,1,purchase,50.00,EUR",
                        "b,2024-01-01T00:00:00Z,Radio,0,,,",
                        "b,2024-01-03T00:00:00Z,,1,purchase,-20.00,EUR",
                        "c,2024-01-01T00:00:00Z,Fair,0,,,"));

        assertThat(value(run, "Radio", "EUR")).isEqualByComparingTo("30");
        assertThat(conversions(run, "Radio", "EUR")).isEqualTo(1);
    }

    /** Under OVERLAPPING both conversions credit the touchpoint, which the fit sees used up by the first. */
    @Test
    void aSignupBeforeAPurchaseKeepsBothConversions() {
        Cli run = compare(
                "markov",
                List.of(
                        "a,2024-01-01T00:00:00Z,Radio,0,,,",
                        "a,2024-01-02T00:00:00Z,,1,signup,1.00,USD",
                        "a,2024-01-03T00:00:00Z,,1,purchase,50.00,EUR"));

        assertThat(conversions(run, "Radio", "USD") + conversions(run, "Radio", "EUR"))
                .isEqualTo(2);
        assertThat(value(run, "Radio", "USD")).isEqualByComparingTo("1");
        assertThat(value(run, "Radio", "EUR")).isEqualByComparingTo("50");
    }

    /** The fit knows the currency of the purchase from a conversion without touchpoints only. */
    @Test
    void aCurrencyThatTheFitCreditsToNoChannelKeepsItsValue() {
        Cli run = compare(
                "markov",
                List.of(
                        "a,2024-01-01T00:00:00Z,Radio,0,,,",
                        "a,2024-01-01T12:00:00Z,Fair,0,,,",
                        "a,2024-01-02T00:00:00Z,,1,signup,0,EUR",
                        "a,2024-01-03T00:00:00Z,,1,purchase,50.00,EUR",
                        "b,2024-01-01T00:00:00Z,Radio,0,,,",
                        "c,2024-01-03T00:00:00Z,,1,signup,1.00,EUR"));

        assertThat(value(run, "Radio", "EUR")).isEqualByComparingTo("25");
        assertThat(value(run, "Fair", "EUR")).isEqualByComparingTo("25");
        assertThat(value(run, "(unattributed)", "EUR")).isEqualByComparingTo("1");
        assertThat(conversions(run, "Radio", "EUR") + conversions(run, "Fair", "EUR"))
                .isEqualTo(2);
    }

    @Test
    void aGameThatCreditsAChannelNegativelySaysSo() {
        Path paths = Cli.file(
                directory,
                "paths.csv",
                "path,total_conversions,total_conversion_value,total_null",
                "Brand,45,4500,5",
                "Brand > Retarget,1,100,49",
                "Retarget,0,0,50");
        Cli negative = Cli.run("compare", "--paths", paths, "--model", "shapley:game=coalition-rate");
        Cli journeys =
                Cli.run("compare", "--paths", paths, "--model", "shapley:game=coalition-rate", "--level", "journey");

        assertThat(negative.exitCode()).isZero();
        assertThat(negative.err())
                .containsPattern("shapley:game=coalition-rate credits channels negatively.*Retarget with -\\d+\\.\\d\\d"
                        + " conversions\\..*level journey");
        assertThat(journeys.err()).doesNotContain("negatively");
    }
}
