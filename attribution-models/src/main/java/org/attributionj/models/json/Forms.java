package org.attributionj.models.json;

import static org.attributionj.core.text.PrintedText.quoted;
import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.ensemble.BlendWeights;
import org.attributionj.models.ensemble.BlendedResponse;
import org.attributionj.models.ensemble.StackedResponse;
import org.attributionj.models.modifiers.Blend;
import org.attributionj.models.modifiers.Modification;
import org.attributionj.models.response.ResponseModel;
import org.attributionj.models.shapley.ResponseCreditOptions;

/** The plain data of models that have no fit of their own: models made of other models. */
final class Forms {
    private Forms() {}

    /** A model without parameters; annotated, as Jackson takes classes that it finds nothing in for a mistake. */
    @JsonAutoDetect
    record Nothing() {}

    /** Credit from a response model. */
    record Credit(String name, ResponseModel response, ResponseCreditOptions options) {}

    /** A mixture of response models. */
    record ResponseBlend(String name, List<ResponseModel> models, List<Double> weights) {
        ResponseBlend {
            models = ImmutableList.copyOf(models);
            weights = ImmutableList.copyOf(weights);
        }
    }

    /** A mixture of response models and how its weights were chosen. */
    record Stacked(ResponseModel response, List<String> learners, BlendWeights choice) {
        Stacked {
            notNull(response, "response");
            learners = ImmutableList.copyOf(learners);
        }

        static Stacked of(StackedResponse model) {
            return new Stacked(model.response(), model.learners(), model.choice());
        }

        StackedResponse model() {
            check(
                    response instanceof BlendedResponse,
                    "response must be a blended-response, but was " + quoted(response.name()));
            return new StackedResponse((BlendedResponse) response, learners, choice);
        }
    }

    /** A mixture of models' shares. */
    record ModelBlend(List<Blend.Component> components) {
        ModelBlend {
            components = ImmutableList.copyOf(components);
        }
    }

    /** A model of transformed paths. */
    record Transformed(AttributionModel model, List<PathTransform> transforms) {
        Transformed {
            notNull(model, "model");
            transforms = ImmutableList.copyOf(transforms);
        }
    }

    /** A model whose weights are multiplied by label. */
    record Modified(AttributionModel inner, List<String> without, Map<Dimension, Map<String, Double>> multipliers) {

        static boolean isModified(AttributionModel model) {
            return !Modification.of(model).isNone();
        }

        static Modified of(AttributionModel model) {
            Modification modification = Modification.of(model);
            return new Modified(
                    Modification.unmodified(model), modification.without().asList(), modification.multipliers());
        }

        AttributionModel model() {
            Modification modification = Modification.none().without(without);
            for (Map.Entry<Dimension, Map<String, Double>> each : multipliers.entrySet()) {
                modification = modification.weighted(each.getKey(), each.getValue());
            }
            return modification.applyTo(inner);
        }
    }

    /** A model that needs no fit, by its name. */
    record Text(String text) {

        static boolean tells(AttributionModel model) {
            try {
                return AttributionModels.parse(model.name()).equals(model);
            } catch (IllegalArgumentException e) {
                // no name of the catalogue, or one of a model that has to be fitted
                return false;
            }
        }

        AttributionModel model() {
            return AttributionModels.parse(text);
        }
    }
}
