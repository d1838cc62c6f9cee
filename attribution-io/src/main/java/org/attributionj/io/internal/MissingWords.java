package org.attributionj.io.internal;

import com.google.common.collect.ImmutableSet;
import java.util.Locale;
import java.util.Set;

/** Texts that stand for nothing. Immutable and thread-safe. */
public final class MissingWords {
    private static final int ASCII = 128;

    private final ImmutableSet<String> words;
    private final int longest;
    private final boolean[] begin = new boolean[ASCII];

    /**
     * Some texts.
     *
     * @param words the texts, in lower case
     */
    public MissingWords(Set<String> words) {
        this.words = ImmutableSet.copyOf(words);
        longest = words.stream().mapToInt(String::length).max().orElse(0);
        for (String word : words) {
            if (!word.isEmpty() && word.charAt(0) < ASCII) {
                begin[word.charAt(0)] = true;
                begin[Character.toUpperCase(word.charAt(0))] = true;
            }
        }
    }

    /**
     * Whether a text is one of them, in any case.
     *
     * @param text the text
     * @return whether it is
     */
    public boolean isMissing(String text) {
        int length = text.length();
        if (length == 0 || length > longest) {
            return false;
        }
        char first = text.charAt(0);
        return first < ASCII && begin[first] && words.contains(text.toLowerCase(Locale.ROOT));
    }
}
