package org.attributionj.models.spec;

import static org.attributionj.models.internal.Checks.notBlank;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attributionj.core.journey.Durations;

/**
 * Writes the canonical text of a model, which {@link ModelSpec} reads: the model's name and its options, in the order in
 * which they are added. One thread at a time.
 */
public final class SpecWriter {
    private final StringBuilder text;
    private char separator;

    private SpecWriter(String model) {
        text = new StringBuilder(notBlank(model, "model"));
        separator = SpecText.indexOf(model, ':') < 0 ? ':' : ',';
    }

    /**
     * A writer that begins with a model.
     *
     * @param model a name, or the text of a model, to which further options are added
     * @return the writer
     * @throws IllegalArgumentException if the text is blank
     */
    public static SpecWriter of(String model) {
        return new SpecWriter(model);
    }

    /**
     * Adds a number.
     *
     * @param key the option
     * @param value a finite number
     * @return this writer
     */
    public SpecWriter number(String key, double value) {
        return option(key, SpecText.number(value));
    }

    /**
     * Adds a whole number of any size.
     *
     * @param key the option
     * @param value the number
     * @return this writer
     */
    public SpecWriter whole(String key, long value) {
        return option(key, Long.toString(value));
    }

    /**
     * Adds numbers.
     *
     * @param key the option
     * @param values finite numbers
     * @return this writer
     */
    public SpecWriter numbers(String key, List<Double> values) {
        return option(key, values.stream().map(SpecText::number).collect(Collectors.joining("|")));
    }

    /**
     * Adds a duration.
     *
     * @param key the option
     * @param value a duration, 0 or more
     * @return this writer
     */
    public SpecWriter duration(String key, Duration value) {
        return option(key, Durations.format(value));
    }

    /**
     * Adds one value of a choice.
     *
     * @param key the option
     * @param value the value
     * @return this writer
     */
    public SpecWriter choice(String key, Enum<?> value) {
        return option(key, SpecText.word(value.name()));
    }

    /**
     * Adds labels.
     *
     * @param key the option
     * @param labels the labels, of any characters
     * @return this writer
     */
    public SpecWriter labels(String key, Collection<String> labels) {
        return option(key, labels.stream().map(SpecText::encode).collect(Collectors.joining("|")));
    }

    /**
     * Adds labels with a number each, such as {@code email*2|display*0.5}.
     *
     * @param key the option
     * @param factors finite numbers by label
     * @return this writer
     */
    public SpecWriter factors(String key, Map<String, Double> factors) {
        return option(
                key,
                factors.entrySet().stream()
                        .map(factor -> SpecText.encode(factor.getKey()) + "*" + SpecText.number(factor.getValue()))
                        .collect(Collectors.joining("|")));
    }

    /**
     * Adds a model with a number, such as {@code linear=0.5}.
     *
     * @param model the model's text
     * @param weight a finite number
     * @return this writer
     */
    public SpecWriter model(String model, double weight) {
        boolean isWord = SpecText.encode(model).equals(model);
        return number(isWord ? model : "[" + model + "]", weight);
    }

    private SpecWriter option(String key, String value) {
        text.append(separator).append(key).append('=').append(value);
        separator = ',';
        return this;
    }

    /** The text. */
    @Override
    public String toString() {
        return text.toString();
    }
}
