package org.attributionj.cli;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells exact repeats of rows without an id apart, by the number of their occurrence: the same rows get the same ids when
 * they are loaded again.
 */
final class Occurrences {
    private final boolean dropsRepeats;
    private final HashSet64 seen = new HashSet64();
    private final Map<String, Integer> repeated = new HashMap<>();

    Occurrences(boolean dropsRepeats) {
        this.dropsRepeats = dropsRepeats;
    }

    /** The id of the next row with this content. */
    String next(String contentId) {
        if (dropsRepeats || seen.add(contentId)) {
            return contentId;
        }
        return contentId + "#" + repeated.merge(contentId, 2, (count, two) -> count + 1);
    }
}
