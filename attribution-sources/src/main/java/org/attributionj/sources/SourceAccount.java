package org.attributionj.sources;

import com.google.common.collect.ImmutableSortedMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What became of the records of an export: {@code used + rejected + dropped (together) + other = read}. Immutable and
 * thread-safe.
 *
 * @param preset the preset
 * @param read the records read
 * @param used those that gave an event, or an alias
 * @param rejected those that should have given one and could not
 * @param dropped those that the preset leaves out, by reason
 * @param other those that are none of its business, such as scrolls
 * @param folded touchpoints that were left out because their session has another one
 * @param joinedIds ids that stand for another one's person
 * @param sharedIds ids that several people use, and that therefore join nobody
 */
public record SourceAccount(
        String preset,
        long read,
        long used,
        long rejected,
        Map<String, Long> dropped,
        long other,
        long folded,
        long joinedIds,
        long sharedIds) {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     */
    public SourceAccount {
        Objects.requireNonNull(preset, "preset must not be null");
        dropped = ImmutableSortedMap.copyOf(dropped);
    }

    /** The account in one to four lines. */
    @Override
    public String toString() {
        String line = System.lineSeparator();
        StringBuilder text = new StringBuilder(preset + ": " + read + " records read, " + used + " used, " + rejected
                + " rejected, "
                + dropped.values().stream().mapToLong(Long::longValue).sum() + " left out, " + other
                + " neither touchpoint nor conversion");
        if (!dropped.isEmpty()) {
            text.append(line)
                    .append("  left out: ")
                    .append(dropped.entrySet().stream()
                            .map(reason -> reason.getKey() + " " + reason.getValue())
                            .collect(Collectors.joining(", ")));
        }
        if (folded > 0) {
            text.append(line)
                    .append("  touchpoints folded into one of their session: ")
                    .append(folded);
        }
        if (joinedIds + sharedIds > 0) {
            text.append(line)
                    .append("  ids joined with another: ")
                    .append(joinedIds)
                    .append(sharedIds == 0 ? "" : "; used by several people, and so joined with nobody: " + sharedIds);
        }
        return text.toString();
    }
}
