package org.attributionj.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site of this repository's own documents. */
class SiteTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");

    @TempDir
    Path site;

    @Test
    void everyLinkLeadsToAPageAndAHeadingThatAreThere() throws IOException {
        List<Page> pages = new SiteBuilder(ROOT, site).build();
        List<String> broken = new ArrayList<>();
        for (Page page : pages) {
            Matcher links = HREF.matcher(Files.readString(site.resolve(page.path())));
            while (links.find()) {
                if (!leadsSomewhere(page, links.group(1))) {
                    broken.add(page.path() + ": " + links.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private boolean leadsSomewhere(Page from, String target) throws IOException {
        if (target.matches("[a-z]+:.*")) {
            return true;
        }
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty()
                ? site.resolve(from.path())
                : site.resolve(from.path()).getParent().resolve(parts[0]).normalize();
        return Files.exists(file)
                && (parts.length == 1 || Files.readString(file).contains("id=\"" + parts[1] + "\""));
    }

    @Test
    void nothingIsFetchedFromAnywhere() throws IOException {
        for (Page page : new SiteBuilder(ROOT, site).build()) {
            assertThat(Files.readString(site.resolve(page.path())))
                    .doesNotContainPattern("(src|rel=\"stylesheet\" href)=\"[a-z]+:");
        }
    }

    @Test
    void theSearchKnowsEveryPage() throws IOException {
        List<Page> pages = new SiteBuilder(ROOT, site).build();
        assertThat(pages).hasSizeGreaterThan(10).allSatisfy(page -> {
            assertThat(page.title()).isNotBlank();
            assertThat(Files.readString(site.resolve("search.js"))).contains("\"" + page.path() + "\"");
        });
    }

    @Test
    void theSameDocumentsGiveTheSameBytes(@TempDir Path again) throws IOException {
        new SiteBuilder(ROOT, site).build();
        new SiteBuilder(ROOT, again).build();
        assertThat(contents(again)).isEqualTo(contents(site));
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(html|js|css)"))
                    .toList()) {
                contents.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }
}
