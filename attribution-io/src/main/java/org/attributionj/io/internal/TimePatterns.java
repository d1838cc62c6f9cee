package org.attributionj.io.internal;

import java.util.Map;
import java.util.regex.Pattern;

/** Refuses patterns of times that Java takes and that do not mean what was meant. */
public final class TimePatterns {
    private static final Pattern LITERALS = Pattern.compile("'[^']*'");
    private static final Pattern MINUTES_IN_DATE =
            Pattern.compile("[yu]+[^A-Za-z]*m+|m+[^A-Za-z]*d+|d+[^A-Za-z]*m+|m+[^A-Za-z]*[yu]+");
    private static final Pattern CLOCK = Pattern.compile("[HhkK]+[^A-Za-z]*m+");
    private static final Pattern MONTHS_IN_TIME = Pattern.compile("[HhkK]+[^A-Za-z]*M+");
    private static final Map<String, String> STRFTIME = Map.ofEntries(
            Map.entry("%Y", "yyyy"),
            Map.entry("%y", "yy"),
            Map.entry("%m", "M"),
            Map.entry("%d", "d"),
            Map.entry("%H", "H"),
            Map.entry("%I", "h"),
            Map.entry("%M", "mm"),
            Map.entry("%S", "ss"),
            Map.entry("%p", "a"),
            Map.entry("%b", "MMM"),
            Map.entry("%B", "MMMM"),
            Map.entry("%f", "SSSSSS"),
            Map.entry("%z", "xx"));

    private TimePatterns() {}

    /**
     * Refuses a pattern that cannot be meant.
     *
     * @param pattern a pattern of {@link java.time.format.DateTimeFormatter}
     * @throws IllegalArgumentException if an hour of 1 to 12 has no half of the day, months are written as minutes or
     *     minutes as months, or the pattern is one of strftime
     */
    public static void require(String pattern) {
        String letters = LITERALS.matcher(pattern).replaceAll("");
        if (letters.indexOf('%') >= 0) {
            throw new IllegalArgumentException(
                    "time format " + pattern + " is one of strftime; write " + translated(pattern));
        }
        boolean isHalfDay = letters.indexOf('h') >= 0 || letters.indexOf('K') >= 0;
        if (isHalfDay && letters.indexOf('a') < 0 && letters.indexOf('B') < 0) {
            throw new IllegalArgumentException("time format " + pattern
                    + " has an hour of half a day (h) without AM or PM (a); write H for hours of 0 to 23");
        }
        if (MINUTES_IN_DATE.matcher(CLOCK.matcher(letters).replaceAll("'")).find()) {
            throw new IllegalArgumentException(
                    "time format " + pattern + " has minutes (m) in its date; write M for months");
        }
        if (MONTHS_IN_TIME.matcher(letters).find()) {
            throw new IllegalArgumentException(
                    "time format " + pattern + " has months (M) after its hours; write m for minutes");
        }
    }

    private static String translated(String pattern) {
        String translated = pattern;
        for (Map.Entry<String, String> code : STRFTIME.entrySet()) {
            translated = translated.replace(code.getKey(), code.getValue());
        }
        return translated;
    }

    /**
     * Whether a pattern has no time of day.
     *
     * @param pattern a valid pattern
     * @return whether it has none
     */
    public static boolean isOfDay(String pattern) {
        return LITERALS.matcher(pattern).replaceAll("").chars().noneMatch(c -> "HhkKaAmsSnN".indexOf(c) >= 0);
    }
}
