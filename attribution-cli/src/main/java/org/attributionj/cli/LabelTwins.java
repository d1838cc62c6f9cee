package org.attributionj.cli;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Labels that differ by nothing but case, blanks, hyphens, accents or what cannot be seen: likely one label in several spellings. */
final class LabelTwins {
    private static final int MOST_SHOWN = 5;

    /** What to do about it where columns can be named. */
    static final String REMEDY =
            "; to make them one: --columns channel=\"lower(COLUMN)\" or map(COLUMN, 'this', 'that')";

    private LabelTwins() {}

    static Optional<String> note(Collection<String> labels) {
        TreeMap<String, TreeSet<String>> byKey = new TreeMap<>();
        for (String label : labels) {
            byKey.computeIfAbsent(key(label), key -> new TreeSet<>()).add(label);
        }
        List<String> twins = byKey.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> same.stream().map(label -> '"' + label + '"').collect(Collectors.joining(" and ")))
                .toList();
        if (twins.isEmpty()) {
            return Optional.empty();
        }
        String shown = twins.stream().limit(MOST_SHOWN).collect(Collectors.joining("; "));
        return Optional.of("channels that may be one, but count apart: " + shown
                + (twins.size() > MOST_SHOWN ? "; and " + (twins.size() - MOST_SHOWN) + " more" : ""));
    }

    private static String key(String label) {
        String decomposed = Normalizer.normalize(label, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder();
        decomposed.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
        return key.length() == 0 ? label : key.toString();
    }
}
