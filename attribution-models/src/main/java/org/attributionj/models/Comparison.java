package org.attributionj.models;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.EventFacts;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySource;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.comparison.ComparisonBuilder;
import org.attributionj.core.comparison.ComparisonTable;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.ModelChoice;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.fit.ModelFailure;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.fit.SourceFit;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditTotals;
import org.jspecify.annotations.Nullable;

/**
 * Models compared on the same conversions: fits those that have to be fitted, credits all conversions under each, and
 * settles the sums.
 *
 * <pre>{@code
 * ComparisonTable table = Comparison.of(touchpoints, conversions)
 *         .models("linear", "markov", "auto")
 *         .by(Dimension.CAMPAIGN)
 *         .run();
 * System.out.print(table);
 * }</pre>
 *
 * <p>Models are fitted to disjoint journeys of both outcomes ({@link JourneyKind#FIT}), and credit every conversion of the
 * goal with its adjustments: tables tell net values. Conversions without a touchpoint are unattributed, and have a row. It
 * is what the command {@code compare} runs. Immutable; as thread-safe as its source.
 */
public final class Comparison {

    /** Which of a model's two credits to show. */
    public enum Level {
        /** Credits over the whole data set where the model has them, the sums of journeys for the others. */
        CHANNEL,
        /** Sums of the credits of single journeys. */
        JOURNEY
    }

    /** What is asked for, apart from the journeys. */
    private record Settings(
            List<ModelChoice> models,
            Dimension path,
            Dimension by,
            List<PathTransform> transforms,
            List<Customer> population,
            Level level,
            @Nullable Consumer<? super ModelFailure> failures) {

        private static final Settings USUAL = new Settings(
                ImmutableList.of(),
                Dimension.CHANNEL,
                Dimension.CHANNEL,
                ImmutableList.of(),
                ImmutableList.of(),
                Level.CHANNEL,
                null);
    }

    private final JourneySource source;
    private final Settings settings;

    private Comparison(JourneySource source, Settings settings) {
        this.source = notNull(source, "source");
        this.settings = settings;
    }

    /**
     * Compares on the journeys of a source, such as files or a period of a store.
     *
     * @param source the journeys
     * @return a comparison of all rules that the events support, by channel
     */
    public static Comparison of(JourneySource source) {
        return new Comparison(source, Settings.USUAL);
    }

    /**
     * Compares on journeys that are assembled already.
     *
     * @param assembly the journeys
     * @return a comparison of all rules that the events support, by channel
     */
    public static Comparison of(Assembly assembly) {
        return of(JourneySource.of(assembly));
    }

    /**
     * Compares on events, assembled with the usual settings.
     *
     * @param touchpoints the touchpoints, in any order
     * @param conversions the conversions and adjustments, in any order
     * @return a comparison of all rules that the events support, by channel
     */
    public static Comparison of(Collection<Touchpoint> touchpoints, Collection<Conversion> conversions) {
        return of(JourneySource.of(JourneyAssembler.standard(), touchpoints, conversions));
    }

    /**
     * The models to compare.
     *
     * @param texts the text forms of models, such as {@code time-decay:half-life=3d}; as columns, they keep these names
     * @return a changed comparison
     * @throws UnknownModelException if there is no such model; it names the nearest
     * @throws IllegalArgumentException if there is no text, or one cannot be read
     */
    public Comparison models(String... texts) {
        return models(Arrays.stream(texts)
                .map(text -> new ModelChoice(text, AttributionModels.define(text)))
                .toList());
    }

    /**
     * The models to compare, under names of one's own.
     *
     * @param choices the models
     * @return a changed comparison
     * @throws IllegalArgumentException if there is no model, or two have one name
     */
    public Comparison models(List<ModelChoice> choices) {
        check(!choices.isEmpty(), "models must be one or more, but there is none");
        check(
                choices.stream().map(ModelChoice::label).distinct().count() == choices.size(),
                "models must have different names, but are "
                        + choices.stream().map(ModelChoice::label).toList());
        return with(new Settings(
                ImmutableList.copyOf(choices),
                settings.path,
                settings.by,
                settings.transforms,
                settings.population,
                settings.level,
                settings.failures));
    }

    /**
     * What to group credits by. It may be another dimension than that of the paths which the models see.
     *
     * @param by the dimension; the channel unless said
     * @return a changed comparison
     */
    public Comparison by(Dimension by) {
        return with(new Settings(
                settings.models,
                settings.path,
                notNull(by, "by"),
                settings.transforms,
                settings.population,
                settings.level,
                settings.failures));
    }

    /**
     * What paths are made of: the alphabet that the models see and are fitted to.
     *
     * @param path the dimension; the channel unless said
     * @return a changed comparison
     */
    public Comparison pathOf(Dimension path) {
        return with(new Settings(
                settings.models,
                notNull(path, "path"),
                settings.by,
                settings.transforms,
                settings.population,
                settings.level,
                settings.failures));
    }

    /**
     * What models see of a path.
     *
     * @param transforms what is done to each path, in this order
     * @return a changed comparison
     */
    public Comparison transformed(List<PathTransform> transforms) {
        return with(new Settings(
                settings.models,
                settings.path,
                settings.by,
                ImmutableList.copyOf(transforms),
                settings.population,
                settings.level,
                settings.failures));
    }

    /**
     * Corrects models by randomised hold-outs, those that can be corrected.
     *
     * @param population the customers with their arms, those without a journey included
     * @return a changed comparison
     */
    public Comparison correctedBy(Collection<Customer> population) {
        return with(new Settings(
                settings.models,
                settings.path,
                settings.by,
                settings.transforms,
                ImmutableList.copyOf(population),
                settings.level,
                settings.failures));
    }

    /**
     * Which credits to show of models that have two. Grouped by another dimension than the path's, all models show the sums
     * of journeys.
     *
     * @param level the level; {@link Level#CHANNEL} unless said
     * @return a changed comparison
     */
    public Comparison level(Level level) {
        return with(new Settings(
                settings.models,
                settings.path,
                settings.by,
                settings.transforms,
                settings.population,
                notNull(level, "level"),
                settings.failures));
    }

    /**
     * Leaves out models that cannot be fitted, or that the data cannot serve, and compares the others. Unless asked for, one such
     * model stops the comparison.
     *
     * @param failures is told of each one while the comparison runs, in the order of the models
     * @return a changed comparison
     */
    public Comparison leavingOut(Consumer<? super ModelFailure> failures) {
        return with(new Settings(
                settings.models,
                settings.path,
                settings.by,
                settings.transforms,
                settings.population,
                settings.level,
                notNull(failures, "failures")));
    }

    private Comparison with(Settings changed) {
        return new Comparison(source, changed);
    }

    /**
     * Runs the comparison: one pass over the journeys to fit models, if there are such, and one to credit.
     *
     * @return the table, with what the models have to tell as notes
     * @throws org.attributionj.core.columnar.MissingDataException if the events lack something that a model needs, or all
     *     models where such are left out
     * @throws IllegalArgumentException if every model was left out; the message says why
     */
    public ComparisonTable run() {
        boolean isChosenByData = settings.models.isEmpty();
        SourceFit fit = fit(isChosenByData ? rules() : settings.models);
        List<ModelFailure> failures = new ArrayList<>(fit.failures());
        CreditPass pass = new CreditPass(source, settings.path, settings.by);
        List<Optional<CreditTotals>> totals = settings.failures == null ? pass.all(fit) : pass.each(fit, failures);
        EventFacts facts = source.facts(settings.by);
        ComparisonBuilder table = new ComparisonBuilder(facts.labels());
        boolean isEmpty = true;
        for (int i = 0; i < totals.size(); i++) {
            ModelChoice choice = fit.choices().get(i);
            if (totals.get(i).isEmpty() || (isChosenByData && !choice.isSupportedBy(facts))) {
                continue;
            }
            Optional<MissingDataException> lack = choice.lack(facts);
            if (lack.isPresent()) {
                failures.add(new ModelFailure(choice.label(), lack.orElseThrow()));
            } else {
                table.add(
                        choice.label(),
                        totals.get(i).orElseThrow(),
                        channelCredits(fit.models().get(i)));
                isEmpty = false;
            }
        }
        settle(failures, isEmpty);
        return table.build(settings.by.name()).withNotes(fit.notes());
    }

    private SourceFit fit(List<ModelChoice> choices) {
        return settings.failures == null
                ? SourceFit.of(
                        choices,
                        fits(choices.stream().map(ModelChoice::definition).toList()),
                        source)
                : SourceFit.attempt(choices, this::fits, source);
    }

    /** Tells of models that are left out, or refuses to leave any out. */
    private void settle(List<ModelFailure> failures, boolean isEmpty) {
        if (failures.isEmpty()) {
            return;
        }
        Consumer<? super ModelFailure> told = settings.failures;
        if (told == null || (isEmpty && failures.size() == 1)) {
            throw failures.get(0).asException();
        }
        if (isEmpty) {
            throw new IllegalArgumentException("no model is left: "
                    + failures.stream().map(ModelFailure::toString).collect(Collectors.joining("; ")));
        }
        List<String> order = settings.models.stream().map(ModelChoice::label).toList();
        failures.sort(Comparator.comparingInt(failure -> order.indexOf(failure.label())));
        failures.forEach(told);
    }

    /**
     * All rules with their default options, as a comparison has them unless models are named.
     *
     * @return the models under their names
     */
    public static List<ModelChoice> rules() {
        return AttributionModels.rules().stream()
                .map(model -> new ModelChoice(model.name(), new ModelDefinition.Ready(model)))
                .toList();
    }

    private ModelFits fits(List<ModelDefinition> definitions) {
        return ModelFits.of(definitions, settings.path, settings.transforms).correctedBy(settings.population);
    }

    /** What the model credits to channels over the whole data set, if it does and that is what is asked for. */
    private Optional<ChannelCredits> channelCredits(ModelFits.Fitted model) {
        return settings.level == Level.CHANNEL && settings.by.equals(settings.path)
                ? model.channelCredits()
                : Optional.empty();
    }
}
