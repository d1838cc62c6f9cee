package org.attributionj.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.attributionj.report.page.HtmlPage;
import org.jspecify.annotations.Nullable;

/** Reads the picture for the head of a page. */
final class ReportLogo {
    private static final long MOST_BYTES = 200_000;

    private ReportLogo() {}

    static HtmlPage.Logo read(@Nullable Path file) {
        if (file == null) {
            return HtmlPage.Logo.none();
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        String type = name.endsWith(".png")
                ? "image/png"
                : name.endsWith(".jpg") || name.endsWith(".jpeg")
                        ? "image/jpeg"
                        : name.endsWith(".svg") ? "image/svg+xml" : "";
        if (type.isEmpty()) {
            throw new UsageException("--logo: \"" + file + "\" must end with .png, .jpg or .svg");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > MOST_BYTES) {
                throw new UsageException(
                        "--logo: \"" + file + "\" has " + bytes.length + " bytes; " + MOST_BYTES + " are the most");
            }
            return HtmlPage.Logo.of(type, bytes);
        } catch (IOException e) {
            throw FileProblem.cannot("read", file, e);
        }
    }
}
