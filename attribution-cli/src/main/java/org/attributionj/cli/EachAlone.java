package org.attributionj.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.fit.ModelFailure;

/**
 * Scores models together, which shares what they have in common; where one of them fails, each alone, so that it costs only its
 * own rows. A model that failed once is asked no more.
 */
final class EachAlone {
    private final Shortfalls shortfalls;
    private final Set<String> failed = new TreeSet<>();

    EachAlone(Shortfalls shortfalls) {
        this.shortfalls = shortfalls;
    }

    /** The scores of all models that can be scored. */
    <R> List<R> score(
            List<? extends ModelDefinition> models, Function<List<? extends ModelDefinition>, List<R>> scoring) {
        List<? extends ModelDefinition> asked =
                models.stream().filter(model -> !failed.contains(model.name())).toList();
        try {
            return scoring.apply(asked);
        } catch (UsageException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            List<R> scores = new ArrayList<>();
            asked.forEach(model -> scoreAlone(model, scoring, scores));
            if (scores.isEmpty()) {
                throw e;
            }
            return scores;
        }
    }

    private <R> void scoreAlone(
            ModelDefinition model, Function<List<? extends ModelDefinition>, List<R>> scoring, List<R> scores) {
        try {
            scores.addAll(scoring.apply(List.of(model)));
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            failed.add(model.name());
            shortfalls.add(new ModelFailure(model.name(), e));
        }
    }
}
