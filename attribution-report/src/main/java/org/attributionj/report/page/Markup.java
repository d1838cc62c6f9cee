package org.attributionj.report.page;

/** Writes HTML; every text and every attribute is escaped, so that names are never markup. */
final class Markup {
    private static final int MOST_NAME = 200;

    private final StringBuilder html = new StringBuilder();

    /** Opens an element; attributes as name, value, name, value. */
    Markup open(String tag, String... attributes) {
        html.append('<').append(tag);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            html.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            html.append('"');
        }
        html.append('>');
        return this;
    }

    Markup close(String tag) {
        html.append("</").append(tag).append('>');
        return this;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** An element with a text. */
    Markup leaf(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Markup that this package wrote. */
    Markup raw(String markup) {
        html.append(markup);
        return this;
    }

    /** Begins a new line, so that the page can be read as text. */
    Markup line() {
        html.append('\n');
        return this;
    }

    private void escape(String text) {
        text.codePoints().forEach(each -> {
            switch (each) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.appendCodePoint(isReadable(each) ? each : 0xFFFD);
            }
        });
    }

    private static boolean isReadable(int each) {
        return each == '\n' || each == '\t' || !(Character.isISOControl(each) || isSurrogate(each));
    }

    private static boolean isSurrogate(int each) {
        return each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE;
    }

    /** A name of a bearable length. */
    static String cut(String name) {
        return name.codePointCount(0, name.length()) > MOST_NAME
                ? name.substring(0, name.offsetByCodePoints(0, MOST_NAME)) + "…"
                : name;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
