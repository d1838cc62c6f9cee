package org.attributionj.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.attributionj.core.event.Customer;
import org.attributionj.models.AttributionModels;
import org.attributionj.report.ReportOptions;
import org.attributionj.report.Reports;
import org.attributionj.report.document.MethodEntry;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Span;
import org.attributionj.report.funnel.FunnelReader;
import org.attributionj.report.page.HtmlPage;
import org.attributionj.report.spend.Rates;
import org.attributionj.report.spend.RatesReader;
import org.attributionj.report.spend.SpendReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a report that people read. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Makes a report: a page that stands alone (report.html), its figures (report.json), or a directory"
                        + " with both, Markdown and every table as CSV.")
final class ReportCommand implements Callable<Integer> {
    private static final List<String> USUAL = List.of("auto", "last-touch", "linear");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final InputOptions input = new InputOptions();

    @Mixin
    private final JourneyOptions journeys = new JourneyOptions();

    @Option(
            names = "--model",
            paramLabel = "SPEC",
            description = "a model, such as time-decay:half-life=7d; repeatable; the first one is shown first"
                    + " (default: auto, last-touch, linear)")
    private List<String> specs = new ArrayList<>();

    @Option(
            names = "--by",
            paramLabel = "D",
            description = "group by this as well: device, country, an attribute, or several joined by +; repeatable")
    private List<String> by = new ArrayList<>();

    @Option(
            names = "--period",
            paramLabel = "A/B",
            description = "days from A on and before B, such as 2026-03-01/2026-04-01 (default: all days of the data)")
    private @Nullable String period;

    @Option(
            names = "--compare-to",
            paramLabel = "previous|year",
            description = "what the period is compared with (default: previous)")
    private ReportOptions.Against against = ReportOptions.Against.PREVIOUS;

    @Option(
            names = "--funnel",
            paramLabel = "FILE",
            description = "funnels of your own as JSON, besides those of visits and of e-mail")
    private @Nullable Path funnel;

    @Option(
            names = "--spend",
            paramLabel = "FILE",
            description = "what was spent: CSV with day, channel, cost, and perhaps campaign, currency, clicks,"
                    + " impressions")
    private @Nullable Path spend;

    @Option(
            names = "--rates",
            paramLabel = "FILE",
            description = "exchange rates: CSV with day, from, to, rate; brings all amounts into --report-currency")
    private @Nullable Path rates;

    @Option(names = "--report-currency", paramLabel = "C", description = "the currency of the report; needs --rates")
    private @Nullable Currency currency;

    @Option(names = "--margin", paramLabel = "M", description = "which part of the value is margin (default: 1)")
    private BigDecimal margin = BigDecimal.ONE;

    @Option(
            names = "--resamples",
            paramLabel = "N",
            description = "resamples of the customers for intervals; 0 for none (default: 200)")
    private int resamples = 200;

    @Option(names = "--seed", paramLabel = "S", description = "seed of the resamples (default: 1)")
    private long seed = 1;

    @Option(
            names = "--brand",
            paramLabel = "COLUMN",
            description = "the column that names the brand of conversions and touchpoints: brands side by side, and the"
                    + " credit that crosses")
    private @Nullable String brand;

    @Option(
            names = "--segment",
            paramLabel = "COLUMN",
            description = "the column of --population, or else of the events, that names a customer's segment")
    private @Nullable String segment;

    @Option(names = "--title", paramLabel = "T", description = "title (default: Attribution report)")
    private String title = "Attribution report";

    @Option(names = "--logo", paramLabel = "FILE", description = "a picture for the head of the page: PNG, JPEG or SVG")
    private @Nullable Path logo;

    @Option(names = "--locale", paramLabel = "L", description = "how numbers are written (default: en)")
    private Locale locale = Locale.ENGLISH;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE|DIR",
            description = "report.html, report.json, report.md, or a directory for all of them")
    private @Nullable Path out;

    @Option(
            names = "--format",
            paramLabel = "html|json|markdown",
            description = "the form, if the name of the file does not tell")
    private ReportOutput.@Nullable Format format;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Shortfalls shortfalls = new Shortfalls(spec);
        if (input.hasEvents() == database.isWanted()) {
            throw new UsageException("name --events (files) or --db (events that are stored)");
        }
        if (database.isWanted()) {
            UnusedOptions.refuse(spec, UnusedOptions.OF_ROWS, "with --db, which reads no file of events");
            UnusedOptions.refuse(spec, UnusedOptions.OF_FILES, "with --db, which reads no file of events");
            UnusedOptions.refuse(
                    spec, List.of("--population"), "with --db, which holds the population that was loaded");
        }
        HtmlPage.Logo picture = ReportLogo.read(logo);
        Report report;
        if (database.isWanted()) {
            try (DatabaseOptions.OpenStore open = database.open(EventRun.assembler(input, journeys))) {
                List<Customer> people = new ArrayList<>();
                open.store().reference().forEachCustomer(people::add);
                report = Reports.report(StoredCustomers.of(open.store()), options(people, err));
            }
        } else {
            try (CustomersOfFiles source = new CustomersOfFiles(input)) {
                report = Reports.report(source, options(source.population(), err), source::reject);
                source.requireAccepted();
                err.println(source.account());
            }
        }
        for (MethodEntry entry : report.method()) {
            if (entry.name().equals("Left out")) {
                shortfalls.add("left out: " + entry.text());
            } else if (entry.name().equals("Model's word")) {
                err.println(entry.name() + ": " + entry.text());
            }
        }
        Path target = Objects.requireNonNull(out, "picocli requires it");
        new ReportOutput(report, locale, picture, Outputs.of(spec)).write(target, format);
        err.println("report: " + target.toAbsolutePath().normalize());
        return shortfalls.exitCode();
    }

    private ReportOptions options(List<Customer> people, PrintWriter err) {
        String asked = period;
        ReportOptions.Builder builder = ReportOptions.builder()
                .title(title)
                .zone(input.zone())
                .period(asked == null ? null : UsageException.onBadArgument("--period", () -> span(asked)))
                .against(against)
                .assembler(EventRun.assembler(input, journeys))
                .path(journeys.pathOf(), journeys.transforms())
                .population(people)
                .by(by.stream().map(JourneyOptions::jointDimension).toList())
                .brand(brand)
                .segment(segment)
                .margin(margin)
                .resamples(resamples, seed)
                .locale(locale);
        for (String model : specs.isEmpty() ? USUAL : specs) {
            builder.model(title(model), UsageException.onBadArgument("--model", () -> AttributionModels.define(model)));
        }
        readFunnels(builder);
        readSpend(builder, err);
        readRates(builder);
        return UsageException.onBadArgument("report", builder::build);
    }

    /** A specification as people say it: {@code last-touch} is Last touch. */
    private static String title(String model) {
        int options = model.indexOf(':');
        String name = (options < 0 ? model : model.substring(0, options)).replace('-', ' ');
        String capital = name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return options < 0 ? capital : capital + " (" + model.substring(options + 1) + ")";
    }

    private static Span span(String text) {
        String[] days = text.split("/", -1);
        try {
            if (days.length == 2) {
                return new Span(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no period such as 2026-03-01/2026-04-01", e);
        }
        throw new IllegalArgumentException("\"" + text + "\" is no period such as 2026-03-01/2026-04-01");
    }

    private void readFunnels(ReportOptions.Builder builder) {
        Path file = funnel;
        if (file == null) {
            return;
        }
        try {
            builder.funnels(FunnelReader.read(Files.readString(file), file.toString()));
        } catch (IOException e) {
            throw FileProblem.cannot("read", file, e);
        }
    }

    private void readSpend(ReportOptions.Builder builder, PrintWriter err) {
        Path file = spend;
        if (file == null) {
            return;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            SpendReader.Result read = SpendReader.read(reader, file.toString(), input.currency());
            builder.spend(read.lines());
            err.println("spend: " + read.lines().size() + " lines"
                    + (read.repeated() == 0 ? "" : ", " + read.repeated() + " of them repeat another one exactly")
                    + (read.negative() == 0 ? "" : ", " + read.negative() + " with a negative cost"));
        } catch (IOException e) {
            throw FileProblem.cannot("read", file, e);
        }
    }

    private void readRates(ReportOptions.Builder builder) {
        Path file = rates;
        Currency wanted = currency;
        if ((file == null) != (wanted == null)) {
            throw new UsageException("--rates and --report-currency go together: name both or none");
        }
        if (file == null || wanted == null) {
            return;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Rates known = RatesReader.read(reader, file.toString());
            builder.currency(wanted, known);
        } catch (IOException e) {
            throw FileProblem.cannot("read", file, e);
        }
    }
}
