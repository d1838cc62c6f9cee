package org.attributionj.site;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Reads documents in Markdown as pages. Thread-safe. */
final class PageReader {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());

    private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
    private final HtmlRenderer html =
            HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).build();
    private final TextContentRenderer text =
            TextContentRenderer.builder().extensions(EXTENSIONS).build();
    private final Javadoc javadoc;

    PageReader(Javadoc javadoc) {
        this.javadoc = javadoc;
    }

    /**
     * A document as a page.
     *
     * @param file its file, relative to the repository's root, with {@code /} between folders
     * @param markdown its text
     * @return the page
     */
    Page read(String file, String markdown) {
        Node document = parser.parse(markdown);
        Titles titles = new Titles();
        document.accept(titles);
        document.accept(new PageLinks(file, javadoc));
        String words = text.render(document).replaceAll("\\s+", " ").strip();
        return new Page(PageLinks.pagePath(file), titles.first, html.render(document), words);
    }

    /** Finds the first heading. */
    private final class Titles extends AbstractVisitor {
        private String first = "";

        @Override
        public void visit(Heading heading) {
            if (first.isEmpty()) {
                first = text.render(heading).strip();
            }
        }
    }
}
