package org.attributionj.core.model;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;
import org.jspecify.annotations.Nullable;

/**
 * What a model was fitted to: the alphabet of its paths, what was done to them, the goal and the windows of the journeys.
 * A model that has learned what campaigns do knows nothing of channels, so it refuses to be bound to them. Immutable and
 * thread-safe.
 *
 * <p>What is unknown is not checked. Windows are told, not checked: credit may look back less far than the fit did.
 *
 * @param path the dimension of the paths; null if unknown
 * @param transforms what was done to each path before it was fitted, in this order; none if the path is unknown
 * @param goal the conversions that the journeys were about; null if unknown
 * @param windows how far the journeys looked back; null if unknown
 */
public record FitScope(
        @Nullable Dimension path,
        List<PathTransform> transforms,
        @Nullable Goal goal,
        @Nullable LookbackWindows windows)
        implements Serializable {

    /** Nothing is known, as of a model that was not fitted. */
    public static final FitScope UNKNOWN = new FitScope(null, ImmutableList.of(), null, null);

    /**
     * Copies the transforms.
     *
     * @throws NullPointerException if the list or a transform is null
     */
    public FitScope {
        transforms = ImmutableList.copyOf(notNull(transforms, "transforms"));
    }

    /**
     * Paths of any goal and any windows.
     *
     * @param path the dimension of the paths
     * @param transforms what is done to each path before it is fitted, in this order
     * @return the scope
     */
    public static FitScope of(Dimension path, List<PathTransform> transforms) {
        return new FitScope(notNull(path, "path"), transforms, null, null);
    }

    /**
     * Paths of touchpoints as they happened, of any goal and any windows.
     *
     * @param path the dimension of the paths
     * @return the scope
     */
    public static FitScope of(Dimension path) {
        return of(path, ImmutableList.of());
    }

    /**
     * The same with a goal.
     *
     * @param newGoal the goal; null if unknown
     * @return a changed scope
     */
    public FitScope withGoal(@Nullable Goal newGoal) {
        return new FitScope(path, transforms, newGoal, windows);
    }

    /**
     * The same with windows.
     *
     * @param newWindows the windows; null if unknown
     * @return a changed scope
     */
    public FitScope withWindows(@Nullable LookbackWindows newWindows) {
        return new FitScope(path, transforms, goal, newWindows);
    }

    /**
     * The dimension to encode journeys over.
     *
     * @param otherwise the answer if the dimension is unknown
     * @return the dimension of the fit, or the other one
     */
    public Dimension pathOr(Dimension otherwise) {
        return path == null ? otherwise : path;
    }

    /**
     * What two scopes say together, as of the parts of a blend.
     *
     * @param other the other scope; it completes what is unknown here
     * @return all that is known
     * @throws IllegalArgumentException if both know the paths or the goal, and differ
     */
    public FitScope and(FitScope other) {
        if (path != null && other.path != null && !(path.equals(other.path) && transforms.equals(other.transforms))) {
            throw new IllegalArgumentException(
                    "fits must be of the same paths, but are of " + paths() + " and of " + other.paths());
        }
        if (goal != null && other.goal != null && !goal.equals(other.goal)) {
            throw new IllegalArgumentException(
                    "fits must be of the same goal, but are of " + goal.types() + " and of " + other.goal.types());
        }
        return new FitScope(
                path == null ? other.path : path,
                path == null ? other.transforms : transforms,
                goal == null ? other.goal : goal,
                windows == null ? other.windows : windows);
    }

    /**
     * Refuses journeys over other paths than those of the fit.
     *
     * @param model the model's name, for the message
     * @param schema the schema of the journeys to weigh
     * @throws IllegalArgumentException if the dimension or the transforms are others; the message names both
     */
    public void require(String model, JourneySchema schema) {
        if (path != null && !(path.equals(schema.path()) && transforms.equals(schema.transforms()))) {
            FitScope asked = of(schema.path(), schema.transforms());
            throw new IllegalArgumentException(model + " was fitted to paths of " + paths()
                    + ", but is to weigh paths of " + asked.paths() + ". Maybe fit it to these, or "
                    + (path.equals(schema.path())
                            ? "wrap it in a TransformedModel with the transforms of the fit"
                            : "encode journeys over " + path.name()));
        }
    }

    /**
     * Refuses a conversion that is not of the goal of the fit.
     *
     * @param model the model's name, for the message
     * @param type the conversion's type
     * @throws IllegalArgumentException if the goal is known and does not include the type; the message names both
     */
    public void require(String model, ConversionType type) {
        if (goal != null && !goal.includes(type)) {
            throw new IllegalArgumentException(model + " was fitted to conversions of the types " + goal.types()
                    + ", but is to credit a conversion of type " + type + ". Maybe fit it to a goal that includes it");
        }
    }

    /**
     * Refuses a goal of which the fit knows only a part, or nothing.
     *
     * @param model the model's name, for the message
     * @param asked the goal of the journeys to credit
     * @throws IllegalArgumentException if the goal of the fit is known and does not include all of the other
     */
    public void require(String model, Goal asked) {
        if (goal != null && asked.types().isEmpty() && !goal.types().isEmpty()) {
            throw new IllegalArgumentException(model + " was fitted to conversions of the types " + goal.types()
                    + ", but is to credit conversions of every type. Maybe fit it to that goal");
        }
        asked.types().forEach(type -> require(model, type));
    }

    private String paths() {
        return (path == null ? "unknown labels" : path.name()) + (transforms.isEmpty() ? "" : " after " + transforms);
    }
}
