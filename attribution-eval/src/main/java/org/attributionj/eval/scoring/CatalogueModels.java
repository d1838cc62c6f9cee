package org.attributionj.eval.scoring;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.attributionj.core.columnar.Feature;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.ModelDefinition;
import org.attributionj.models.ModelEntry;

/** The models that are worth comparing on plain journeys. */
public final class CatalogueModels {
    /** Besides the default form of each entry: another game or exposure is another model. */
    private static final ImmutableList<String> OTHER_FORMS =
            ImmutableList.of("shapley:game=coalition-rate", "logistic:exposure=decayed");

    private CatalogueModels() {}

    /**
     * Every model of the catalogue in its default form, the coalition-rate game and logistic regression on decayed exposure; without models that need milestones, and
     * without those that are nothing until options are given.
     *
     * @return the models in the catalogue's order
     */
    public static ImmutableList<ModelDefinition> all() {
        ImmutableList.Builder<ModelDefinition> models = ImmutableList.builder();
        for (ModelEntry entry : AttributionModels.catalogue().entries()) {
            defaultForm(entry).ifPresent(models::add);
        }
        OTHER_FORMS.forEach(form -> models.add(AttributionModels.define(form)));
        return models.build();
    }

    private static Optional<ModelDefinition> defaultForm(ModelEntry entry) {
        try {
            ModelDefinition model = AttributionModels.define(entry.name());
            return Optional.of(model).filter(m -> !m.needs().features().contains(Feature.MILESTONES));
        } catch (IllegalArgumentException e) {
            // the catalogue's way to say that the entry has no default form, as a blend of nothing
            return Optional.empty();
        }
    }
}
