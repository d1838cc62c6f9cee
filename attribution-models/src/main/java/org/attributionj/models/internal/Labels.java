package org.attributionj.models.internal;

import static org.attributionj.models.internal.Checks.notBlank;

import com.google.common.collect.ImmutableSortedSet;
import java.util.Collection;
import java.util.Locale;

/** Labels that settings name: matched whatever their case and the white space around them. */
public final class Labels {
    private Labels() {}

    /**
     * The form in which labels are compared.
     *
     * @param label a label
     * @return the label in lower case, without white space around it
     */
    public static String folded(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The set of labels that a setting names, folded and sorted.
     *
     * @param labels labels, not blank
     * @param name what they are, for the message
     * @return the set
     * @throws IllegalArgumentException if a label is blank
     */
    public static ImmutableSortedSet<String> foldedSet(Collection<String> labels, String name) {
        // copyOf and not a collector: the set keeps its comparator, and must be serialisable
        return ImmutableSortedSet.copyOf(
                labels.stream().map(label -> folded(notBlank(label, name))).toList());
    }
}
