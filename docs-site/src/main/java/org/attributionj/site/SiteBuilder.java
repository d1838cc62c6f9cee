package org.attributionj.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the site: a page of README.md, of CHANGELOG.md and of each document in docs, one style, one search that needs no
 * server, and the Javadoc of the modules where it was made. The same documents give the same bytes.
 */
public final class SiteBuilder {
    private static final List<String> FIRST = List.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md");

    private final Path root;
    private final Path site;

    SiteBuilder(Path root, Path site) {
        this.root = root;
        this.site = site;
    }

    /**
     * Makes the site.
     *
     * @param args the repository's root, and the folder to write to
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String... args) throws IOException {
        int pages = new SiteBuilder(Path.of(args[0]), Path.of(args[1])).build().size();
        System.out.println(pages + " pages in " + args[1]);
    }

    List<Page> build() throws IOException {
        Javadoc javadoc = Javadoc.find(root);
        PageReader reader = new PageReader(javadoc);
        List<Page> pages = new ArrayList<>();
        for (String document : documents()) {
            pages.add(reader.read(document, Files.readString(root.resolve(document))));
        }
        String template = resource("page.html");
        for (Page page : pages) {
            write(
                    page.path(),
                    html(template, page, pages, List.copyOf(javadoc.folders().keySet())));
        }
        write("style.css", resource("style.css"));
        write("search.js", "const PAGES = " + index(pages) + ";\n" + resource("search.js"));
        copyPictures();
        for (Map.Entry<String, Path> module : javadoc.folders().entrySet()) {
            copyTree(module.getValue(), site.resolve("api").resolve(module.getKey()));
        }
        return pages;
    }

    private List<String> documents() throws IOException {
        List<String> documents = new ArrayList<>(FIRST);
        try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md"))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .forEach(documents::add);
        }
        documents.removeIf(document -> !Files.exists(root.resolve(document)));
        return documents;
    }

    private static String html(String template, Page page, List<Page> pages, List<String> javadoc) {
        return template.replace("{{title}}", escape(page.title()))
                .replace("{{root}}", page.toRoot())
                .replace("{{navigation}}", navigation(page, pages, javadoc))
                .replace("{{body}}", page.body());
    }

    private static String navigation(Page current, List<Page> pages, List<String> javadoc) {
        StringBuilder html = new StringBuilder();
        for (Page page : pages) {
            link(html, current.toRoot() + page.path(), page.title(), page.equals(current));
        }
        for (String module : javadoc) {
            link(html, current.toRoot() + "api/" + module + "/index.html", "Javadoc of " + module, false);
        }
        return html.toString();
    }

    private static void link(StringBuilder html, String target, String title, boolean isCurrent) {
        html.append("<li><a href=\"").append(escape(target)).append('"');
        if (isCurrent) {
            html.append(" aria-current=\"page\"");
        }
        html.append('>').append(escape(title)).append("</a></li>\n");
    }

    private static String index(List<Page> pages) throws JsonProcessingException {
        List<List<String>> rows = pages.stream()
                .map(page -> List.of(page.path(), page.title(), page.words()))
                .toList();
        // a file of its own, not inside a page, so that nothing in the texts can end it
        return JsonMapper.builder().build().writeValueAsString(rows);
    }

    private void copyPictures() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(png|svg)"))
                    .toList()) {
                copy(file, site.resolve(root.relativize(file).toString()));
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(String path, String text) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String resource(String name) {
        try (InputStream stream = SiteBuilder.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
