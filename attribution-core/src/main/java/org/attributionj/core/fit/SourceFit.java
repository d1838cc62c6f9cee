package org.attributionj.core.fit;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.assembly.JourneySource;

/**
 * Models that were fitted to the journeys of a source: to those of kind {@link JourneyKind#FIT}, which are disjoint, in one
 * pass. Immutable; thread-safe as far as the models are.
 *
 * @param choices the models that were fitted, or that need no fit
 * @param models one model per choice, ready to credit
 * @param notes what to tell beside the results: what was fitted to, then what the models say, each under its label
 * @param failures the models that could not be fitted; they are not among the choices
 */
public record SourceFit(
        List<ModelChoice> choices, List<ModelFits.Fitted> models, List<String> notes, List<ModelFailure> failures) {

    /**
     * Copies the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if there is not one model per choice
     */
    public SourceFit {
        choices = ImmutableList.copyOf(choices);
        models = ImmutableList.copyOf(models);
        notes = ImmutableList.copyOf(notes);
        failures = ImmutableList.copyOf(failures);
        check(
                choices.size() == models.size(),
                "models must be one per choice, " + choices.size() + ", but were " + models.size());
    }

    /**
     * Fits models. The source is passed through once, if a model has to be fitted.
     *
     * @param choices the models
     * @param fits fits of the choices' definitions, in their order
     * @param source the journeys
     * @return the models, which remember the goal and the windows of the source; none failed
     */
    public static SourceFit of(List<ModelChoice> choices, ModelFits fits, JourneySource source) {
        return of(choices, fits, source, expected -> {});
    }

    /**
     * The same, for someone who waits.
     *
     * @param choices the models
     * @param fits fits of the choices' definitions, in their order
     * @param source the journeys
     * @param before is told which models will take their time, before they are fitted
     * @return the models, which remember the goal and the windows of the source
     * @throws IllegalArgumentException if a fit is expected to take longer than its model allows
     */
    public static SourceFit of(
            List<ModelChoice> choices, ModelFits fits, JourneySource source, Consumer<String> before) {
        List<String> notes = new ArrayList<>();
        ModelFits about = fits.about(source.goal(), source.windows());
        FitData data = read(about, source, notes);
        about.expected(data).forEach(before);
        List<ModelFits.Fitted> models = about.finish(data);
        for (int i = 0; i < models.size(); i++) {
            say(choices.get(i), models.get(i), notes);
        }
        return new SourceFit(choices, models, notes, ImmutableList.of());
    }

    /**
     * Fits models, each on its own account: one that cannot be fitted costs nothing but itself. The source is passed through
     * once, if a model has to be fitted.
     *
     * @param choices the models
     * @param fits makes the fits of some definitions
     * @param source the journeys
     * @return the models that could be fitted, and why the others could not
     */
    public static SourceFit attempt(
            List<ModelChoice> choices, Function<List<ModelDefinition>, ModelFits> fits, JourneySource source) {
        return attempt(choices, fits, source, expected -> {});
    }

    /**
     * The same, for someone who waits.
     *
     * @param choices the models
     * @param fits makes the fits of some definitions
     * @param source the journeys
     * @param before is told which models will take their time, before they are fitted
     * @return the models that could be fitted, and why the others could not
     */
    public static SourceFit attempt(
            List<ModelChoice> choices,
            Function<List<ModelDefinition>, ModelFits> fits,
            JourneySource source,
            Consumer<String> before) {
        List<String> notes = new ArrayList<>();
        List<ModelFailure> failures = new ArrayList<>();
        List<ModelChoice> fittable = choices.stream()
                .filter(choice -> isFittable(choice, fits, failures))
                .toList();
        ModelFits about = fits.apply(
                        fittable.stream().map(ModelChoice::definition).toList())
                .about(source.goal(), source.windows());
        FitData data = read(about, source, notes);
        about.expected(data).forEach(before);
        List<ModelFits.Attempt> attempts = about.attempt(data);
        List<ModelChoice> fitted = new ArrayList<>();
        List<ModelFits.Fitted> models = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            ModelChoice choice = fittable.get(i);
            attempts.get(i).failure().ifPresent(cause -> failures.add(new ModelFailure(choice.label(), cause)));
            attempts.get(i).fitted().ifPresent(model -> {
                fitted.add(choice);
                models.add(model);
                say(choice, model, notes);
            });
        }
        return new SourceFit(fitted, models, notes, failures);
    }

    /** Some models refuse transformed paths before they have seen a journey. */
    private static boolean isFittable(
            ModelChoice choice, Function<List<ModelDefinition>, ModelFits> fits, List<ModelFailure> failures) {
        try {
            notNull(fits.apply(ImmutableList.of(choice.definition())), "fits");
            return true;
        } catch (IllegalArgumentException e) {
            failures.add(new ModelFailure(choice.label(), e));
            return false;
        }
    }

    private static FitData read(ModelFits fits, JourneySource source, List<String> notes) {
        FitData data = fits.newAccumulator();
        if (fits.areNeeded()) {
            AssemblyAccount account =
                    source.assemble(JourneySink.of(JourneyKind.FIT, journey -> fits.add(data, journey)));
            notes.add(account.journeys().fitNote());
        }
        return data;
    }

    private static void say(ModelChoice choice, ModelFits.Fitted model, List<String> notes) {
        model.notes().forEach(note -> notes.add(choice.label() + ": " + note));
    }
}
