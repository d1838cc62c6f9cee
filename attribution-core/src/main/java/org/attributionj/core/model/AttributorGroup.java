package org.attributionj.core.model;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.journey.Journey;

/**
 * Credits many journeys under several models, each journey encoded once for all models that see the same paths. Owns
 * encoders, kernels and scratch arrays: one thread at a time.
 *
 * <pre>{@code
 * AttributorGroup group = AttributorGroup.of(models);
 * journeys.forEach(journey -> store(group.attributeAll(journey)));
 * }</pre>
 */
public final class AttributorGroup {
    private final ImmutableList<JourneyEncoder> encoders;
    private final int[] encoderOfModel;
    private final ImmutableList<Attributor> attributors;

    private AttributorGroup(List<? extends AttributionModel> models, List<Dimension> paths) {
        check(!models.isEmpty(), "models must be one or more, but there is none");
        List<Dimension> distinct = paths.stream().distinct().toList();
        List<JourneySchema> schemas = distinct.stream()
                .map(path -> JourneySchema.of(path, needs(models, paths, path)))
                .toList();
        encoders = schemas.stream().map(JourneyEncoder::new).collect(ImmutableList.toImmutableList());
        encoderOfModel = paths.stream().mapToInt(distinct::indexOf).toArray();
        ImmutableList.Builder<Attributor> bound = ImmutableList.builder();
        for (int i = 0; i < encoderOfModel.length; i++) {
            int encoder = encoderOfModel[i];
            bound.add(new Attributor(models.get(i), schemas.get(encoder), encoders.get(encoder)));
        }
        attributors = bound.build();
    }

    private static Needs needs(List<? extends AttributionModel> models, List<Dimension> paths, Dimension path) {
        Needs needs = Attributor.RECORDS;
        for (int i = 0; i < models.size(); i++) {
            needs = paths.get(i).equals(path) ? needs.and(models.get(i).needs()) : needs;
        }
        return needs;
    }

    /**
     * A group in which each model sees the paths that it was fitted to, or channels if it was not fitted.
     *
     * @param models the models, one or more
     * @return a group for one thread
     * @throws IllegalArgumentException if there is no model
     */
    public static AttributorGroup of(List<? extends AttributionModel> models) {
        return new AttributorGroup(
                ImmutableList.copyOf(models),
                models.stream()
                        .map(model -> model.scope().pathOr(Dimension.CHANNEL))
                        .toList());
    }

    /**
     * A group over one dimension.
     *
     * @param models the models, one or more
     * @param path the alphabet that they see
     * @return a group for one thread
     * @throws IllegalArgumentException if there is no model, or one was fitted to other paths
     */
    public static AttributorGroup of(List<? extends AttributionModel> models, Dimension path) {
        notNull(path, "path");
        return new AttributorGroup(
                ImmutableList.copyOf(models), models.stream().map(model -> path).toList());
    }

    /**
     * Credits a journey's conversion and each of its adjustments under every model.
     *
     * @param journey a converting journey
     * @return model by model, the conversion's result, then one per adjustment
     * @throws IllegalArgumentException if the journey is open, or its conversion is not of the goal of a model's fit
     * @throws IllegalStateException if a model breaks its contract
     */
    public List<AttributionResult> attributeAll(Journey journey) {
        JourneyView[] views = new JourneyView[encoders.size()];
        for (int i = 0; i < views.length; i++) {
            views[i] = encoders.get(i).encode(journey);
        }
        ImmutableList.Builder<AttributionResult> results = ImmutableList.builder();
        for (int model = 0; model < encoderOfModel.length; model++) {
            attributors.get(model).attributeAll(journey, views[encoderOfModel[model]], results);
        }
        return results.build();
    }

    @Override
    public String toString() {
        return "AttributorGroup of " + attributors;
    }
}
