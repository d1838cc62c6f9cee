package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How files are read, as the command's options say. */
class ReadingOptionsTest {
    @TempDir
    private Path directory;

    private Path file(String... lines) {
        return Cli.file(directory, "events.csv", lines);
    }

    @Test
    void reasonsOfRejectedRowsArePrinted() {
        Path events = file(
                "customer,time,channel,conversion,value",
                "anna,2026-03-01T10:00:00Z,search,0,",
                "null,2026-03-01T10:00:00Z,search,0,",
                "NaN,2026-03-01T10:00:00Z,search,0,",
                "anna,2026-03-02T10:00:00Z,,1,abc");

        Cli cli = Cli.run("compare", "--events", events, "--model", "linear");

        assertThat(cli.err())
                .contains("rejected 2 rows: customer \"null\" stands for no customer (first ")
                .contains("rejected 1 row: value \"abc\" is no decimal number")
                .contains("events.csv:5)")
                .contains("1 was a conversion");
    }

    @Test
    void nothingAcceptedEndsWithCode1AndAReason() {
        Path events = file("customer,time,channel", "anna,yesterday,search");

        Cli cli = Cli.run("compare", "--events", events);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("none of 1 rows was accepted").contains("yesterday");
    }

    @Test
    void aShareOfRejectsMayBeTooLarge() {
        Path events = file("customer,time,channel", "a,2026-01-01,x", "b,2026-01-01,x", "c,never,x");

        assertThat(Cli.run("journeys", "--events", events, "--max-rejects", "50%")
                        .exitCode())
                .isZero();
        assertThat(Cli.run("journeys", "--events", events, "--max-rejects", "30%")
                        .exitCode())
                .isEqualTo(1);
        assertThat(Cli.run("journeys", "--events", events, "--max-rejects", "x").exitCode())
                .isEqualTo(2);
    }

    @Test
    void dialectsAreNamedWhereTheyDoNotShow() throws java.io.IOException {
        Path events = directory.resolve("latin.txt");
        Files.write(events, "a~01.02.2026~Caf\u00e9~\n#\na~02.02.2026~~1,500\n".getBytes(StandardCharsets.ISO_8859_1));

        Cli cli = Cli.run(
                "compare",
                "--events",
                events,
                "--delimiter",
                "~",
                "--header",
                "customer,time,channel,value",
                "--comment",
                "#",
                "--decimal",
                "comma",
                "--charset",
                "ISO-8859-1",
                "--model",
                "linear",
                "--format",
                "csv");

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("Caf\u00e9").contains("1.5");
    }

    @Test
    void rowsAndConversionsAreChosen() {
        Path events = file(
                "user,ts,source,medium,event,amount,currency",
                "a,3/1/2026 10:00,google,cpc,visit,,",
                "a,3/1/2026 11:00,,,add,4999,EUR",
                "a,3/1/2026 12:00,,,purchase,4999,EUR",
                "b,3/1/2026 12:00,,,test,100,EUR");

        Cli cli = Cli.run(
                "compare",
                "--events",
                events,
                "--columns",
                "time=ts,channel=source+' / '+medium",
                "--time-format",
                "M/d/yyyy H:mm",
                "--where",
                "event != test|add",
                "--conversion-when",
                "event = purchase",
                "--minor-units",
                "--model",
                "linear",
                "--format",
                "csv");

        assertThat(cli.out()).contains("linear,google / cpc,EUR,1").contains("49.99");
        assertThat(cli.err()).contains("2 passed over");
    }

    @Test
    void typesOfConversionsWithValueAreNamed() {
        Path events = file(
                "customer,time,channel,conversion_type,value,currency",
                "a,2026-01-01T10:00:00Z,email,,,",
                "a,2026-01-02T10:00:00Z,,purchase,10,EUR",
                "a,2026-01-02T11:00:00Z,,lead,5,EUR");

        assertThat(Cli.run("compare", "--events", events, "--model", "linear").err())
                .contains("conversions by type: lead 1 (5 EUR), purchase 1 (10 EUR)")
                .contains("warning: 2 types carry value");
        assertThat(Cli.run("compare", "--events", events, "--model", "linear", "--goal", "purchase")
                        .err())
                .doesNotContain("types carry value");
    }

    @Test
    void oddTimesAndTwinsOfLabelsAreNamed() {
        Path events = file(
                "customer,time,channel",
                "a,86400,Brand Ads",
                "a,2026-01-02T10:00:00Z,brand_ads",
                "b,2026-01-02T10:00:00Z,other");

        Cli cli = Cli.run("journeys", "--events", events);

        assertThat(cli.err())
                .contains("1 times are before 1990 or in the future, such as 1970-01-02")
                .contains("\"Brand Ads\" and \"brand_ads\"");
    }

    @Test
    void aPresetReadsWhatItsToolWrites() {
        Path orders = file(
                "Name,Email,Financial Status,Currency,Total,Created at,Lineitem name,Note Attributes,Refunded Amount",
                "#1,A@x.com,paid,EUR,17.00,2026-04-05 21:06:21 +0400,Oil,\"UTM source: news",
                "UTM medium: email\",2.00");

        assertThat(Cli.run("compare", "--events", orders).err()).contains("try --preset shopify");
        Cli cli = Cli.run("compare", "--preset", "shopify", "--events", orders, "--model", "linear", "--format", "csv");
        assertThat(cli.out()).contains("news / email,EUR,1").contains(",15.");
        assertThat(cli.err()).contains("shopify: 1 records read, 1 used");
    }

    @Test
    void aPresetMayBeAFile() {
        Path preset = Cli.file(
                directory,
                "mine.preset",
                "customer = who",
                "time = at",
                "[touchpoint]",
                "when = source",
                "channel = source",
                "[conversion]",
                "when = total > 0",
                "value = total");
        Path events = file("who,at,source,total", "a,2026-01-01,mail,", "a,2026-01-02,,8");

        Cli cli = Cli.run("compare", "--preset", preset, "--events", events, "--model", "linear", "--format", "csv");

        assertThat(cli.out()).contains("linear,mail,XXX,1");
        Path broken = Cli.file(directory, "broken.preset", "[touchpoint", "x");
        assertThat(Cli.run("compare", "--preset", broken, "--events", events).err())
                .contains("broken.preset: line 1");
        assertThat(Cli.run("compare", "--preset", "nosuch", "--events", events).err())
                .contains("is no preset; presets are ga4, segment");
    }

    @Test
    void pathsAreReadAsAnalyticsWritesThem() {
        Path paths = Cli.file(
                directory,
                "paths.csv",
                "# ---------",
                "# Top Conversion Paths",
                "",
                "MCF Channel Grouping Path,Conversions,Conversion Value",
                "Direct x 2,\"1,204\",\"€12,040.00\"",
                "Search → Direct × 3 (50 %),310,\"€3,100.50\"",
                ",\"1,514\",\"€15,140.50\"",
                "",
                "Day Index,Conversions",
                "1/1/20,90");

        Cli cli = Cli.run("compare", "--paths", paths, "--model", "linear", "--format", "csv");

        assertThat(cli.out()).contains("linear,direct,XXX,1436.5").contains("linear,Search,XXX,77.5");
        assertThat(cli.err()).contains("stands after the end of the table").contains("a row of totals has none");
    }

    @Test
    void columnsOfPathsAreMapped() {
        Path paths = Cli.file(directory, "grouped.csv", "trip,won,times,money", "a > b,true,150,300", "c,false,200,0");

        Cli cli = Cli.run(
                "compare",
                "--paths",
                paths,
                "--columns",
                "path=trip,converted=won,occurrences=times,value=money",
                "--model",
                "linear",
                "--format",
                "csv");

        assertThat(cli.out()).contains("linear,a,XXX,75.0,150").contains("linear,c,XXX,0.0,0");
    }

    @ParameterizedTest
    @CsvSource({
        "--separator,>",
        "--decimal,semicolon",
        "--delimiter,ab",
        "--charset,nosuch",
        "--one-per,customer",
        "--where,(",
        "--time-format,yyyy-MM-dd hh:mm"
    })
    void optionsThatMakeNoSenseAreRefused(String option, String value) {
        Path events = file("customer,time,channel", "a,2026-01-01,x");

        Cli cli = Cli.run("compare", "--events", events, option, value);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains(option);
    }

    @ParameterizedTest
    @CsvSource({"--zone,UTC", "--time-format,iso", "--where,a", "--sequence,row", "--goal,lead", "--window,3d"})
    void optionsThatPathsCannotUseAreRefused(String option, String value) {
        Path paths = Cli.file(directory, "paths.csv", "path,total_conversions", "a > b,1");

        Cli cli = Cli.run("compare", "--paths", paths, option, value);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains(option + " has no use with --paths");
    }

    @ParameterizedTest
    @CsvSource({"--columns,customer=a", "--delimiter,;", "--time-format,iso", "--where,a"})
    void optionsThatPresetsCannotUseAreRefused(String option, String value) {
        Path events = file("customer,time,channel", "a,2026-01-01,x");

        Cli cli = Cli.run("compare", "--preset", "ga4", "--events", events, option, value);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains(option + " has no use with --preset");
    }
}
