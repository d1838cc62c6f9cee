package org.attributionj.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.attributionj.report.document.Finding;
import org.attributionj.report.document.MethodEntry;
import org.attributionj.report.document.ModelName;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Span;
import org.attributionj.report.document.Table;
import org.attributionj.report.format.FigureText;
import org.attributionj.report.internal.Checks;

/**
 * A report as one HTML file. It makes no request, allows by its Content-Security-Policy only what is in it, reads without
 * script, and prints all figures as {@link FigureText} does. The same report gives the same bytes.
 *
 * <p>Pictures are drawn by Apache ECharts 6.1.0, which is part of the file.
 */
public final class HtmlPage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final int MOST_RADIOS = 5;

    private static final Map<String, Consumer<SectionPage>> VIEWS = Map.of(
            "headline", HeadlineHtml::write,
            "trend", TrendHtml::write,
            "models", ModelsHtml::write,
            "channels", ChannelsHtml::write,
            "spend", SpendHtml::write,
            "email", BarsHtml::email,
            "funnel", BarsHtml::funnels,
            "journeys", JourneysHtml::write,
            "overlap", HeatHtml::overlap,
            "cohorts", HeatHtml::cohorts);

    private final Report report;
    private final FigureText text;
    private final Locale locale;
    private final Logo logo;
    private final Palette palette;
    private final PageData data;
    private final boolean manyCurrencies;

    /**
     * A picture for the head of the page.
     *
     * @param uri a data URI; empty for none
     */
    public record Logo(String uri) {

        /** Validates the component. */
        public Logo {
            Checks.check(uri.isEmpty() || uri.startsWith("data:image/"), "a logo must be a data URI of an image");
        }

        /**
         * No picture.
         *
         * @return no logo
         */
        public static Logo none() {
            return new Logo("");
        }

        /**
         * A picture.
         *
         * @param type its media type, such as {@code image/png}
         * @param bytes its bytes
         * @return the logo
         */
        public static Logo of(String type, byte[] bytes) {
            return new Logo("data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
        }
    }

    private HtmlPage(Report report, Locale locale, Logo logo) {
        this.report = report;
        this.locale = locale;
        this.logo = logo;
        text = new FigureText(locale, null);
        palette = new Palette(report);
        data = new PageData(report.models());
        manyCurrencies = report.sections().stream()
                        .map(Section::currency)
                        .filter(code -> code != null)
                        .distinct()
                        .count()
                > 1;
    }

    /**
     * The page of a report.
     *
     * @param report the report
     * @param locale how numbers are written
     * @param logo a picture for its head
     * @return the page
     */
    public static HtmlPage of(Report report, Locale locale, Logo logo) {
        return new HtmlPage(report, locale, logo);
    }

    /**
     * The page of a report in English, without a logo.
     *
     * @param report the report
     * @return the page
     */
    public static HtmlPage of(Report report) {
        return of(report, Locale.ENGLISH, Logo.none());
    }

    /**
     * The page.
     *
     * @return the file's text, to be written in UTF-8
     */
    public String html() {
        Markup body = body();
        String style = resource("style.css");
        String charts = resource("echarts.min.js");
        String script = resource("report.js");
        Markup page = new Markup();
        page.raw("<!doctype html>\n").open("html", "lang", "en").raw("\n<head>\n<meta charset=\"utf-8\">\n");
        page.open("meta", "http-equiv", "Content-Security-Policy", "content", policy(style, charts, script));
        page.line().open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.line()
                .open("meta", "name", "color-scheme", "content", "light dark")
                .line();
        page.leaf("title", Markup.cut(report.title()) + " · " + report.period());
        page.raw("\n<link rel=\"icon\" href=\"data:,\">\n<style>" + style + "</style>\n</head>\n<body>\n");
        page.raw(body.toString());
        page.raw("<script type=\"application/json\" id=\"data\">" + data.json() + "</script>\n");
        page.raw("<script>" + charts + "</script>\n<script>" + script + "</script>\n</body>\n</html>\n");
        return page.toString();
    }

    private static String policy(String style, String... scripts) {
        StringBuilder hashes = new StringBuilder();
        for (String script : scripts) {
            hashes.append(' ').append(hash(script));
        }
        return "default-src 'none'; script-src" + hashes + "; style-src " + hash(style)
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the library");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Markup body() {
        Markup html = new Markup();
        html.leaf("a", "To the report", "class", "skip", "href", "#main").line();
        head(html);
        modelSwitch(html);
        html.open("div", "class", "shell").line();
        contents(html);
        html.open("main", "id", "main", "tabindex", "-1").line();
        report.sections().forEach(section -> section(html, section));
        if (!report.findings().isEmpty()) {
            findings(html);
        }
        method(html);
        html.close("main").close("div").line();
        html.raw(
                "<svg width=\"0\" height=\"0\" class=\"defs\" aria-hidden=\"true\"><defs><pattern id=\"hatch\" width=\"6\""
                        + " height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line x1=\"0\" y1=\"0\""
                        + " x2=\"0\" y2=\"6\" class=\"hl\"></line></pattern></defs></svg>\n");
        return html;
    }

    private void head(Markup html) {
        html.open("header", "class", "mast").open("div");
        if (!logo.uri().isEmpty()) {
            html.open("img", "class", "logo", "src", logo.uri(), "alt", "");
        }
        html.leaf("h1", Markup.cut(report.title()));
        Span before = report.before();
        html.leaf(
                "p",
                days(report.period()) + ", " + report.zone()
                        + (before == null ? "" : " · compared with " + days(before)),
                "class",
                "sub");
        html.close("div").close("header").line();
    }

    private static String days(Span span) {
        return span.days() == 1
                ? span.first().format(DAY)
                : span.first().format(DAY) + " to " + span.end().minusDays(1).format(DAY);
    }

    private void modelSwitch(Markup html) {
        List<ModelName> models = report.models();
        if (models.size() == 1) {
            html.open("p", "class", "mast one")
                    .text("Credit by " + models.get(0).title())
                    .close("p")
                    .line();
            return;
        }
        html.open("div", "class", "bar-top", "role", "region", "aria-label", "Model");
        if (models.size() > MOST_RADIOS) {
            html.open("label", "class", "seg").text("Credit by ").open("select", "id", "model");
            models.forEach(model -> html.leaf("option", model.title(), "value", model.id()));
            html.close("select").close("label");
        } else {
            html.open("fieldset", "class", "seg", "id", "model").leaf("legend", "Credit by");
            for (int i = 0; i < models.size(); i++) {
                String id = "m-" + models.get(i).id();
                String[] attributes = {
                    "type",
                    "radio",
                    "name",
                    "m",
                    "id",
                    id,
                    "value",
                    models.get(i).id()
                };
                html.open("input", i == 0 ? append(attributes, "checked", "checked") : attributes);
                html.leaf("label", models.get(i).title(), "for", id);
            }
            html.close("fieldset");
        }
        html.open("p", "id", "live", "class", "sr", "aria-live", "polite").close("p");
        html.open("p", "class", "hint")
                .leaf("i", "◆", "class", "fm")
                .text(" follows the model")
                .close("p");
        html.close("div").line();
    }

    private static String[] append(String[] array, String... more) {
        String[] all = Arrays.copyOf(array, array.length + more.length);
        System.arraycopy(more, 0, all, array.length, more.length);
        return all;
    }

    private void contents(Markup html) {
        html.open("nav", "aria-label", "Contents").open("details", "id", "toc", "open", "open");
        html.leaf("summary", "Contents").open("ol");
        for (Section section : report.sections()) {
            link(html, section.id() + suffix(section), title(section));
        }
        if (!report.findings().isEmpty()) {
            link(html, "findings", "Findings");
        }
        link(html, "method", "Method");
        html.close("ol").close("details").close("nav").line();
    }

    private static void link(Markup html, String id, String title) {
        html.open("li").leaf("a", title, "href", "#" + id).close("li");
    }

    private String suffix(Section section) {
        return manyCurrencies && section.currency() != null
                ? "-" + section.currency().toLowerCase(Locale.ROOT)
                : "";
    }

    private String title(Section section) {
        return manyCurrencies && section.currency() != null
                ? section.title() + ", " + section.currency()
                : section.title();
    }

    private void section(Markup html, Section section) {
        String id = section.id() + suffix(section);
        boolean isHeadline = section.id().equals("headline");
        html.open("section", "id", id, "aria-labelledby", "h-" + id, "class", isHeadline ? "first" : "");
        String[] heading = {"id", "h-" + id};
        html.leaf("h2", title(section), isHeadline && !manyCurrencies ? append(heading, "class", "sr") : heading);
        SectionPage page =
                new SectionPage(report, section, html, data, palette, text.in(section.currency()), suffix(section));
        VIEWS.getOrDefault(section.id(), HtmlPage::plain).accept(page);
        html.close("section").line();
    }

    /** A section without pictures of its own: its sentence and its tables. */
    private static void plain(SectionPage page) {
        page.lead();
        for (Table table : page.section().tables()) {
            boolean isFirst = table.model() == null
                    || table.model().equals(page.report().models().get(0).id());
            if (isFirst && !table.rows().isEmpty()) {
                page.html().open("h3").text(table.title());
                if (table.model() != null) {
                    page.follows();
                }
                page.html().close("h3");
                page.shown(table.id());
            }
        }
        page.notes();
    }

    private void findings(Markup html) {
        html.open("section", "id", "findings", "aria-labelledby", "h-findings");
        html.leaf("h2", "Findings", "id", "h-findings");
        html.leaf(
                "p",
                "A sentence stands here only if its interval leaves out “no difference”, or if it counts what is there."
                        + " Attributed is not incremental: only an experiment tells what would not have come.",
                "class",
                "lead");
        html.open("ol", "class", "find");
        for (Finding finding : report.findings()) {
            html.open("li").leaf("h3", finding.title()).leaf("p", finding.figures());
            html.open("p", "class", "test")
                    .leaf("b", "To settle it: ")
                    .text(finding.settle())
                    .close("p");
            html.open("p", "class", "ev");
            report.section(finding.section())
                    .ifPresent(section -> html.leaf(
                            "a", "Evidence: " + section.title(), "href", "#" + section.id() + suffix(section)));
            html.text(" · rule ").leaf("code", finding.rule()).close("p").close("li");
        }
        html.close("ol").close("section").line();
    }

    private void method(Markup html) {
        html.open("section", "id", "method", "aria-labelledby", "h-method");
        html.leaf("h2", "Method", "id", "h-method").open("dl", "class", "meth");
        for (MethodEntry entry : report.method()) {
            html.leaf("dt", entry.name()).leaf("dd", entry.text());
        }
        html.close("dl");
        html.leaf(
                "p",
                "Numbers are written as in " + locale.toLanguageTag()
                        + ". Pictures: Apache ECharts 6.1.0, Apache License"
                        + " 2.0. The page makes no request and holds no script but its own two; both are named by hash in"
                        + " its Content-Security-Policy.",
                "class",
                "note");
        html.close("section").line();
    }
}
