package org.attributionj.models.json;

import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.model.FitScope;
import org.attributionj.models.shapley.ResponseCredit;
import org.jspecify.annotations.Nullable;

/**
 * What a model was fitted to, as plain data. Dimensions are equal if their names are, so the name says enough.
 *
 * @param path the dimension's name
 * @param transforms what was done to paths
 * @param goal the goal; null if unknown
 * @param windows the windows; null if unknown
 */
record StoredScope(
        String path,
        List<PathTransform> transforms,
        @Nullable Goal goal,
        @Nullable LookbackWindows windows) {

    /** Whether a model knows what it was fitted to, and does not only pass on what another one knows. */
    static boolean isToldBy(Object model) {
        return model instanceof FittedModel fitted
                && !(model instanceof ResponseCredit)
                && fitted.scope().path() != null;
    }

    static StoredScope of(Object model) {
        FitScope scope = ((FittedModel) model).scope();
        return new StoredScope(
                scope.pathOr(Dimension.CHANNEL).name(), scope.transforms(), scope.goal(), scope.windows());
    }

    /** The model with this scope. */
    Object appliedTo(Object model) {
        if (!(model instanceof FittedModel fitted)) {
            throw new IllegalArgumentException("only a learned model has a scope");
        }
        return fitted.withScope(new FitScope(Dimension.named(path), transforms, goal, windows));
    }
}
