package org.attributionj.enrich.url;

import java.util.function.Consumer;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;

/** Where the parts of an address begin and end. */
final class AddressText {
    private AddressText() {}

    /** Without blanks around it and line breaks inside, and decoded if it was encoded as a whole. */
    static String clean(String text, String field, Consumer<? super Problem> problems) {
        String stripped = text.strip();
        if (hasControls(stripped)) {
            stripped = stripped.replaceAll("[\\x00-\\x1f]", "");
        }
        int colon = stripped.indexOf("%3");
        boolean isEncoded = colon > 0
                && colon < 12
                && stripped.regionMatches(true, colon, "%3A%2F%2F", 0, 9)
                && end(stripped, 0, ":/?#") > colon;
        if (isEncoded) {
            problems.accept(new Problem(field, ProblemKind.ENCODED_TWICE, Treatment.REPAIRED));
            return PercentText.decode(stripped, 0, stripped.length(), field, problems)
                    .strip();
        }
        return stripped;
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return true;
            }
        }
        return false;
    }

    /** The index of the colon after a scheme, or a negative number. */
    static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                // "shop.example:8080/x" has a port, not a scheme
                return i > 0 && !isPort(text, i + 1) ? i : -1;
            }
            boolean isLetter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
            boolean isOther = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!isLetter && !(i > 0 && isOther)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isPort(String text, int from) {
        int end = end(text, from, "/?#");
        for (int i = from; i < end; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return end > from;
    }

    /** Where user, host and port begin; a negative number if there is no host. */
    static int authorityStart(String text, int schemeEnd) {
        int start = schemeEnd + 1;
        if (isSlash(text, start) && isSlash(text, start + 1)) {
            return start + 2;
        }
        int end = end(text, start, "/?#");
        boolean isBareHost = schemeEnd < 0 && text.lastIndexOf('.', end - 1) > 0 && !text.startsWith(".");
        return isBareHost ? start : -1;
    }

    private static boolean isSlash(String text, int index) {
        return index < text.length() && (text.charAt(index) == '/' || text.charAt(index) == '\\');
    }

    /** The index of the first of some characters at or after a place, or the length. */
    static int end(String text, int from, String stops) {
        for (int i = from; i < text.length(); i++) {
            if (stops.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
