package org.attributionj.models;

import static org.attributionj.core.text.PrintedText.quoted;
import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notBlank;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.spec.SpecText;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of a model: how it is called, what it means, which options it has, and how to make it from
 * them. Immutable and thread-safe.
 *
 * <pre>{@code
 * ModelEntry.builder("time-decay", "rules")
 *         .description("Credit halves with every half-life before the conversion")
 *         .option("half-life", "7d", "time in which credit halves")
 *         .needs(Needs.TIMES)
 *         .rule(options -> RuleModels.timeDecay(options.duration("half-life")));
 * }</pre>
 */
public final class ModelEntry {
    private final String name;
    private final String family;
    private final ImmutableList<String> aliases;
    private final ImmutableList<ModelOption> options;
    private final String description;
    private final Needs needs;
    private final @Nullable String source;
    private final boolean learned;
    private final boolean takingModels;
    private final Function<ModelOptions, ModelDefinition> factory;

    private ModelEntry(Builder builder, boolean learned, Function<ModelOptions, ModelDefinition> factory) {
        name = builder.name;
        family = builder.family;
        aliases = ImmutableList.copyOf(builder.aliases);
        options = ImmutableList.copyOf(builder.options);
        description = notBlank(builder.description, "description of model " + name);
        needs = builder.needs;
        source = builder.source;
        takingModels = builder.takingModels;
        this.learned = learned;
        this.factory = notNull(factory, "factory of model " + name);
    }

    /**
     * A builder of an entry.
     *
     * @param name the model's name, a word in lower case with hyphens
     * @param family the family that it belongs to, such as {@code rules}
     * @return a builder that needs a description
     * @throws IllegalArgumentException if the name is no such word
     */
    public static Builder builder(String name, String family) {
        return new Builder(name, family);
    }

    /**
     * The name.
     *
     * @return the name in the text form
     */
    public String name() {
        return name;
    }

    /**
     * Other names.
     *
     * @return the names, which the text form accepts but never shows
     */
    public List<String> aliases() {
        return aliases;
    }

    /**
     * The family.
     *
     * @return the family's name
     */
    public String family() {
        return family;
    }

    /**
     * The options, less those that every model has.
     *
     * @return the options
     */
    public List<ModelOption> options() {
        return options;
    }

    /**
     * What the model does.
     *
     * @return one line
     */
    public String description() {
        return description;
    }

    /**
     * What the model needs of the data besides the path.
     *
     * @return the needs
     */
    public Needs needs() {
        return needs;
    }

    /**
     * Where the model comes from.
     *
     * @return a paper, a DOI or an address, or nothing
     */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /**
     * Whether the model is fitted to data, or else a rule.
     *
     * @return whether it is learned
     */
    public boolean isLearned() {
        return learned;
    }

    /**
     * Whether the model is made of other models, which are then written as further options with a weight each.
     *
     * @return whether it is
     */
    public boolean isTakingModels() {
        return takingModels;
    }

    /**
     * Whether the name alone says enough.
     *
     * @return whether every option has a default and no models have to be given
     */
    public boolean hasDefaults() {
        return !takingModels && options.stream().allMatch(option -> option.defaultText() != null);
    }

    ModelDefinition create(ModelOptions values) {
        return factory.apply(values);
    }

    /** The entry as a user would type it, such as {@code time-decay:half-life=7d}. */
    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        options.forEach(option -> texts.add(option.toString()));
        if (takingModels) {
            texts.add("model=weight,...");
        }
        return texts.isEmpty() ? name : name + ":" + String.join(",", texts);
    }

    /** Collects what an entry says. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final String family;
        private final List<String> aliases = new ArrayList<>();
        private final List<ModelOption> options = new ArrayList<>();
        private String description = "";
        private Needs needs = Needs.NOTHING;
        private @Nullable String source;
        private boolean takingModels;

        private Builder(String name, String family) {
            this.name = word(name, "model name");
            this.family = notBlank(family, "family of model " + name);
        }

        private static String word(String text, String what) {
            check(
                    !notBlank(text, what).isEmpty()
                            && SpecText.word(text).equals(text)
                            && SpecText.encode(text).equals(text),
                    what + " must be a word in lower case with hyphens, but was " + quoted(text));
            return text;
        }

        /**
         * Adds another name.
         *
         * @param alias a word in lower case with hyphens
         * @return this builder
         * @throws IllegalArgumentException if it is no such word
         */
        public Builder alias(String alias) {
            aliases.add(word(alias, "alias of model " + name));
            return this;
        }

        /**
         * Adds an option with a default.
         *
         * @param option its name, a word in lower case with hyphens
         * @param defaultText its value if it is not given, as text
         * @param help what it means and what is allowed, in a line
         * @return this builder
         * @throws IllegalArgumentException if the name is no such word
         */
        public Builder option(String option, String defaultText, String help) {
            notNull(defaultText, "default of option " + option);
            options.add(new ModelOption(word(option, "option of model " + name), defaultText, help));
            return this;
        }

        /**
         * Adds an option that must be given.
         *
         * @param option its name, a word in lower case with hyphens
         * @param help what it means and what is allowed, in a line
         * @return this builder
         * @throws IllegalArgumentException if the name is no such word
         */
        public Builder requiredOption(String option, String help) {
            options.add(new ModelOption(word(option, "option of model " + name), null, help));
            return this;
        }

        /**
         * Says what the model does.
         *
         * @param text one line
         * @return this builder
         */
        public Builder description(String text) {
            description = notNull(text, "description");
            return this;
        }

        /**
         * Says what the model needs of the data besides the path.
         *
         * @param modelNeeds the needs; nothing unless said
         * @return this builder
         */
        public Builder needs(Needs modelNeeds) {
            needs = notNull(modelNeeds, "needs");
            return this;
        }

        /**
         * Says where the model comes from.
         *
         * @param reference a paper, a DOI or an address
         * @return this builder
         */
        public Builder source(String reference) {
            source = notBlank(reference, "source of model " + name);
            return this;
        }

        /**
         * Says that the model is made of other models.
         *
         * @return this builder
         */
        public Builder takingModels() {
            takingModels = true;
            return this;
        }

        /**
         * The entry of a rule.
         *
         * @param factory makes the model from its options
         * @return the entry
         * @throws IllegalArgumentException if there is no description
         */
        public ModelEntry rule(Function<ModelOptions, AttributionModel> factory) {
            notNull(factory, "factory of model " + name);
            return new ModelEntry(this, false, values -> new ModelDefinition.Ready(factory.apply(values)));
        }

        /**
         * The entry of a model that is learned.
         *
         * @param factory makes what fits the model, from its options
         * @return the entry
         * @throws IllegalArgumentException if there is no description
         */
        public ModelEntry learned(Function<ModelOptions, ModelDefinition.Fittable<?>> factory) {
            notNull(factory, "factory of model " + name);
            return new ModelEntry(this, true, factory::apply);
        }
    }
}
