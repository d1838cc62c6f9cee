package org.attributionj.models.modifiers;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Fallback;
import org.attributionj.models.internal.Parameters;
import org.attributionj.models.internal.Schemas;
import org.attributionj.models.spec.SpecWriter;

/**
 * A convex combination of models' shares.
 *
 * <pre>
 *   share_i  = sum_j v_j share_ij / sum_j v_j,   baseline = sum_j v_j baseline_j / sum_j v_j
 * </pre>
 *
 * <p>A model that leaves (part of) a conversion unattributed takes no part in the sums of that conversion; if all do, it
 * stays unattributed.
 *
 * @param components the models and their weights v
 */
public record Blend(List<Component> components) implements AttributionModel {

    /**
     * Validates the components. Equal models become one, with the sum of their weights.
     *
     * @throws IllegalArgumentException if there is no component, or a sum of weights is above 1e9
     */
    public Blend {
        check(!components.isEmpty(), "a blend must have a model or more, but has none");
        Map<AttributionModel, Double> weights = new LinkedHashMap<>();
        components.forEach(component -> weights.merge(component.model(), component.weight(), Double::sum));
        components = weights.entrySet().stream()
                .map(entry -> new Component(entry.getKey(), entry.getValue()))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * A model and its weight.
     *
     * @param model the model
     * @param weight its weight, in [1e-9, 1e9]
     */
    public record Component(AttributionModel model, double weight) implements Serializable {

        /**
         * Validates the components.
         *
         * @throws IllegalArgumentException if the weight is outside [1e-9, 1e9]
         */
        public Component {
            notNull(model, "model");
            check(
                    Parameters.weight(weight, "weight of " + model.name()) > 0,
                    "weight of " + model.name() + " must be more than 0, but was 0. Maybe leave the model out");
        }
    }

    @Override
    public String name() {
        SpecWriter text = SpecWriter.of("blend");
        for (Component component : components) {
            text.model(component.model().name(), component.weight());
        }
        return text.toString();
    }

    @Override
    public Needs needs() {
        Needs needs = Needs.NOTHING;
        for (Component component : components) {
            needs = needs.and(component.model().needs());
        }
        return needs;
    }

    /**
     * What the models were fitted to.
     *
     * @throws IllegalArgumentException if they were fitted to different paths or goals
     */
    @Override
    public FitScope scope() {
        FitScope scope = FitScope.UNKNOWN;
        for (Component component : components) {
            scope = scope.and(component.model().scope());
        }
        return scope;
    }

    @Override
    public List<String> notes() {
        return components.stream()
                .flatMap(component -> component.model().notes().stream())
                .distinct()
                .toList();
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        Schemas.require(schema, name(), needs());
        return new Bound(
                components.stream()
                        .map(component -> component.model().bind(schema))
                        .collect(ImmutableList.toImmutableList()),
                components.stream().map(Component::weight).collect(ImmutableList.toImmutableList()));
    }

    /** The text form. */
    @Override
    public String toString() {
        return name();
    }

    private record Bound(ImmutableList<BoundModel> models, ImmutableList<Double> weights) implements BoundModel {

        @Override
        public Kernel newKernel() {
            return new BlendKernel(models, weights);
        }

        @Override
        public Fallback fallback() {
            return Fallback.UNATTRIBUTED;
        }

        @Override
        public String reason(JourneyView journey, int touch) {
            return models.stream()
                    .map(model -> model.reason(journey, touch))
                    .filter(reason -> !reason.isEmpty())
                    .distinct()
                    .collect(Collectors.joining("; "));
        }
    }
}
