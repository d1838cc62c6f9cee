package org.attributionj.io.internal;

import java.text.Normalizer;

/** Labels as they are meant: what cannot be seen makes no difference. */
public final class Labels {
    private Labels() {}

    /**
     * A label in Unicode's composed form, without zero-width characters, and with one plain blank for any run of blanks.
     *
     * @param text the label
     * @return the same text if there is nothing to change, as in nearly all labels
     */
    public static String clean(String text) {
        return isClean(text) ? text : cleaned(text);
    }

    private static boolean isClean(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7f || c < ' ' || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ' || text.isEmpty();
    }

    /** Characters without a width; joiners are kept, for they make other letters and pictures. */
    private static boolean isInvisible(int c) {
        return c == 0x200b || c == 0x2060 || c == 0xfeff || c == 0xad || Character.getType(c) == Character.CONTROL;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                if (clean.length() > 0 && clean.charAt(clean.length() - 1) != ' ') {
                    clean.append(' ');
                }
            } else if (!isInvisible(c)) {
                clean.appendCodePoint(c);
            }
        });
        int length = clean.length();
        if (length > 0 && clean.charAt(length - 1) == ' ') {
            clean.setLength(length - 1);
        }
        // nothing but invisible characters is still a text that somebody wrote
        return clean.length() == 0 ? text : clean.toString();
    }
}
