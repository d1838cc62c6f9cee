package org.attributionj.enrich.url;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;

/** Percent-encoded text, decoded leniently. */
final class PercentText {
    private static final char REPLACEMENT = '\uFFFD';
    /** What browsers take for Latin-1. */
    private static final Charset WESTERN = Charset.forName("windows-1252");

    private PercentText() {}

    /**
     * Decodes {@code text[from, to)}: {@code +} is a blank, {@code %XX} a byte of UTF-8 (of windows-1252 if it is none); a
     * percent sign without two digits stays.
     */
    static String decode(String text, int from, int to, String field, Consumer<? super Problem> problems) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%' || c == '+') {
                return decodeAll(text, from, to, field, problems);
            }
        }
        return text.substring(from, to);
    }

    private static String decodeAll(String text, int from, int to, String field, Consumer<? super Problem> problems) {
        StringBuilder out = new StringBuilder(to - from);
        byte[] bytes = new byte[(to - from) / 3];
        boolean isBroken = false;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            int count = 0;
            while (c == '%' && i + 2 < to && byteAt(text, i + 1) >= 0) {
                bytes[count++] = (byte) byteAt(text, i + 1);
                i += 3;
                c = i < to ? text.charAt(i) : 0;
            }
            if (count > 0) {
                out.append(textOf(bytes, count, field, problems));
                continue;
            }
            isBroken |= c == '%';
            out.append(c == '+' ? ' ' : c);
            i++;
        }
        if (isBroken) {
            problems.accept(new Problem(field, ProblemKind.BROKEN_PERCENT, Treatment.KEPT));
        }
        return out.toString();
    }

    private static String textOf(byte[] bytes, int count, String field, Consumer<? super Problem> problems) {
        String utf8 = new String(bytes, 0, count, StandardCharsets.UTF_8);
        if (utf8.indexOf(REPLACEMENT) < 0) {
            return utf8;
        }
        problems.accept(new Problem(field, ProblemKind.NOT_UTF8, Treatment.REPAIRED));
        return new String(bytes, 0, count, WESTERN);
    }

    /** The byte that two hexadecimal digits stand for, or a negative number. */
    private static int byteAt(String text, int index) {
        int high = Character.digit(text.charAt(index), 16);
        int low = Character.digit(text.charAt(index + 1), 16);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}
