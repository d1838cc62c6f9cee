package org.attributionj.eval.bootstrap;

import com.google.common.collect.ImmutableSet;
import org.attributionj.core.fit.ModelDefinition;

/**
 * Which models' bootstrap intervals hold their large-sample value as often as they say. That was measured, not derived: the
 * table is in {@code docs/experiments.md}, and {@code CoverageTable} of the tests makes it. A learned model that was not
 * measured counts as one that does not: priors move the estimate and all resamples alike, so that no resample shows it.
 */
final class MeasuredCoverage {
    /** Learned models, by the start of their names. All others that need no fit cover. */
    private static final ImmutableSet<String> COVERING =
            ImmutableSet.of("markov:order=1", "shapley:game=unique-linear");

    private MeasuredCoverage() {}

    static boolean covers(ModelDefinition model) {
        return model instanceof ModelDefinition.Ready || COVERING.contains(model.name());
    }
}
