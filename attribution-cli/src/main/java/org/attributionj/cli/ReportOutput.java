package org.attributionj.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.attributionj.report.document.Report;
import org.attributionj.report.format.ReportCsv;
import org.attributionj.report.format.ReportJson;
import org.attributionj.report.format.ReportMarkdown;
import org.attributionj.report.page.HtmlPage;
import org.jspecify.annotations.Nullable;

/** Writes a report in the form that its file's name, or the user, asks for. */
final class ReportOutput {
    private final Report report;
    private final Locale locale;
    private final HtmlPage.Logo logo;

    ReportOutput(Report report, Locale locale, HtmlPage.Logo logo) {
        this.report = report;
        this.locale = locale;
        this.logo = logo;
    }

    /** Which forms there are. */
    enum Format {
        /** One page. */
        HTML,
        /** The tree of figures. */
        JSON,
        /** Tables for people. */
        MARKDOWN
    }

    /** Writes a file, or all forms and every table into a directory. */
    void write(Path out, @Nullable Format format) {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        if (format != null) {
            write(out, text(format));
        } else if (name.endsWith(".html") || name.endsWith(".htm")) {
            write(out, text(Format.HTML));
        } else if (name.endsWith(".json")) {
            write(out, text(Format.JSON));
        } else if (name.endsWith(".md")) {
            write(out, text(Format.MARKDOWN));
        } else if (name.contains(".") && !Files.isDirectory(out)) {
            throw new UsageException("--out: \"" + out + "\" must end with .html, .json or .md, or be a directory");
        } else {
            writeAll(out);
        }
    }

    private String text(Format format) {
        return switch (format) {
            case HTML -> HtmlPage.of(report, locale, logo).html();
            case JSON -> ReportJson.write(report);
            case MARKDOWN -> ReportMarkdown.write(report, locale);
        };
    }

    private void writeAll(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw FileProblem.cannot("make the directory", directory, e);
        }
        write(directory.resolve("report.html"), text(Format.HTML));
        write(directory.resolve("report.json"), text(Format.JSON));
        write(directory.resolve("report.md"), text(Format.MARKDOWN));
        for (Map.Entry<String, String> file : ReportCsv.files(report).entrySet()) {
            write(directory.resolve(file.getKey()), file.getValue());
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw FileProblem.cannot("write to", file, e);
        }
    }
}
