package org.attributionj.jdbc.internal.write;

import java.util.Optional;
import org.attributionj.jdbc.internal.sql.Dialect;
import org.jspecify.annotations.Nullable;

/** Says which texts a database could not give back as they were. Thread-safe. */
final class Texts {
    /** Short enough for the indexes of every database at four bytes a character. */
    static final int LONGEST_ID = 512;

    private static final int EXCERPT = 200;

    private final Dialect dialect;

    Texts(Dialect dialect) {
        this.dialect = dialect;
    }

    /** What is wrong with an id, if anything. */
    Optional<String> problemOfId(@Nullable String id, String name) {
        if (id != null && id.length() > LONGEST_ID) {
            return Optional.of(name + " must have at most " + LONGEST_ID + " characters, but has " + id.length());
        }
        return problem(id, name);
    }

    /** What is wrong with a text, if anything. */
    Optional<String> problem(@Nullable String text, String name) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.length() > dialect.longestText()) {
            return Optional.of(name + " must have at most " + dialect.longestText() + " characters in " + dialect.name()
                    + ", but has " + text.length());
        }
        int half = halfPair(text);
        if (half >= 0) {
            return Optional.of(name + " must be valid Unicode, but character " + (half + 1)
                    + " is half a surrogate pair; remove it");
        }
        return dialect.problem(text).map(reason -> name + " " + reason);
    }

    private static int halfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }

    /** A text that every database can store, for showing what was wrong: shortened, with a mark for what is not text. */
    static String excerpt(String text) {
        StringBuilder excerpt = new StringBuilder();
        text.codePoints().limit(EXCERPT).forEach(c -> {
            boolean isText = c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            excerpt.appendCodePoint(isText ? c : 0xFFFD);
        });
        return text.length() > EXCERPT ? excerpt.append('…').toString() : excerpt.toString();
    }
}
