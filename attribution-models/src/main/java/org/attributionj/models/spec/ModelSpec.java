package org.attributionj.models.spec;

import static org.attributionj.core.text.PrintedText.quoted;
import static org.attributionj.core.text.PrintedText.shortened;
import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notBlank;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.text.TextLimitException;
import org.attributionj.core.text.TextLimits;

/**
 * The text form of a model, taken apart but not yet understood. Immutable and thread-safe.
 *
 * <pre>
 *   spec   = name [ ":" option { "," option } ]
 *   option = key [ "=" value { "|" value } { "," value } ]
 *   key    = a word, or a spec; one with options of its own stands in square brackets
 * </pre>
 *
 * <p>So {@code time-decay:half-life=7d}, {@code last-n:credits=0.5|0.3|0.2} and {@code
 * blend:linear=1,[time-decay:half-life=3d]=2}. A part without {@code =} goes on with the list before it, which spares
 * quotes in a shell: {@code linear:without=direct,referral} is {@code linear:without=direct|referral}. Names and keys
 * are read whatever their case, with spaces or underscores for hyphens. Reserved characters in labels are written as
 * {@link SpecText#encode} does.
 *
 * @param name the model's name, a word
 * @param arguments the options, in the order of the text
 */
public record ModelSpec(String name, List<Argument> arguments) {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public ModelSpec {
        notBlank(name, "model name");
        arguments = ImmutableList.copyOf(arguments);
    }

    /**
     * One option as written.
     *
     * @param key the key, without the brackets around a spec
     * @param values the values as written, still encoded; none if the key stands alone
     */
    public record Argument(String key, List<String> values) {

        /**
         * Validates the components.
         *
         * @throws IllegalArgumentException if the key is blank
         */
        public Argument {
            notBlank(key, "option");
            values = ImmutableList.copyOf(values);
        }
    }

    /**
     * Takes a text apart.
     *
     * @param text the text form of a model
     * @return its parts
     * @throws IllegalArgumentException if the text has no name, an empty part or unbalanced brackets
     * @throws TextLimitException if it has more than {@link TextLimits#MODEL} characters, or brackets within each other as deep
     *     as {@link TextLimits#MODEL_DEPTH}
     */
    public static ModelSpec parse(String text) {
        checkBrackets(TextLimits.atMost(text, TextLimits.MODEL, "model"));
        int colon = SpecText.indexOf(text, ':');
        String name = SpecText.word(colon < 0 ? text : text.substring(0, colon));
        check(!name.isEmpty(), "a model's text must begin with its name, but was " + quoted(text));
        String options = colon < 0 ? "" : text.substring(colon + 1);
        List<Option> read = new ArrayList<>();
        if (!options.isBlank()) {
            for (String part : SpecText.split(options, ',')) {
                check(!part.isEmpty(), "options must not be empty, but there is an empty one in " + quoted(text));
                add(part, read);
            }
        }
        return new ModelSpec(name, read.stream().map(Option::argument).toList());
    }

    /** An option while its values are read. */
    private record Option(String key, List<String> values) {

        Argument argument() {
            return new Argument(key, values);
        }
    }

    private static void add(String part, List<Option> options) {
        int equals = SpecText.indexOf(part, '=');
        if (equals >= 0) {
            String key = unbracketed(part.substring(0, equals).strip());
            check(!key.isEmpty(), "an option must have a name before its =, but was " + quoted(part));
            options.add(new Option(key, values(part.substring(equals + 1), key)));
            return;
        }
        Option last = options.isEmpty() ? null : options.get(options.size() - 1);
        if (last != null && !last.values().isEmpty()) {
            last.values().addAll(values(part, last.key()));
        } else {
            options.add(new Option(unbracketed(part), List.of()));
        }
    }

    private static List<String> values(String text, String key) {
        List<String> values = SpecText.split(text, '|');
        for (String value : values) {
            check(
                    !value.isEmpty(),
                    "option " + shortened(key) + " must have a value, but has an empty one in " + quoted(text));
        }
        return values;
    }

    private static String unbracketed(String key) {
        boolean isBracketed = key.startsWith("[") && key.indexOf(']') >= 0 && closing(key) == key.length() - 1;
        return isBracketed ? key.substring(1, key.length() - 1).strip() : key;
    }

    /** The place of the bracket that closes the one at 0. */
    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static void checkBrackets(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length() && depth >= 0; i++) {
            depth += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        if (deepest >= TextLimits.MODEL_DEPTH) {
            throw new TextLimitException(
                    "models must be at most " + TextLimits.MODEL_DEPTH + " deep within each other, but were not in "
                            + quoted(text),
                    TextLimits.MODEL_DEPTH);
        }
        check(
                depth == 0,
                "square brackets must be balanced, but were not in " + quoted(text)
                        + ". Maybe write %5B and %5D for brackets in a label");
    }
}
