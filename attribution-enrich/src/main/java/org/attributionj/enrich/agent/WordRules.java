package org.attributionj.enrich.agent;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names by words that a user agent holds; the first that it holds counts. */
final class WordRules {
    private final ImmutableList<Rule> rules;

    private record Rule(String name, ImmutableList<String> words) {}

    private WordRules(ImmutableList<Rule> rules) {
        this.rules = rules;
    }

    /** Lines such as {@code Firefox: firefox/, fxios/}. */
    static WordRules of(String text) {
        ImmutableList.Builder<Rule> rules = ImmutableList.builder();
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(':');
            ImmutableList.Builder<String> words = ImmutableList.builder();
            for (String word : line.substring(colon + 1).split(",", -1)) {
                words.add(word.strip().toLowerCase(Locale.ROOT));
            }
            rules.add(new Rule(line.substring(0, colon).strip(), words.build()));
        }
        return new WordRules(rules.build());
    }

    /** The name of the first rule of which a text in lower case holds a word; null if none. */
    @Nullable
    String find(String lower) {
        for (Rule rule : rules) {
            for (String word : rule.words) {
                if (lower.contains(word)) {
                    return rule.name;
                }
            }
        }
        return null;
    }
}
