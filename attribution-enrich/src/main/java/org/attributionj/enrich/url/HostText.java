package org.attributionj.enrich.url;

import java.net.IDN;
import java.util.Locale;
import java.util.function.Consumer;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;

/** Hosts as they are compared: lower case, ASCII, without user, port and final dot. */
final class HostText {
    private static final int LONGEST = 253;

    private HostText() {}

    static String of(String text, int from, int to, String field, Consumer<? super Problem> problems) {
        int start = Math.max(from, text.lastIndexOf('@', to - 1) + 1);
        int end = portStart(text, start, to);
        while (end > start && text.charAt(end - 1) == '.') {
            end--;
        }
        String host = end == start ? "" : ascii(text.substring(start, end).toLowerCase(Locale.ROOT));
        if (host.isEmpty() || host.length() > LONGEST) {
            problems.accept(new Problem(field, ProblemKind.UNREADABLE, Treatment.IGNORED));
            return "";
        }
        return host;
    }

    private static int portStart(String text, int from, int to) {
        int bracket = text.lastIndexOf(']', to - 1);
        int colon = text.indexOf(':', Math.max(from, bracket));
        return colon < 0 || colon >= to ? to : colon;
    }

    /** The host in ASCII; empty if it can be none. */
    private static String ascii(String host) {
        boolean isAscii = true;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c <= ' ' || c == '%' || c == '<' || c == '>' || c == '"') {
                return "";
            }
            isAscii &= c < 0x80;
        }
        if (isAscii) {
            return host;
        }
        try {
            return IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
