package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs that people have, with what is right for each; they are not part of the project, and skipped where they are absent. */
class SharedCasesTest {

    private static Arguments of(String expected, String files, String... options) {
        return Arguments.of(files, expected, options);
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                of(
                        "Email 20.00, Organic Social 20.00, Paid Search 20.00",
                        "a01-ga4-microseconds/events.csv",
                        "--columns",
                        "customer=user_pseudo_id,value=purchase_revenue"),
                of("Newsletter 617.25, SEA 617.25, SEO 99.90", "a02-semicolon-decimal-comma/events.csv"),
                of("Newsletter 617.25, SEA 617.25, SEO 99.90", "a02-semicolon-decimal-comma/events.tsv"),
                of("Newsletter 617.25, SEA 617.25, SEO 99.90", "a02-semicolon-decimal-comma/comma.csv"),
                of("Géo Pub 40.00, Mailing été 40.00", "a03-utf16-tsv/events-utf16.tsv"),
                of("Géo Pub 40.00, Mailing été 40.00", "a03-utf16-tsv/events-utf16.csv"),
                of("Géo Pub 40.00, Mailing été 40.00", "a03-utf16-tsv/events-bom.csv"),
                of("Géo Pub 40.00, Mailing été 40.00", "a03-utf16-tsv/u8.tsv"),
                of("Géo Pub 40.00, Mailing été 40.00", "a03-utf16-tsv/events-latin1.csv", "--charset", "ISO-8859-1"),
                of("gads 150.00, meta 650.00", "a09-grouped-journeys/grouped.csv", "--paths"),
                of(
                        "Direct 14477.87, Organic Search 775.12, Paid Search 112.50, Social Network 225.00",
                        "a10-mcf-export/mcf.csv",
                        "--paths"),
                of("Search 100.00, Social 40.00", "a15-duplicate-transactions/events.csv"),
                of("Search 5.00", "a16-null-users/events.csv"),
                of("(unattributed) 10.00, Email 110.00", "a17-na-channel/events.csv"),
                of("", "a25-refunds-zero/ga4.csv"),
                of("Search -30.00, Video -20.00", "a25-refunds-zero/events.csv"),
                of("Ads 20.00", "a40-long-ids/events.csv"),
                of("Email 100.00, Search 100.00", "a22-excel-serials/events.csv"),
                of("Email 500.00, Paid Search 500.00", "a23-date-only-ties/mixed.csv", "--day-end"),
                of(
                        "Direct 20.00, Organic Search 20.00, Paid Search 20.00",
                        "a32-no-channel-utm/events.csv",
                        "--enrich",
                        "referrer,channel=ga4"),
                of("a 15.25, b 15.25", "a41-path-table-numbers/paths.csv", "--paths"),
                of(
                        "bing / cpc 16.63, direct 16.63, google / cpc 20.00, newsletter / email 16.63",
                        "b01-ga4-bq-ndjson/events_20260910.json",
                        "--preset",
                        "ga4"),
                of("paid search 49.90", "b01-ga4-bq-ndjson/funnel_values.csv"),
                of("google / cpc 79.98", "b02-ga4-fivetran-csv/event_data.csv", "--preset", "ga4"),
                of(
                        "(unavailable) 15.00, Direct 18777.00, Display 246.90, Organic Search 7363.57, Paid Search 1317.90,"
                                + " Referral 246.90, Social Network 183.33",
                        "b03-mcf-ua-csv/mcf.csv",
                        "--paths"),
                of(
                        "Google / organic 25.00, google / cpc 25.00",
                        "b04-snowplow-tsv/part-00000.tsv",
                        "--preset",
                        "snowplow"),
                of(
                        "Newsletter / email 12.50, google / cpc 12.50",
                        "b07-segment-jsonl/segment.jsonl",
                        "--preset",
                        "segment"),
                of(
                        "em:launch (channel 5) 29.95, ps:brand (channel 1) 29.95",
                        "b08-adobe-datafeed/column_headers.tsv b08-adobe-datafeed/hit_data.tsv",
                        "--preset",
                        "adobe-feed"),
                of(
                        "campaign 1555.55, organic search 1555.55",
                        "b09-matomo-visits/Live.getLastVisitsDetails.json",
                        "--preset",
                        "matomo",
                        "--goal",
                        "purchase"),
                of("google / cpc 24.95, newsletter / email 24.95", "b11-mixpanel/export.jsonl", "--preset", "mixpanel"),
                of(
                        "Trade Show 12060.00, Webinar 12060.00",
                        "b14-salesforce/report-campaign-members-2026-03-31.csv"
                                + " b14-salesforce/report-opportunities-with-contact-roles-2026-03-31.csv",
                        "--preset",
                        "salesforce",
                        "--window",
                        "90d"),
                of("email 12.34", "b15-email-webhooks/braze.jsonl", "--preset", "braze"),
                of("facebook / paid 3000.00", "b17-shopify-orders/orders_export.csv", "--preset", "shopify"),
                of("email 50.00", "b23-dialect/array_pretty.json"),
                of("email 1250.00", "b23-dialect/excel_de.csv"),
                of("email 50.00", "b23-dialect/dup_order.csv"),
                of("shiseido 35.79", "b24-kaggle-mta/rees46.csv", "--columns", "value=price,channel=brand"),
                of(
                        "google / cpc 12.50, newsletter / email 12.50",
                        "b25-rudderstack/events.jsonl",
                        "--preset",
                        "rudderstack"),
                of(
                        "google / cpc 12.50, newsletter / email 12.50",
                        "b25-rudderstack/warehouse.csv",
                        "--preset",
                        "rudderstack"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("cases")
    void theValueGoesWhereItShould(String files, String expected, String... options) {
        assertThat(values(run(files, "linear", options))).containsExactlyInAnyOrderElementsOf(parts(expected));
    }

    @ParameterizedTest
    @MethodSource("directs")
    void directIsOneChannel(String file, String expected) {
        assertThat(values(run(file, "last-non-direct"))).containsExactlyInAnyOrderElementsOf(parts(expected));
    }

    static Stream<Arguments> directs() {
        return Stream.of(
                Arguments.of("a20-direct-names/events.csv", "Organic 110.00, Unassigned 10.00"),
                Arguments.of("b23-dialect/direct.csv", "cpc 40.00"));
    }

    @Test
    void exportsOfKnownToolsAreNamed() {
        Map<String, String> presets = Map.of(
                "b01-ga4-bq-ndjson/events_20260910.json", "ga4",
                "b04-snowplow-tsv/part-00000.tsv", "snowplow",
                "b09-matomo-visits/visits.jsonl", "matomo",
                "b11-mixpanel/export.jsonl", "mixpanel",
                "b15-email-webhooks/sendgrid_array.json", "sendgrid",
                "b15-email-webhooks/customerio.jsonl", "customerio",
                "b17-shopify-orders/orders_export.csv", "shopify");
        presets.forEach((file, preset) -> {
            Cli cli = run(file, "linear");
            assertThat(cli.exitCode()).as(file).isEqualTo(1);
            assertThat(cli.err()).contains("try --preset " + preset);
        });
    }

    @Test
    void whatCannotBeReadAsAWorkbookSaysWhatToDo() {
        Cli cli = run("a37-excel-workbook/book.xlsx", "linear");
        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("save it as CSV");
    }

    @Test
    void bouncesAndMachinesEarnNothing() {
        Cli cli = run("b15-email-webhooks/sendgrid_array.json", "linear", "--preset", "sendgrid");
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.err()).contains("not eligible: sent").contains("not eligible: delivered");
    }

    @Test
    void rowsOfCriteoConvertOnce() {
        Cli cli = run("b19-criteo/criteo_attribution_dataset.tsv", "linear", "--preset", "criteo");
        assertThat(cli.err()).containsPattern("credited, with touchpoints +1\\b");
    }

    /** Only those who converted are in the table: the chain is what it is, the others have nothing to learn from and say so. */
    @Test
    void modelsThatNeedBothOutcomesSayThatThereIsOne() {
        Path paths = SharedFiles.require("cases").resolve("a05-only-converters/paths.csv");
        List<String> learners = List.of("shapley:game=coalition-rate", "shao-li", "logistic:exposure=presence");
        List<Object> args =
                new ArrayList<>(List.of("compare", "--paths", paths, "--format", "csv", "--model", "markov"));
        learners.forEach(learner -> args.addAll(List.of("--model", learner)));

        Cli cli = Cli.run(args.toArray());

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("markov,S,XXX,7.2222222222")
                .contains("markov,T,XXX,10.0,")
                .contains("markov,U,XXX,2.7777777777");
        assertThat(learners)
                .allSatisfy(learner -> assertThat(cli.err())
                        .containsPattern("(?m)^\\Q" + learner + "\\E: .*every journey" + " .*converted"));
        assertThat(Cli.run(args.toArray())).isEqualTo(cli);
    }

    @Test
    void oneVisitorOfThousandsOfTouchesStopsNoModel() {
        for (String[] run : new String[][] {{"auto-hang-3000.csv", "auto"}, {"survival-hang-400.csv", "survival"}}) {
            Cli cli = run("a30-huge-path/" + run[0], run[1]);
            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.out()).contains(run[1] + ",");
        }
    }

    @Test
    void figuresThatNobodyCouldCountAreWarnedOf() {
        Cli cli = run("a33-shapley-negative/paths.csv", "shapley:game=coalition-rate", "--paths");

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.err()).containsPattern("credits channels negatively.*Retarget with -\\d");
    }

    @Test
    void buyersAloneAreSaidToBeNoGroundForAModel() {
        Path events = SharedFiles.require("cases").resolve("a39-only-converters-events/events.csv");

        Cli cli = Cli.run("compare", "--events", events, "--model", "linear", "--model", "shapley", "--model", "auto");

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("linear").contains("shapley").contains("auto");
        assertThat(cli.err())
                .contains("shapley: FALLBACK: every journey converted")
                .contains("auto: FALLBACK: every journey converted");
    }

    @Test
    void idsThatADatabaseRefusesAreALossThatIsTold(@TempDir Path directory) throws IOException {
        Path events = SharedFiles.require("cases").resolve("a40-long-ids/events.csv");
        Path rejects = directory.resolve("rejects.csv");

        Cli cli = Cli.run(
                "compare",
                "--events",
                events,
                "--db",
                "jdbc:h2:mem:a40;DB_CLOSE_DELAY=-1",
                "--model",
                "linear",
                "--format",
                "csv",
                "--rejects",
                rejects);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err())
                .startsWith("4 rows read, 2 accepted, 2 rejected")
                .contains("the database refused 2 events");
        assertThat(values(new Cli(0, cli.out(), ""))).containsExactly("ads 10.00");
        assertThat(Files.readAllLines(rejects).subList(1, 3))
                .allSatisfy(line -> assertThat(line).containsPattern("events.csv,\\d+,.*must have at most"));
    }

    /** Well-known channels have names of their own, so case makes no difference here. */
    private static List<String> parts(String expected) {
        return expected.isEmpty()
                ? List.of()
                : List.of(expected.toLowerCase(Locale.ROOT).split(", "));
    }

    private static Cli run(String files, String model, String... options) {
        List<Object> args = new ArrayList<>(List.of("compare"));
        List<String> rest = new ArrayList<>(List.of(options));
        args.add(rest.remove("--paths") ? "--paths" : "--events");
        for (String file : Splitter.on(' ').split(files)) {
            args.add(SharedFiles.require("cases").resolve(Path.of(file)));
        }
        args.addAll(rest);
        args.addAll(List.of("--model", model, "--format", "csv"));
        return Cli.run(args.toArray());
    }

    /** Channels and their values in cents, less those without any. */
    private static List<String> values(Cli cli) {
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        Map<String, BigDecimal> values = new TreeMap<>();
        List<String> header = Splitter.on(',').splitToList(cli.lines().get(0));
        for (String line : cli.lines().subList(1, cli.lines().size())) {
            List<String> cells = Splitter.on(',').splitToList(line);
            values.merge(
                    cells.get(header.indexOf("channel")).replace("\"", ""),
                    new BigDecimal(cells.get(header.indexOf("value"))),
                    BigDecimal::add);
        }
        return values.entrySet().stream()
                .filter(each -> each.getValue().signum() != 0)
                .map(each -> each.getKey().toLowerCase(Locale.ROOT) + " "
                        + each.getValue().setScale(2, RoundingMode.HALF_DOWN))
                .toList();
    }
}
