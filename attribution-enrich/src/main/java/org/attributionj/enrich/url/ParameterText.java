package org.attributionj.enrich.url;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.function.Consumer;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;

/** The parameters behind a path: {@code ?a=b&c=d#e=f}. */
final class ParameterText {
    /** No honest link has more; the rest is not read. */
    private static final int MOST = 500;

    private static final String HTML_AMPERSAND = "amp;";

    private final String text;
    private final String field;
    private final Consumer<? super Problem> problems;
    private final ImmutableList.Builder<WebAddress.Parameter> found = ImmutableList.builder();
    private int count;
    private boolean isRepaired;

    private ParameterText(String text, String field, Consumer<? super Problem> problems) {
        this.text = text;
        this.field = field;
        this.problems = problems;
    }

    static ImmutableList<WebAddress.Parameter> parse(
            String text, int from, String field, Consumer<? super Problem> problems) {
        if (from >= text.length()) {
            return ImmutableList.of();
        }
        ParameterText parameters = new ParameterText(text, field, problems);
        parameters.readAll(from);
        return parameters.found.build();
    }

    private void readAll(int from) {
        int fragment = text.indexOf('#', from);
        int queryEnd = fragment < 0 ? text.length() : fragment;
        if (from < queryEnd) {
            read(from + 1, queryEnd);
        }
        if (fragment >= 0) {
            // "#utm_source=x", and "#/route?utm_source=x" of pages that route by the fragment
            int inner = text.indexOf('?', fragment);
            read(Math.max(fragment, inner) + 1, text.length());
        }
        if (isRepaired) {
            problems.accept(new Problem(field, ProblemKind.BROKEN_SEPARATOR, Treatment.REPAIRED));
        }
        if (count > MOST) {
            problems.accept(new Problem(field, ProblemKind.TOO_LONG, Treatment.IGNORED));
        }
    }

    private void read(int from, int to) {
        int start = from;
        while (start < to && count <= MOST) {
            int end = pairEnd(start, to);
            if (end > start) {
                pair(start, end);
            }
            start = end + 1;
        }
    }

    /** The end of a pair: an ampersand, or a question mark that begins a UTM field. */
    private int pairEnd(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '&') {
                return i;
            }
            if (c == '?' && text.regionMatches(true, i + 1, "utm_", 0, 4)) {
                isRepaired = true;
                return i;
            }
        }
        return to;
    }

    private void pair(int from, int end) {
        int start = from;
        while (text.regionMatches(true, start, HTML_AMPERSAND, 0, HTML_AMPERSAND.length())) {
            isRepaired = true;
            start += HTML_AMPERSAND.length();
        }
        int equals = text.indexOf('=', start);
        if (equals < 0 || equals >= end) {
            withoutValue(start, end);
            return;
        }
        add(name(start, equals), PercentText.decode(text, equals + 1, end, field, problems));
    }

    /** A pair without an equals sign: it, and the signs between further pairs, may be encoded. */
    private void withoutValue(int from, int end) {
        String decoded = PercentText.decode(text, Math.min(from, end), end, field, problems);
        int equals = decoded.indexOf('=');
        if (equals <= 0) {
            add(decoded, "");
            return;
        }
        isRepaired = true;
        for (String pair : decoded.split("&", MOST)) {
            int at = pair.indexOf('=');
            add(at < 0 ? pair : pair.substring(0, at), at < 0 ? "" : pair.substring(at + 1));
        }
    }

    private String name(int from, int to) {
        return PercentText.decode(text, from, to, field, problems);
    }

    private void add(String name, String value) {
        if (++count <= MOST) {
            found.add(new WebAddress.Parameter(name.strip().toLowerCase(Locale.ROOT), value.strip()));
        }
    }
}
