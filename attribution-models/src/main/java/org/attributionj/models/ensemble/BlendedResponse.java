package org.attributionj.models.ensemble;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notBlank;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.response.ResponseModel;

/**
 * A convex combination of response models.
 *
 * <pre>
 *   P(conversion | journey) = sum over m of w_m P_m(conversion | journey),   w_m &gt;= 0, sum of w_m = 1
 * </pre>
 *
 * <p>Every credit operator works on it as on its components; Shapley values and leave-one-out of the blend are the blends of
 * the components' values, before those below 0 are floored. Immutable and thread-safe.
 *
 * @param name the model's text form
 * @param models the components, one or more
 * @param weights one weight per component, 0 or more; they are divided by their sum, unless that is 1 as far as rounding
 *     goes
 */
public record BlendedResponse(String name, List<ResponseModel> models, List<Double> weights) implements ResponseModel {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if the name is blank, there is no model, the weights are of another number, negative
     *     or not finite, or all 0
     */
    public BlendedResponse {
        notBlank(name, "name");
        models = ImmutableList.copyOf(models);
        check(!models.isEmpty(), "models must be one or more, but there is none");
        check(
                weights.size() == models.size(),
                "weights must be one per model, but there are " + weights.size() + " for " + models.size() + " models");
        double sum = 0;
        for (double weight : weights) {
            check(
                    weight >= 0 && weight < Double.POSITIVE_INFINITY,
                    "weights must be finite and 0 or more, but one was " + weight);
            sum += weight;
        }
        check(
                sum > 0 && sum < Double.POSITIVE_INFINITY,
                "weights must add up to a finite number above 0, but added up to " + sum);
        // weights that were divided before stay as they are, so that a copy of a blend is equal to it
        double total = Math.abs(sum - 1) <= weights.size() * Math.ulp(1.0) ? 1 : sum;
        weights = weights.stream().map(weight -> weight / total).collect(ImmutableList.toImmutableList());
    }

    /**
     * A blend with given weights, named {@code blend} after its components.
     *
     * @param models the components, one or more
     * @param weights one weight per component, 0 or more, of any sum
     * @return the blend
     */
    public static BlendedResponse of(List<? extends ResponseModel> models, List<Double> weights) {
        StringBuilder name = new StringBuilder("blend:");
        for (int m = 0; m < models.size(); m++) {
            name.append(m == 0 ? "[" : ",[").append(models.get(m).name()).append(']');
        }
        return new BlendedResponse(name.toString(), ImmutableList.copyOf(models), weights);
    }

    /** All that the components need. */
    @Override
    public Needs needs() {
        Needs needs = Needs.NOTHING;
        for (ResponseModel model : models) {
            needs = needs.and(model.needs());
        }
        return needs;
    }

    @Override
    public ResponseKernel newResponseKernel(JourneySchema schema) {
        schema.require(name, needs());
        ImmutableList.Builder<ResponseKernel> kernels = ImmutableList.builder();
        double[] used = new double[models.size()];
        int count = 0;
        for (int m = 0; m < used.length; m++) {
            if (weights.get(m) > 0) {
                kernels.add(models.get(m).newResponseKernel(schema));
                used[count++] = weights.get(m);
            }
        }
        return new BlendedKernel(kernels.build(), used);
    }

    @Override
    public String toString() {
        return name + " " + weights;
    }
}
