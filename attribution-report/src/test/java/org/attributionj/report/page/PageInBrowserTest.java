package org.attributionj.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.money.Money;
import org.attributionj.models.AttributionModels;
import org.attributionj.report.Events;
import org.attributionj.report.ReportOptions;
import org.attributionj.report.Reports;
import org.attributionj.report.document.ModelName;
import org.attributionj.report.document.Report;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Span;
import org.attributionj.report.document.Table;
import org.attributionj.report.format.FigureText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real Chromium: nothing complains, nothing is asked for, every figure is the report's, every control works. */
class PageInBrowserTest {
    private static final String HOSTILE =
            "<script>alert(1)</script>\"'&\u202Eevil\u0000=cmd|' /C calc'!A0 " + "x".repeat(10_000);
    private static final FigureText TEXT = new FigureText(Locale.ENGLISH, "EUR");

    /** Goes through the pictures until all are drawn, for ten seconds at most; gives the ids of those that are not. */
    private static final String DRAW_ALL = """
            const done = arguments[0], all = [...document.querySelectorAll('.chart')];
            let rounds = 0;
            const next = () => {
              const left = all.filter(c => !c.querySelector('canvas'));
              if (!left.length || ++rounds > 100) { scrollTo(0, 0); done(left.map(c => c.id).join()); return; }
              left[rounds % left.length].scrollIntoView({behavior: 'instant'});
              setTimeout(next, 100);
            };
            next();
            """;

    @TempDir
    private Path folder;

    private Browser browser;

    @AfterEach
    void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Report report() {
        Events events = Events.random(5, 300);
        Instant day = Instant.parse("2026-03-12T10:00:00Z");
        events.touch(Touchpoint.builder("mallory", day)
                .channel(Channel.of(HOSTILE))
                .campaign(HOSTILE)
                .creative(HOSTILE)
                .cost(Money.of("2.00", "EUR"))
                .build());
        events.convert(Conversion.of(
                "mallory", ConversionType.PURCHASE, Money.of("9.99", "EUR"), day.plus(Duration.ofHours(1))));
        return Reports.report(
                events,
                ReportOptions.builder()
                        .title("A report <b>of</b> tests")
                        .model("Linear", new ModelDefinition.Ready(AttributionModels.linear()))
                        .model("Last touch", new ModelDefinition.Ready(AttributionModels.lastTouch()))
                        .model("First touch", new ModelDefinition.Ready(AttributionModels.firstTouch()))
                        .period(new Span(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 29)))
                        .resamples(60, 3)
                        .build());
    }

    private Report open(int width, int height, boolean isDark) throws IOException {
        Report report = report();
        Path page = folder.resolve("report.html");
        Files.writeString(page, HtmlPage.of(report).html());
        browser = Browser.start(width, height, isDark);
        browser.open(page);
        return report;
    }

    private static String axe() throws IOException {
        try (InputStream in = PageInBrowserTest.class.getResourceAsStream("/axe/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,false", "1280,true", "390,false", "390,true"})
    void nothingComplainsAtTwoWidthsInLightAndDark(int width, boolean isDark) throws IOException {
        open(width, 900, isDark);
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
        Object missing = browser.runAsync(DRAW_ALL);
        assertThat(missing).asString().isEmpty();
        assertThat(browser.run("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        browser.run(axe());
        Object findings = browser.runAsync("const done = arguments[0]; axe.run({resultTypes: ['violations']})"
                + ".then(r => done(r.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.nodes.length + ' ' + v.nodes[0].html.slice(0, 300)).join('\\n')));");
        assertThat(findings.toString()).isEmpty();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).isEmpty();
    }

    @Test
    void everyModelsTableEqualsTheReport() throws IOException {
        Report report = open(1280, 900, false);
        Section section = report.section("channels").orElseThrow();
        for (ModelName model : report.models()) {
            browser.driver()
                    .findElement(By.cssSelector("label[for=m-" + model.id() + "]"))
                    .click();
            Table table = section.table("channels", model.id()).orElseThrow();
            for (Row row : table.rows()) {
                String name = Markup.cut(row.label());
                Object value = browser.run(
                        "const rows = [...document.querySelectorAll('#ct tbody tr, #ct tfoot tr')];"
                                + "return rows.filter(r => r.querySelector('.nm').textContent === arguments[0])"
                                + ".map(r => r.cells[3].textContent)",
                        name.replace("\u0000", "\uFFFD"));
                assertThat((List<?>) value).asString().contains(TEXT.of(table.cell(row, "value")));
            }
        }
        assertThat(browser.run("return document.getElementById('live').textContent"))
                .isEqualTo("Credit by First touch");
        assertThat(browser.run("return location.hash")).isEqualTo("#model=first-touch");
        assertThat(browser.run("return document.querySelectorAll('b').length >= 0 && !document.querySelector('h1 b')"))
                .isEqualTo(true);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void controlsWorkByKeyboard() throws IOException {
        open(1280, 900, false);
        WebElement chosen = browser.driver().findElement(By.id("m-linear"));
        chosen.sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.driver().findElement(By.id("m-last-touch")).isSelected())
                .isTrue();

        WebElement opener = browser.driver().findElement(By.cssSelector("#ct button.tw"));
        opener.sendKeys(Keys.ENTER);
        assertThat(opener.getAttribute("aria-expanded")).isEqualTo("true");
        assertThat(browser.run("return document.activeElement.className")).isEqualTo("tw");

        WebElement sort = browser.driver().findElement(By.cssSelector("#ct thead button[data-i='0']"));
        sort.sendKeys(Keys.SPACE);
        assertThat(browser.run("return document.querySelector('#ct th').getAttribute('aria-sort')"))
                .isEqualTo("ascending");

        browser.driver().findElement(By.cssSelector(".tools .q")).sendKeys("display");
        assertThat(browser.run("return document.querySelector('.hits').textContent")
                        .toString())
                .contains("found");
        assertThat(browser.run("return [...document.querySelectorAll('#ct tbody tr')].filter(r => !r.hidden"
                        + " && r.classList.contains('l1')).map(r => r.querySelector('.nm').textContent).join()"))
                .isEqualTo("display");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void readsWithoutScript() throws IOException {
        String html = HtmlPage.of(report()).html();
        String plain = html.replaceAll("(?s)<script(?! type).*?</script>", "");
        Path page = folder.resolve("plain.html");
        Files.writeString(page, plain);
        browser = Browser.start(1280, 900, false);
        browser.open(page);
        assertThat(browser.run("return getComputedStyle(document.querySelector('.chart')).display"))
                .isEqualTo("none");
        assertThat(browser.run("return [...document.querySelectorAll('#ct tbody tr')].every(r => r.offsetHeight > 0)"))
                .isEqualTo(true);
    }

    @Test
    void printsInLightColoursWhileTheScreenIsDark() throws IOException {
        open(1280, 900, true);
        browser.run("dispatchEvent(new Event('beforeprint'))");
        assertThat(browser.run("return getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()"))
                .isEqualTo("#fff");
    }
}
