package org.attributionj.eval.scoring;

import com.google.common.collect.ImmutableList;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.ModelEntry;

/** The models that are worth comparing on plain journeys. */
public final class CatalogueModels {
    /** Besides the default form of each entry: another game or exposure is another model. */
    private static final ImmutableList<String> OTHER_FORMS =
            ImmutableList.of("shapley:game=coalition-rate", "logistic:exposure=presence", "logistic:exposure=decayed");

    private CatalogueModels() {}

    /**
     * Every model of the catalogue in its default form, the coalition-rate game and logistic regression on presence and on
     * decayed exposure; without models that need milestones, and without those that are nothing until options are given.
     *
     * @return the models in the catalogue's order
     */
    public static ImmutableList<ModelDefinition> all() {
        ImmutableList.Builder<ModelDefinition> models = ImmutableList.builder();
        AttributionModels.catalogue().entries().stream()
                .filter(ModelEntry::hasDefaults)
                .map(entry -> AttributionModels.define(entry.name()))
                .filter(model -> !model.needs().features().contains(Feature.MILESTONES))
                .forEach(models::add);
        OTHER_FORMS.forEach(form -> models.add(AttributionModels.define(form)));
        return models.build();
    }
}
