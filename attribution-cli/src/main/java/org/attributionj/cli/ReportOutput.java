package org.attributionj.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
    private final Outputs outputs;

    ReportOutput(Report report, Locale locale, HtmlPage.Logo logo, Outputs outputs) {
        this.report = report;
        this.locale = locale;
        this.logo = logo;
        this.outputs = outputs;
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
            writeFiles(Map.of(out, text(format)));
        } else if (name.endsWith(".html") || name.endsWith(".htm")) {
            writeFiles(Map.of(out, text(Format.HTML)));
        } else if (name.endsWith(".json")) {
            writeFiles(Map.of(out, text(Format.JSON)));
        } else if (name.endsWith(".md")) {
            writeFiles(Map.of(out, text(Format.MARKDOWN)));
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
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(directory.resolve("report.html"), text(Format.HTML));
        files.put(directory.resolve("report.json"), text(Format.JSON));
        files.put(directory.resolve("report.md"), text(Format.MARKDOWN));
        ReportCsv.files(report).forEach((name, text) -> files.put(directory.resolve(name), text));
        writeFiles(files);
    }

    /** All of them, or none. */
    private void writeFiles(Map<Path, String> texts) {
        outputs.writeAll(texts.keySet(), false, writers -> {
            for (Map.Entry<Path, String> text : texts.entrySet()) {
                writers.of(text.getKey()).write(text.getValue());
            }
        });
    }
}
