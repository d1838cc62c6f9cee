package org.attributionj.eval.scoring;

import static org.attributionj.eval.internal.Checks.check;
import static org.attributionj.eval.internal.Checks.inRange;
import static org.attributionj.eval.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.util.Arrays;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.fit.FitData;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.response.ResponseModel;

/**
 * Fits response models on a part of the customers and scores their predictions of the others. Customers are divided by a
 * hash of their id, so that a customer's journeys stay together and the order of the data does not matter. Immutable and
 * thread-safe.
 *
 * @param part the part of customers to predict, in (0, 1)
 * @param seed gives another division
 * @param bins the number of calibration bins, 1 or more
 */
public record HeldOut(double part, int seed, int bins) {
    private static final double HASHES = 0x1.0p32;

    /** A fifth of the customers, ten bins. */
    public static final HeldOut DEFAULT = new HeldOut(0.2, 0, 10);

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public HeldOut {
        inRange(part, Double.MIN_VALUE, Math.nextDown(1.0), "part");
        check(bins >= 1, "bins must be 1 or more, but was " + bins);
    }

    /**
     * Whether a customer is predicted and not fitted.
     *
     * @param customer the customer's id
     * @return whether the customer is in the held-out part
     */
    public boolean holds(String customer) {
        int hash = Hashing.murmur3_32_fixed(seed).hashUnencodedChars(customer).asInt();
        return Integer.toUnsignedLong(hash) < part * HASHES;
    }

    /**
     * Scores those of some models that predict.
     *
     * @param journeys disjoint journeys, converting and open
     * @param definitions the models; those that are no response models are passed over
     * @return one score per response model, in their order
     */
    public ImmutableList<ResponseScore> score(Iterable<Journey> journeys, List<? extends ModelDefinition> definitions) {
        notNull(journeys, "journeys");
        ModelFits fits = ModelFits.of(definitions, Dimension.CHANNEL);
        FitData data = fits.newAccumulator();
        ImmutableList.Builder<Journey> held = ImmutableList.builder();
        for (Journey journey : journeys) {
            if (holds(journey.customer())) {
                held.add(journey);
            } else {
                fits.add(data, journey);
            }
        }
        ImmutableList<Journey> unseen = held.build();
        List<ModelFits.Fitted> models = fits.finish(data);
        ImmutableList.Builder<ResponseScore> scores = ImmutableList.builder();
        for (int i = 0; i < models.size(); i++) {
            if (models.get(i).model() instanceof ResponseModel response) {
                scores.add(predict(response, unseen).score(definitions.get(i).name(), bins));
            }
        }
        return scores.build();
    }

    private static ResponsePredictions predict(ResponseModel response, ImmutableList<Journey> journeys) {
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, response.needs());
        journeys.forEach(table::add);
        JourneyBatch batch = table.toBatch();
        ResponseKernel kernel = response.newResponseKernel(batch.schema());
        JourneyView view = batch.view();
        ResponsePredictions predictions = new ResponsePredictions();
        boolean[] kept = {};
        for (int row = 0; row < batch.rows(); row++) {
            view.moveTo(row);
            if (kept.length < view.length()) {
                kept = new boolean[2 * view.length()];
                Arrays.fill(kept, true);
            }
            long times = view.multiplicity();
            predictions.add(
                    kernel.probability(view, kept), view.isConverted() ? times : 0, view.isConverted() ? 0 : times);
        }
        return predictions;
    }
}
