package org.attributionj.models;

import static org.attributionj.core.text.PrintedText.quoted;
import static org.attributionj.core.text.PrintedText.shortened;
import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.text.TextLimitException;
import org.attributionj.core.text.TextLimits;
import org.attributionj.models.modifiers.Modification;
import org.attributionj.models.spec.ModelSpec;
import org.attributionj.models.spec.SpecText;

/**
 * Models by name: reads the text form that {@link ModelSpec} defines. Immutable and thread-safe.
 *
 * <p>Every model takes these options besides its own: {@code without=direct|referral} leaves channels out, {@code
 * weight-channel=email*2|display*0.5} weighs labels, likewise {@code weight-type}, {@code weight-campaign}, {@code
 * weight-device} and the other built-in dimensions; {@link Modification} says what they do. Where a model has no option
 * of its own called {@code exclude}, that is another word for {@code without}.
 */
public final class ModelCatalogue {
    private static final String EXCLUDE = "exclude";

    private final ImmutableList<ModelEntry> entries;
    private final ImmutableMap<String, ModelEntry> byName;

    private ModelCatalogue(List<ModelEntry> entries) {
        this.entries = ImmutableList.copyOf(entries);
        Map<String, ModelEntry> names = new LinkedHashMap<>();
        for (ModelEntry entry : entries) {
            register(entry.name(), entry, names);
            entry.aliases().forEach(alias -> register(alias, entry, names));
        }
        byName = ImmutableMap.copyOf(names);
    }

    private static void register(String name, ModelEntry entry, Map<String, ModelEntry> names) {
        ModelEntry known = names.putIfAbsent(name, entry);
        check(
                known == null,
                "model name " + name + " must belong to one model, but is claimed by two: " + known + " and " + entry);
        check(!isModifier(name), "model name " + name + " must not be the name of an option of every model");
    }

    /**
     * A catalogue of given models.
     *
     * @param entries the entries, in the order in which to list them
     * @return the catalogue
     * @throws IllegalArgumentException if two entries share a name or an alias
     */
    public static ModelCatalogue of(List<ModelEntry> entries) {
        return new ModelCatalogue(entries);
    }

    /**
     * The models of this library and those of all {@link ModelProvider}s that the thread's class loader sees.
     *
     * @return the catalogue, read anew
     * @throws IllegalArgumentException if a provider claims a name that is taken
     * @throws java.util.ServiceConfigurationError if a provider cannot be loaded
     */
    public static ModelCatalogue load() {
        List<ModelEntry> entries = new ArrayList<>(RuleEntries.all());
        entries.addAll(LearnedEntries.all());
        entries.addAll(RegressionEntries.all());
        ServiceLoader.load(ModelProvider.class).forEach(provider -> entries.addAll(provider.entries()));
        return new ModelCatalogue(entries);
    }

    /**
     * The entries.
     *
     * @return one entry per model
     */
    public List<ModelEntry> entries() {
        return entries;
    }

    /**
     * The entry of a name or an alias.
     *
     * @param name the name, in any case, with hyphens, underscores or spaces
     * @return the entry, or nothing
     */
    public Optional<ModelEntry> find(String name) {
        return Optional.ofNullable(byName.get(SpecText.word(name)));
    }

    /**
     * The options that every model has.
     *
     * @return the options, none of which has a default
     */
    public static List<ModelOption> modifiers() {
        ImmutableList.Builder<ModelOption> modifiers = ImmutableList.builder();
        modifiers.add(new ModelOption(
                Modification.WITHOUT,
                null,
                "channels that get no credit, such as direct|referral, whatever their case"));
        for (Dimension dimension : Dimension.builtIn()) {
            modifiers.add(new ModelOption(
                    Modification.WEIGHT + dimension.name(),
                    null,
                    "multipliers by " + dimension.name() + ", such as a*2|b*0.5; 0 leaves out, others have 1"));
        }
        return modifiers.build();
    }

    /**
     * What a text stands for.
     *
     * @param text the text form of a model, such as {@code time-decay:half-life=7d}
     * @return the definition
     * @throws UnknownModelException if there is no such model; it names the nearest
     * @throws TextLimitException if the text is longer than {@link TextLimits#MODEL}, or its models are deeper within each other
     *     than {@link TextLimits#MODEL_DEPTH}
     * @throws IllegalArgumentException if the text cannot be read, an option is unknown, given twice, or has a value that
     *     is not allowed; the message names the option, the value and what is allowed
     */
    public ModelDefinition define(String text) {
        notNull(text, "model");
        try {
            return definition(text, 1);
        } catch (UnknownModelException | TextLimitException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot read model " + quoted(text) + ": " + e.getMessage(), e);
        }
    }

    private ModelDefinition definition(String text, int depth) {
        if (depth > TextLimits.MODEL_DEPTH) {
            throw new TextLimitException(
                    "models must be at most " + TextLimits.MODEL_DEPTH + " deep within each other",
                    TextLimits.MODEL_DEPTH);
        }
        ModelSpec spec = ModelSpec.parse(text);
        ModelEntry entry = find(spec.name()).orElseThrow(() -> unknown(spec.name()));
        Map<String, List<String>> own = new LinkedHashMap<>();
        Map<String, List<String>> modifiers = new LinkedHashMap<>();
        Map<ModelDefinition, Double> models = new LinkedHashMap<>();
        for (ModelSpec.Argument argument : spec.arguments()) {
            String key = SpecText.word(argument.key());
            if (hasOption(entry, key)) {
                put(key, argument, own);
            } else if (isModifier(key)) {
                put(key.equals(EXCLUDE) ? Modification.WITHOUT : key, argument, modifiers);
            } else if (entry.isTakingModels()) {
                putModel(argument, depth, models);
            } else {
                throw unknownOption(key, entry);
            }
        }
        for (ModelOption option : entry.options()) {
            option.defaultValue()
                    .ifPresent(value -> own.computeIfAbsent(option.name(), name -> List.of(value.split("\\|"))));
        }
        ModelDefinition definition = entry.create(new ModelOptions(own, models));
        return modified(definition, modification(new ModelOptions(modifiers, Map.of()), modifiers));
    }

    private static boolean hasOption(ModelEntry entry, String key) {
        return entry.options().stream().anyMatch(option -> option.name().equals(key));
    }

    private static boolean isModifier(String key) {
        return key.equals(EXCLUDE)
                || modifiers().stream().anyMatch(option -> option.name().equals(key));
    }

    private static void put(String key, ModelSpec.Argument argument, Map<String, List<String>> values) {
        check(!argument.values().isEmpty(), "option " + key + " must have a value, such as " + key + "=...");
        check(values.putIfAbsent(key, argument.values()) == null, "option " + key + " must be given once");
    }

    private void putModel(ModelSpec.Argument argument, int depth, Map<ModelDefinition, Double> models) {
        String name = "weight of " + shortened(argument.key());
        check(
                argument.values().size() <= 1,
                name + " must be one number, but was " + shortened(String.join("|", argument.values())));
        double weight = argument.values().isEmpty()
                ? 1
                : SpecText.parseNumber(argument.values().get(0), name);
        ModelDefinition definition = definition(argument.key(), depth + 1);
        check(
                models.putIfAbsent(definition, weight) == null,
                "model " + shortened(definition.name()) + " must be given once");
    }

    private static Modification modification(ModelOptions options, Map<String, List<String>> given) {
        Modification modification = Modification.none();
        if (given.containsKey(Modification.WITHOUT)) {
            modification = modification.without(options.labels(Modification.WITHOUT));
        }
        for (Dimension dimension : Dimension.builtIn()) {
            String option = Modification.WEIGHT + dimension.name();
            if (given.containsKey(option)) {
                modification = modification.weighted(dimension, options.factors(option));
            }
        }
        return modification;
    }

    private static ModelDefinition modified(ModelDefinition definition, Modification modification) {
        if (modification.isNone()) {
            return definition;
        }
        if (definition instanceof ModelDefinition.Ready ready) {
            return new ModelDefinition.Ready(modification.applyTo(ready.model()));
        }
        return new ModifiedFittable<>((ModelDefinition.Fittable<?>) definition, modification);
    }

    private UnknownModelException unknown(String name) {
        return new UnknownModelException(
                name,
                NearestNames.of(name, byName.keySet()),
                entries.stream().map(ModelEntry::name).toList());
    }

    private static IllegalArgumentException unknownOption(String key, ModelEntry entry) {
        List<String> own = entry.options().stream().map(ModelOption::name).toList();
        List<String> all = new ArrayList<>(own);
        modifiers().forEach(option -> all.add(option.name()));
        List<String> nearest = NearestNames.of(key, all);
        return new IllegalArgumentException(entry.name() + " has no option " + shortened(key)
                + (nearest.isEmpty() ? "." : "; did you mean " + String.join(", ", nearest) + "?")
                + (own.isEmpty() ? " It has none of its own" : " Its own are " + String.join(", ", own))
                + ", and all models have " + Modification.WITHOUT + " and " + Modification.WEIGHT
                + "channel, -type, -campaign, -device, ...");
    }
}
