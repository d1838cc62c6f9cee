package org.attributionj.enrich.channel;

import static org.attributionj.core.text.PrintedText.quoted;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that a whole text in lower case matches or not, in any case. Those that are no more than words with
 * {@code .*} around them are compared without the machinery of expressions, which takes a tenth of the time.
 */
final class TextPattern implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String ANY = ".*";
    private static final int LONGEST = 2000;

    private final String text;
    private final Word[] words;
    private final Pattern pattern;

    /** A word that the text is, begins with, ends in or contains. */
    private record Word(String word, boolean anyBefore, boolean anyAfter) implements Serializable {
        boolean matches(String value) {
            if (anyBefore) {
                return anyAfter ? value.contains(word) : value.endsWith(word);
            }
            return anyAfter ? value.startsWith(word) : value.equals(word);
        }
    }

    private TextPattern(String text, Word[] words, Pattern pattern) {
        this.text = text;
        this.words = words;
        this.pattern = pattern;
    }

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException if it is none, or too long
     */
    static TextPattern of(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "pattern must have at most " + LONGEST + " characters, but has " + text.length());
        }
        try {
            Pattern pattern = Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
            return new TextPattern(text, words(text), pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "pattern " + quoted(text) + " is no regular expression: " + e.getDescription(), e);
        }
    }

    /** The words of the expression, or none if it is more than words. */
    private static Word[] words(String text) {
        String bare = text.startsWith("^(") && text.endsWith(")$") ? text.substring(2, text.length() - 2) : text;
        List<Word> words = new ArrayList<>();
        for (String part : bare.toLowerCase(Locale.ROOT).split("\\|", -1)) {
            boolean before = part.startsWith(ANY);
            boolean after = part.endsWith(ANY) && part.length() >= 2 * ANY.length() - (before ? 0 : 2);
            String word = part.substring(before ? 2 : 0, part.length() - (after ? 2 : 0))
                    .replace("\\(", "\u0001")
                    .replace("\\)", "\u0002");
            if (!isPlain(word)) {
                return new Word[0];
            }
            words.add(new Word(word.replace('\u0001', '(').replace('\u0002', ')'), before, after));
        }
        return words.toArray(new Word[0]);
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if ("\\^$.|?*+()[]{}".indexOf(word.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the whole value, which is in lower case, matches. */
    boolean matches(String value) {
        if (words.length == 0) {
            return pattern.matcher(value).matches();
        }
        for (Word word : words) {
            if (word.matches(value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    private Object readResolve() throws InvalidObjectException {
        try {
            return of(text);
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    static InvalidObjectException refused(RuntimeException e) {
        InvalidObjectException invalid =
                new InvalidObjectException("the stream holds no valid rule: " + e.getMessage());
        invalid.initCause(e);
        return invalid;
    }
}
