package org.attributionj.enrich.url;

import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import java.util.function.Consumer;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;
import org.jspecify.annotations.Nullable;

/** Values of UTM fields. */
final class TagText {
    /** Longer values are cut: no label is that long. */
    private static final int LONGEST = 500;

    private static final ImmutableSet<String> NOTHING =
            ImmutableSet.of("(not set)", "(not%20set)", "not set", "null", "undefined", "nan", "(not provided)");

    private TagText() {}

    /** The value, or null if it stands for nothing. */
    static @Nullable String present(String value) {
        if (value.isEmpty() || (value.length() < 16 && NOTHING.contains(value.toLowerCase(Locale.ROOT)))) {
            return null;
        }
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    /** Tells of a value that a marketer should know of; it stands all the same. */
    static void check(String name, String value, Consumer<? super Problem> problems) {
        if (isPlaceholder(value)) {
            problems.accept(new Problem(name, ProblemKind.UNFILLED_PLACEHOLDER, Treatment.KEPT));
        }
        int at = value.indexOf('@');
        if (at > 0 && value.indexOf('.', at) > at + 1) {
            problems.accept(new Problem(name, ProblemKind.PERSONAL_DATA, Treatment.KEPT));
        }
        if (value.length() == LONGEST) {
            problems.accept(new Problem(name, ProblemKind.TOO_LONG, Treatment.REPAIRED));
        }
    }

    /** {@code {campaign}}, {@code {{campaign.name}}}, {@code ${x}}, {@code [[x]]}, {@code %%x%%}, {@code *|x|*}, {@code __X__}. */
    private static boolean isPlaceholder(String value) {
        return between(value, "{", "}")
                || between(value, "[[", "]]")
                || between(value, "%%", "%%")
                || between(value, "*|", "|*")
                || (value.length() > 4 && between(value, "__", "__"));
    }

    private static boolean between(String value, String open, String close) {
        int start = value.indexOf(open);
        return start >= 0 && value.indexOf(close, start + open.length()) > start;
    }
}
