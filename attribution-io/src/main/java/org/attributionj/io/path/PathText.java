package org.attributionj.io.path;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attributionj.io.internal.Labels;

/**
 * Paths as analytics tools write them, put into plain ones: {@code Direct x 2} is Direct twice, {@code Referral × 4 (50 %)}
 * is Referral four times, and an arrow stands for the separator. Single thread.
 */
final class PathText {
    /** More steps of one label are no path that a customer took. */
    private static final int MOST_REPEATS = 10_000;

    private static final int MOST_CHARACTERS = 1 << 22;

    private static final Pattern REPEATED =
            Pattern.compile("(.*\\S)\\s+[x×]\\s*(\\d{1,6})(?:\\s*\\([\\d.,]+\\s*%\\))?", Pattern.DOTALL);
    private static final Pattern SHARE = Pattern.compile("(.*\\S)\\s*\\([\\d.,]+\\s*%\\)", Pattern.DOTALL);

    private final String separator;
    private final boolean takesArrows;

    PathText(String separator) {
        this.separator = separator;
        takesArrows = separator.equals(">");
    }

    /** Whether a path may hold anything that is to be changed; most hold nothing. */
    boolean isPlain(char[] chars, int length) {
        for (int i = 0; i < length; i++) {
            char c = chars[i];
            if (c > '~' || c == '%' || (c == 'x' && i > 0 && chars[i - 1] == ' ' && isBeforeDigit(chars, i, length))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBeforeDigit(char[] chars, int at, int length) {
        int next = at + 1;
        while (next < length && chars[next] == ' ') {
            next++;
        }
        return next < length && chars[next] >= '0' && chars[next] <= '9';
    }

    /**
     * The plain path.
     *
     * @throws IllegalArgumentException if a label is repeated more often than is possible
     */
    String plain(String path) {
        String text = takesArrows ? path.replace('→', '>').replace('›', '>') : path;
        StringBuilder plain = new StringBuilder();
        int from = 0;
        while (true) {
            int to = text.indexOf(separator, from);
            append(text.substring(from, to < 0 ? text.length() : to).strip(), plain);
            if (to < 0) {
                return plain.toString();
            }
            plain.append(separator);
            from = to + separator.length();
        }
    }

    private void append(String step, StringBuilder plain) {
        Matcher repeated = REPEATED.matcher(step);
        if (!repeated.matches()) {
            Matcher share = SHARE.matcher(step);
            plain.append(Labels.clean(share.matches() ? share.group(1) : step));
            return;
        }
        int times = Integer.parseInt(repeated.group(2));
        String label = Labels.clean(repeated.group(1));
        if (times > MOST_REPEATS || plain.length() + (long) times * (label.length() + 1) > MOST_CHARACTERS) {
            throw new IllegalArgumentException("repeats a step more than " + MOST_REPEATS + " times");
        }
        plain.append(label);
        for (int i = 1; i < times; i++) {
            plain.append(separator).append(label);
        }
    }
}
