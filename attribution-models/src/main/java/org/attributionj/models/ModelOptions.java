package org.attributionj.models;

import static org.attributionj.core.text.PrintedText.quoted;
import static org.attributionj.core.text.PrintedText.shortened;
import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.journey.Durations;
import org.attributionj.models.spec.SpecText;

/**
 * The options of one model, read from its text form, with defaults where nothing was given. Immutable and thread-safe.
 *
 * <p>Each method takes the name of an option that the model's {@link ModelEntry} declares, and throws {@link
 * IllegalArgumentException}, with the option's name and value, if the value cannot be read or is missing.
 */
public final class ModelOptions {
    private final ImmutableMap<String, List<String>> values;
    private final ImmutableMap<ModelDefinition, Double> models;

    ModelOptions(Map<String, List<String>> values, Map<ModelDefinition, Double> models) {
        this.values = ImmutableMap.copyOf(values);
        this.models = ImmutableMap.copyOf(models);
    }

    private List<String> values(String option) {
        List<String> found = values.get(notNull(option, "option"));
        check(found != null, "option " + option + " must be given");
        return notNull(found, option);
    }

    /**
     * One value, as text.
     *
     * @param option the option
     * @return the value
     */
    public String text(String option) {
        List<String> found = values(option);
        check(
                found.size() == 1,
                "option " + option + " must have one value, but was " + shortened(String.join("|", found)));
        return SpecText.decode(found.get(0));
    }

    /**
     * One number.
     *
     * @param option the option
     * @return the number, finite
     */
    public double number(String option) {
        return SpecText.parseNumber(text(option), "option " + option);
    }

    /**
     * Several numbers.
     *
     * @param option the option
     * @return the numbers, in the order of the text, each finite
     */
    public List<Double> numbers(String option) {
        return values(option).stream()
                .map(value -> SpecText.parseNumber(value, "option " + option))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * One whole number, of 32 bits at most.
     *
     * @param option the option
     * @return the number
     */
    public int integer(String option) {
        long number = whole(option);
        check(number == (int) number, "option " + option + " must be within 32 bits, but was " + number);
        return (int) number;
    }

    /**
     * A whole number of 64 bits at most, such as a seed.
     *
     * @param option the option
     * @return the number
     */
    public long whole(String option) {
        String text = text(option);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "option " + option + " must be a whole number, but was " + quoted(text), e);
        }
    }

    /**
     * A duration.
     *
     * @param option the option
     * @return the duration, 0 or more
     */
    public Duration duration(String option) {
        String text = text(option);
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option " + option + ": " + e.getMessage(), e);
        }
    }

    /**
     * Several labels.
     *
     * @param option the option
     * @return the labels, in the order of the text
     */
    public List<String> labels(String option) {
        return values(option).stream().map(SpecText::decode).collect(ImmutableList.toImmutableList());
    }

    /**
     * One of the constants of an enumeration, written as a word: {@code split-middle} is {@code SPLIT_MIDDLE}.
     *
     * @param <E> the enumeration
     * @param option the option
     * @param type the enumeration
     * @return the constant
     */
    public <E extends Enum<E>> E choice(String option, Class<E> type) {
        String word = SpecText.word(text(option));
        Optional<E> found = Arrays.stream(type.getEnumConstants())
                .filter(constant -> SpecText.word(constant.name()).equals(word))
                .findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("option " + option + " must be one of "
                + Arrays.stream(type.getEnumConstants())
                        .map(constant -> SpecText.word(constant.name()))
                        .collect(Collectors.joining(", "))
                + ", but was " + quoted(word)));
    }

    /**
     * Labels with a number each, such as {@code email*2|display*0.5}.
     *
     * @param option the option
     * @return numbers by label
     */
    public Map<String, Double> factors(String option) {
        ImmutableMap.Builder<String, Double> factors = ImmutableMap.builder();
        for (String value : values(option)) {
            int star = value.lastIndexOf('*');
            check(
                    star > 0,
                    "option " + option + " must list labels with a number each, such as email*2, but was "
                            + quoted(value));
            factors.put(
                    SpecText.decode(value.substring(0, star).strip()),
                    SpecText.parseNumber(value.substring(star + 1), "option " + option));
        }
        return factors.buildOrThrow();
    }

    /**
     * The models that this model is made of.
     *
     * @return weights by definition, in the order of the text; empty unless the entry takes models
     */
    public Map<ModelDefinition, Double> models() {
        return models;
    }
}
