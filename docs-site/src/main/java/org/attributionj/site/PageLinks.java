package org.attributionj.site;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Where links of a document lead in the site: to the page of another document, to the Javadoc of a Java file. What is in the
 * repository only, such as a folder of examples, is named and not linked.
 */
final class PageLinks extends AbstractVisitor {
    private static final Pattern OUTSIDE = Pattern.compile("[a-z][a-z0-9+.-]*:.*|#.*");

    private final String from;
    private final Javadoc javadoc;

    /**
     * Links of a document.
     *
     * @param from the document's file, relative to the repository's root
     * @param javadoc the Javadoc that the site has
     */
    PageLinks(String from, Javadoc javadoc) {
        this.from = from;
        this.javadoc = javadoc;
    }

    @Override
    public void visit(Link link) {
        if (!OUTSIDE.matcher(link.getDestination()).matches()) {
            relink(link);
        }
        visitChildren(link);
    }

    private void relink(Link link) {
        String[] parts = link.getDestination().split("#", 2);
        String file = repositoryPath(parts[0]);
        String anchor = parts.length == 2 ? "#" + parts[1] : "";
        if (file.endsWith(".md")) {
            link.setDestination(relative(pagePath(file)) + anchor);
        } else if (!file.matches("docs/.*\\.(png|svg)")) {
            javadoc.page(file).ifPresentOrElse(page -> link.setDestination(relative(page)), () -> unlink(link));
        }
    }

    private static void unlink(Link link) {
        Node child = link.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            link.insertBefore(child);
            child = next;
        }
        link.unlink();
    }

    private String repositoryPath(String target) {
        return Path.of("/", from).resolveSibling(target).normalize().toString().substring(1);
    }

    private String relative(String page) {
        Path folder = Path.of("/", pagePath(from)).resolveSibling("");
        return folder.relativize(Path.of("/", page)).toString();
    }

    /** The page of a document: that of README.md is its folder's index. */
    static String pagePath(String document) {
        return document.replaceFirst("(^|/)README\\.md$", "$1index.md").replaceFirst("\\.md$", ".html");
    }
}
