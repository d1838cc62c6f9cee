package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;
import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.attributionj.core.internal.SerialData;
import org.attributionj.core.text.TextLimits;
import org.jspecify.annotations.Nullable;

/**
 * A rewriting of paths before a model sees them. Transforms are composed by listing them; {@link PathSteps} applies a list.
 *
 * <table>
 * <caption>The transforms, on the path A A B A</caption>
 * <tr><th>text form</th><th>what it does</th><th>gives</th></tr>
 * <tr><td>{@code exposure}</td><td>merges consecutive repeats into one step</td><td>A B A</td></tr>
 * <tr><td>{@code first}</td><td>drops all but the first step of each label</td><td>A B</td></tr>
 * <tr><td>{@code unique}</td><td>nothing: the peers' name for the path as it is</td><td>A A B A</td></tr>
 * <tr><td>{@code frequency}</td><td>merges all steps of a label and counts them</td><td>A(3) B(1)</td></tr>
 * <tr><td>{@code trim=2}</td><td>drops all but the last two steps</td><td>B A</td></tr>
 * <tr><td>{@code removeIfNotAll=A}</td><td>drops the listed labels, unless the path holds nothing else</td><td>B</td></tr>
 * <tr><td>{@code removeIfLastAndNotAll=A}</td><td>drops the listed labels from the end, unless the path holds nothing
 * else</td><td>A A B</td></tr>
 * </table>
 *
 * <p>A merged step stands at the place of its first touchpoint and shares its credit equally among its touchpoints; a
 * dropped touchpoint gets nothing. The names and the labels of {@code frequency} are those of google/fractribution.
 *
 * <p>Immutable and thread-safe; equal if their text forms are.
 */
public final class PathTransform implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final String TRIM = "trim";
    private static final String REMOVE = "removeIfNotAll";
    private static final String REMOVE_LAST = "removeIfLastAndNotAll";
    private static final PathTransform EXPOSURE = new PathTransform("exposure", 0, ImmutableSortedSet.of());
    private static final PathTransform FIRST = new PathTransform("first", 0, ImmutableSortedSet.of());
    private static final PathTransform UNIQUE = new PathTransform("unique", 0, ImmutableSortedSet.of());
    private static final PathTransform FREQUENCY = new PathTransform("frequency", 0, ImmutableSortedSet.of());
    private static final ImmutableList<PathTransform> PLAIN = ImmutableList.of(EXPOSURE, FIRST, UNIQUE, FREQUENCY);

    private final String name;
    private final int steps;
    private final ImmutableSortedSet<String> labels;

    private PathTransform(String name, int steps, ImmutableSortedSet<String> labels) {
        this.name = name;
        this.steps = steps;
        this.labels = labels;
    }

    /**
     * Merges consecutive steps of one label.
     *
     * @return the transform {@code exposure}
     */
    public static PathTransform exposure() {
        return EXPOSURE;
    }

    /**
     * Keeps the first step of each label.
     *
     * @return the transform {@code first}
     */
    public static PathTransform first() {
        return FIRST;
    }

    /**
     * Leaves paths as they are.
     *
     * @return the transform {@code unique}
     */
    public static PathTransform unique() {
        return UNIQUE;
    }

    /**
     * Merges all steps of a label into one whose label counts them: {@code A(2)} for two, {@code A(1)} for one.
     *
     * @return the transform {@code frequency}
     */
    public static PathTransform frequency() {
        return FREQUENCY;
    }

    /**
     * Keeps the last steps.
     *
     * @param steps how many to keep, 1 or more
     * @return the transform {@code trim=steps}
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static PathTransform trim(int steps) {
        check(steps >= 1, "trim must keep 1 step or more, but was " + steps);
        return new PathTransform(TRIM, steps, ImmutableSortedSet.of());
    }

    /**
     * Drops the listed labels, unless a path holds nothing else.
     *
     * @param labels the labels, one or more, in any order
     * @return the transform {@code removeIfNotAll=a|b}
     * @throws IllegalArgumentException if there is no label or one is blank
     */
    public static PathTransform removeIfNotAll(Collection<String> labels) {
        return new PathTransform(REMOVE, 0, listed(REMOVE, labels));
    }

    /**
     * Drops the listed labels from the end of a path, unless it holds nothing else.
     *
     * @param labels the labels, one or more, in any order
     * @return the transform {@code removeIfLastAndNotAll=a|b}
     * @throws IllegalArgumentException if there is no label or one is blank
     */
    public static PathTransform removeIfLastAndNotAll(Collection<String> labels) {
        return new PathTransform(REMOVE_LAST, 0, listed(REMOVE_LAST, labels));
    }

    private static ImmutableSortedSet<String> listed(String name, Collection<String> labels) {
        check(!labels.isEmpty(), name + " needs the labels to remove, such as " + name + "=direct|email");
        for (String label : labels) {
            check(!label.isBlank(), "labels to remove by " + name + " must not be blank, but one is " + quoted(label));
        }
        return ImmutableSortedSet.copyOf(labels);
    }

    /**
     * The transform of a text form.
     *
     * @param text such as {@code exposure}, {@code trim=5} or {@code removeIfNotAll=direct|email}; in labels, {@code \|}
     *     stands for a bar and {@code \\} for a backslash
     * @return the transform
     * @throws IllegalArgumentException if there is no such transform, with the list of those that are, or the text has more
     *     than {@link TextLimits#MODEL} characters
     */
    public static PathTransform parse(String text) {
        String spec = notBlank(TextLimits.atMost(text, TextLimits.MODEL, "path transform"), "path transform")
                .trim();
        int equals = spec.indexOf('=');
        String name = equals < 0 ? spec : spec.substring(0, equals).trim();
        String option = equals < 0 ? "" : spec.substring(equals + 1);
        return switch (name) {
            case TRIM -> trim(number(spec, option));
            case REMOVE -> removeIfNotAll(labels(option));
            case REMOVE_LAST -> removeIfLastAndNotAll(labels(option));
            default -> plain(name, equals >= 0, text);
        };
    }

    private static PathTransform plain(String name, boolean hasOption, String text) {
        for (PathTransform plain : PLAIN) {
            if (plain.name.equals(name)) {
                check(!hasOption, "path transform " + name + " takes no option, but was " + quoted(text));
                return plain;
            }
        }
        throw new IllegalArgumentException("path transform must be one of exposure, first, unique, frequency, trim=5, "
                + "removeIfNotAll=a|b and removeIfLastAndNotAll=a|b, but was " + quoted(text));
    }

    private static int number(String spec, String option) {
        try {
            return Integer.parseInt(option.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "trim needs a number of steps, such as trim=5, but was " + quoted(spec), e);
        }
    }

    private static List<String> labels(String option) {
        List<String> labels = new ArrayList<>();
        StringBuilder label = new StringBuilder();
        for (int i = 0; i < option.length(); i++) {
            char c = option.charAt(i);
            if (c == '\\' && i + 1 < option.length()) {
                i++;
                label.append(option.charAt(i));
            } else if (c == '|') {
                labels.add(label.toString());
                label.setLength(0);
            } else {
                label.append(c);
            }
        }
        labels.add(label.toString());
        return labels;
    }

    private Object readResolve() throws InvalidObjectException {
        try {
            return parse(toString());
        } catch (RuntimeException e) {
            throw SerialData.invalid("path transform", e);
        }
    }

    /** This transform at work on paths over a dictionary: a new object for one thread. */
    StepOperation bind(Dictionary dictionary) {
        notNull(dictionary, "dictionary");
        return switch (name) {
            case "exposure" -> StepOperation::mergeRepeats;
            case "first" -> new StepOperation.KeepFirst();
            case "frequency" -> new StepOperation.CountLabels(dictionary);
            case TRIM -> (codes, count, target) -> StepOperation.keepLast(steps, count, target);
            case REMOVE -> new StepOperation.Remove(dictionary, labels, false);
            case REMOVE_LAST -> new StepOperation.Remove(dictionary, labels, true);
            default -> StepOperation::keepAll;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PathTransform that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** The text form, which {@link #parse} reads back; labels are sorted. */
    @Override
    public String toString() {
        if (steps > 0) {
            return name + "=" + steps;
        }
        if (labels.isEmpty()) {
            return name;
        }
        List<String> escaped = labels.stream()
                .map(label -> label.replace("\\", "\\\\").replace("|", "\\|"))
                .toList();
        return name + "=" + String.join("|", escaped);
    }
}
