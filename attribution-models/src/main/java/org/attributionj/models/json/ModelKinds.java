package org.attributionj.models.json;

import static org.attributionj.core.text.PrintedText.quoted;
import static org.attributionj.models.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.TransformedModel;
import org.attributionj.models.ModelKind;
import org.attributionj.models.ModelProvider;
import org.attributionj.models.auto.AutoFit;
import org.attributionj.models.auto.AutoModel;
import org.attributionj.models.auto.TouchEffectCredit;
import org.attributionj.models.ensemble.BlendedResponse;
import org.attributionj.models.ensemble.StackedResponse;
import org.attributionj.models.markov.MarkovCounts;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.modifiers.Blend;
import org.attributionj.models.regression.BaggedFit;
import org.attributionj.models.regression.BaggedLogistic;
import org.attributionj.models.regression.LogisticFit;
import org.attributionj.models.regression.LogisticModel;
import org.attributionj.models.response.ResponseModel;
import org.attributionj.models.shapley.CoalitionRateFit;
import org.attributionj.models.shapley.CoalitionRateModel;
import org.attributionj.models.shapley.ExactPathFit;
import org.attributionj.models.shapley.ExactPathModel;
import org.attributionj.models.shapley.ResponseCredit;
import org.attributionj.models.shapley.ShaoLiFit;
import org.attributionj.models.shapley.ShaoLiModel;
import org.attributionj.models.shapley.UniqueLinearModel;
import org.attributionj.models.survival.HazardFit;
import org.attributionj.models.survival.HazardModel;
import org.attributionj.models.survival.SurvivalFit;
import org.attributionj.models.survival.SurvivalModel;
import org.jspecify.annotations.Nullable;

/** The kinds of models that can be stored: those of this library, where a new learned model needs one line, and of others. */
final class ModelKinds {
    private static final ImmutableList<ModelKind<?, ?>> ALL = ImmutableList.of(
            new ModelKind<>("markov", MarkovModel.class, MarkovCounts.class, MarkovModel::counts, MarkovModel::of),
            new ModelKind<>(
                    "coalition-rate",
                    CoalitionRateModel.class,
                    CoalitionRateFit.class,
                    CoalitionRateModel::fit,
                    CoalitionRateModel::of),
            new ModelKind<>(
                    "unique-linear",
                    UniqueLinearModel.class,
                    Forms.Nothing.class,
                    model -> new Forms.Nothing(),
                    nothing -> new UniqueLinearModel()),
            new ModelKind<>(
                    "leave-one-out", ExactPathModel.class, ExactPathFit.class, ExactPathModel::fit, ExactPathModel::of),
            new ModelKind<>("shao-li", ShaoLiModel.class, ShaoLiFit.class, ShaoLiModel::fit, ShaoLiModel::of),
            new ModelKind<>("auto", AutoModel.class, AutoFit.class, AutoModel::fit, AutoModel::of),
            new ModelKind<>(
                    "effect-per-touch",
                    TouchEffectCredit.class,
                    AutoFit.class,
                    model -> model.auto().fit(),
                    fit -> new TouchEffectCredit(AutoModel.of(fit))),
            new ModelKind<>("logistic", LogisticModel.class, LogisticFit.class, LogisticModel::fit, LogisticModel::of),
            new ModelKind<>(
                    "bagged-logistic", BaggedLogistic.class, BaggedFit.class, BaggedLogistic::fit, BaggedLogistic::of),
            new ModelKind<>("hazard", HazardModel.class, HazardFit.class, HazardModel::fit, HazardModel::of),
            new ModelKind<>("survival", SurvivalModel.class, SurvivalFit.class, SurvivalModel::fit, SurvivalModel::of),
            new ModelKind<>(
                    "response-credit",
                    ResponseCredit.class,
                    Forms.Credit.class,
                    model -> new Forms.Credit(model.name(), model.response(), model.options()),
                    form -> new ResponseCredit(form.name(), form.response(), form.options())),
            new ModelKind<>(
                    "blended-response",
                    BlendedResponse.class,
                    Forms.ResponseBlend.class,
                    model -> new Forms.ResponseBlend(model.name(), model.models(), model.weights()),
                    form -> new BlendedResponse(form.name(), form.models(), form.weights())),
            new ModelKind<>(
                    "stacked-response",
                    StackedResponse.class,
                    Forms.Stacked.class,
                    Forms.Stacked::of,
                    Forms.Stacked::model),
            new ModelKind<>(
                    "blend",
                    Blend.class,
                    Forms.ModelBlend.class,
                    model -> new Forms.ModelBlend(model.components()),
                    form -> new Blend(form.components())),
            new ModelKind<>(
                    "transformed",
                    TransformedModel.class,
                    Forms.Transformed.class,
                    model -> new Forms.Transformed(model.model(), model.transforms()),
                    form -> new TransformedModel(form.model(), form.transforms())));

    /** Models that {@link org.attributionj.models.modifiers.Modification} made, whose class is its own. */
    private static final ModelKind<AttributionModel, Forms.Modified> MODIFIED = new ModelKind<>(
            "modified", AttributionModel.class, Forms.Modified.class, Forms.Modified::of, Forms.Modified::model);

    /** Models that are what their name says. */
    private static final ModelKind<AttributionModel, Forms.Text> TEXT = new ModelKind<>(
            "text", AttributionModel.class, Forms.Text.class, model -> new Forms.Text(model.name()), Forms.Text::model);

    private ModelKinds() {}

    /**
     * The kind of a model.
     *
     * @throws IllegalArgumentException if the model cannot be stored
     */
    static ModelKind<?, ?> of(Object model) {
        for (ModelKind<?, ?> kind : ALL) {
            if (kind.modelType().equals(model.getClass())) {
                return kind;
            }
        }
        for (ModelKind<?, ?> kind : others()) {
            if (kind.modelType().equals(model.getClass())) {
                return kind;
            }
        }
        if (model instanceof AttributionModel attribution) {
            if (Forms.Modified.isModified(attribution)) {
                return MODIFIED;
            }
            if (Forms.Text.tells(attribution)) {
                return TEXT;
            }
        }
        String name = model instanceof AttributionModel attribution
                ? attribution.name()
                : model instanceof ResponseModel response ? response.name() : model.toString();
        throw new IllegalArgumentException("model " + quoted(name) + " of " + model.getClass()
                + " cannot be stored as JSON, as it is no model of this library, and no ModelProvider names its kind. Known"
                + " kinds: " + names());
    }

    /** The kind of a name, or null. */
    static @Nullable ModelKind<?, ?> named(String name) {
        for (ModelKind<?, ?> kind : all()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    static ImmutableList<String> names() {
        return all().stream().map(ModelKind::name).collect(ImmutableList.toImmutableList());
    }

    private static List<ModelKind<?, ?>> all() {
        List<ModelKind<?, ?>> all = new ArrayList<>(ALL);
        all.add(MODIFIED);
        all.add(TEXT);
        all.addAll(others());
        return all;
    }

    /** The kinds of all providers that the thread's class loader sees, looked for each time: it may see others later. */
    private static List<ModelKind<?, ?>> others() {
        List<ModelKind<?, ?>> others = new ArrayList<>();
        Set<String> names = new HashSet<>();
        ALL.forEach(kind -> names.add(kind.name()));
        names.add(MODIFIED.name());
        names.add(TEXT.name());
        ServiceLoader.load(ModelProvider.class)
                .forEach(provider -> provider.kinds().forEach(kind -> {
                    check(
                            names.add(kind.name()),
                            "the name of a kind of stored model must be used once, but " + kind.name()
                                    + " is claimed again by "
                                    + provider.getClass().getName());
                    others.add(kind);
                }));
        return others;
    }
}
