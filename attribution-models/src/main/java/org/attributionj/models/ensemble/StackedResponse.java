package org.attributionj.models.ensemble;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notBlank;
import static org.attributionj.models.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.response.ResponseModel;

/**
 * Response models blended with weights that were chosen on customers whom they had not seen.
 *
 * <p>Customers are divided into folds by a hash of their id, so that a customer's journeys stay together and the division
 * depends neither on order nor on a seed. For each fold, every learner is fitted to the other folds and predicts this one;
 * the weights are chosen from all those predictions; the components are then fitted to everybody. Cost: (folds + 1) fits of
 * each learner. Folds that leave nobody to fit or to predict are passed over.
 *
 * <p>It predicts, and is named, as its blend; how the weights were chosen stays with it, in JSON too. Immutable and
 * thread-safe.
 *
 * @param response the blend, fitted to all customers
 * @param learners the learners' names, in the order of the weights
 * @param choice the weights and how they were chosen
 */
public record StackedResponse(BlendedResponse response, List<String> learners, BlendWeights choice)
        implements ResponseModel {

    /** How far a weight of the blend may be from the chosen one: rounding, when the blend divides weights by their sum. */
    private static final double ROUNDING = 1e-12;

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a learner's name is blank, the learners or the chosen weights are not one per
     *     model of the blend, or the blend has other weights than those that were chosen
     */
    public StackedResponse {
        int models = notNull(response, "response").models().size();
        learners = ImmutableList.copyOf(learners);
        learners.forEach(learner -> notBlank(learner, "learner"));
        List<Double> chosen = notNull(choice, "choice").weights();
        check(
                learners.size() == models && chosen.size() == models,
                "learners and weights must be one per model, " + models + ", but were " + learners.size() + " and "
                        + chosen.size());
        for (int m = 0; m < models; m++) {
            check(
                    Math.abs(chosen.get(m) - response.weights().get(m)) <= ROUNDING,
                    "weights of the blend must be those that were chosen, " + chosen + ", but were "
                            + response.weights());
        }
    }

    /**
     * Fits the learners and chooses their weights.
     *
     * @param table the journeys; only read
     * @param learners what to blend, one or more
     * @param folds the number of folds, 2 or more; 5 is usual
     * @param weighting how weights are chosen
     * @return the blend and its weights
     * @throws IllegalArgumentException if there is no learner, or fewer than 2 folds
     */
    public static StackedResponse fit(
            JourneyTable table, List<ResponseLearner> learners, int folds, BlendWeighting weighting) {
        check(!learners.isEmpty(), "learners must be one or more, but there is none");
        check(folds >= 2, "folds must be 2 or more, but was " + folds);
        JourneyBatch batch = table.toBatch();
        int[] foldOfRow = table.customersOfRows().stream()
                .mapToInt(customer -> fold(customer, folds))
                .toArray();
        HeldOutPredictions predictions = new HeldOutPredictions(learners.size());
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            JourneyTable others = table.copy();
            table.customers().stream()
                    .filter(customer -> fold(customer, folds) == held)
                    .forEach(others::remove);
            if (others.size() > 0 && others.size() < table.size()) {
                predict(batch, foldOfRow, fold, fit(others, learners), predictions);
            }
        }
        BlendWeights choice = BlendWeights.choose(predictions, weighting);
        return new StackedResponse(
                BlendedResponse.of(fit(table, learners), choice.weights()),
                learners.stream().map(ResponseLearner::name).toList(),
                choice);
    }

    private static int fold(String customer, int folds) {
        int hash = Hashing.murmur3_32_fixed().hashUnencodedChars(customer).asInt();
        return Math.floorMod(hash, folds);
    }

    private static List<ResponseModel> fit(JourneyTable table, List<ResponseLearner> learners) {
        ImmutableList.Builder<ResponseModel> models = ImmutableList.builder();
        for (ResponseLearner learner : learners) {
            models.add(notNull(learner.fit().apply(table), "the model fitted by " + learner.name()));
        }
        return models.build();
    }

    private static void predict(
            JourneyBatch batch, int[] foldOfRow, int fold, List<ResponseModel> models, HeldOutPredictions predictions) {
        ResponseKernel[] kernels = models.stream()
                .map(model -> model.newResponseKernel(batch.schema()))
                .toArray(ResponseKernel[]::new);
        JourneyView view = batch.view();
        boolean[] kept = {};
        double[] probabilities = new double[kernels.length];
        for (int row = 0; row < batch.rows(); row++) {
            if (foldOfRow[row] == fold) {
                view.moveTo(row);
                if (kept.length < view.length()) {
                    kept = new boolean[2 * view.length()];
                    Arrays.fill(kept, true);
                }
                for (int m = 0; m < kernels.length; m++) {
                    probabilities[m] = kernels[m].probability(view, kept);
                }
                long journeys = view.multiplicity();
                predictions.add(probabilities, view.isConverted() ? journeys : 0, view.isConverted() ? 0 : journeys);
            }
        }
    }

    /** The blend's. */
    @Override
    public String name() {
        return response.name();
    }

    @Override
    public Needs needs() {
        return response.needs();
    }

    @Override
    public ResponseKernel newResponseKernel(JourneySchema schema) {
        return response.newResponseKernel(schema);
    }

    /**
     * How the blend came about.
     *
     * @return a line on the blend, then one per learner: its weight and its own held-out log-likelihood
     */
    public String summary() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "blend of %d response models, held-out log-likelihood %.6f on %d journeys, %s",
                learners.size(),
                choice.logLikelihood(),
                choice.journeys(),
                choice.converged()
                        ? "converged after " + choice.iterations() + " iterations"
                        : "NOT CONVERGED after " + choice.iterations() + " iterations, " + choice.gap() + " to gain"));
        for (int m = 0; m < learners.size(); m++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %s  weight %.6f  alone %.6f",
                    learners.get(m),
                    choice.weights().get(m),
                    choice.logLikelihoods().get(m)));
        }
        return text.toString();
    }
}
