package org.attributionj.core.model;

import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathSteps;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.money.Fallback;

/**
 * A model that sees a path's steps in place of its touchpoints. A step's weight is split equally over the touchpoints
 * merged into it; dropped touchpoints get nothing.
 *
 * @param model the model that weighs the steps
 * @param transforms what makes steps of touchpoints, in order
 */
public record TransformedModel(AttributionModel model, List<PathTransform> transforms) implements AttributionModel {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     */
    public TransformedModel {
        notNull(model, "model");
        transforms = ImmutableList.copyOf(transforms);
    }

    @Override
    public String name() {
        return model.name() + " after "
                + transforms.stream().map(PathTransform::toString).collect(Collectors.joining(", "));
    }

    @Override
    public Needs needs() {
        return model.needs();
    }

    @Override
    public List<String> notes() {
        return model.notes();
    }

    @Override
    public FitScope scope() {
        FitScope inner = model.scope();
        // steps are made here: whoever binds this model gives it touchpoints as they happened
        return inner.path() == null || !inner.transforms().equals(transforms)
                ? inner
                : new FitScope(inner.path(), ImmutableList.of(), inner.goal(), inner.windows());
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        Needs besidePath =
                new Needs(needs().features(), Sets.filter(needs().columns(), column -> !column.equals(schema.path())));
        schema.require(name(), besidePath);
        return new Bound(schema, model.bind(schema.after(transforms)), transforms);
    }

    @Override
    public String toString() {
        return name();
    }

    private record Bound(JourneySchema schema, BoundModel inner, List<PathTransform> transforms) implements BoundModel {

        @Override
        public Kernel newKernel() {
            return new StepKernel(schema, inner, transforms);
        }

        /** The steps' own fallback is the inner model's and settled here; without a step there is nothing to credit. */
        @Override
        public Fallback fallback() {
            return Fallback.UNATTRIBUTED;
        }
    }

    /** w_touch = w_step / (touchpoints merged into the step), 0 for touchpoints without a step. */
    private static final class StepKernel implements Kernel {
        private final PathSteps steps;
        private final JourneyEncoder encoder;
        private final Kernel inner;
        private final Fallback fallback;
        private double[] stepWeights = new double[16];

        StepKernel(JourneySchema schema, BoundModel inner, List<PathTransform> transforms) {
            steps = new PathSteps(schema.pathLabels(), transforms);
            encoder = new JourneyEncoder(schema);
            this.inner = inner.newKernel();
            fallback = inner.fallback();
        }

        @Override
        public double weigh(JourneyView journey, double[] weights) {
            steps.apply(journey);
            int count = steps.count();
            int n = journey.length();
            if (count == 0) {
                Arrays.fill(weights, 0, n, 0);
                return 0;
            }
            if (stepWeights.length < count) {
                stepWeights = new double[2 * count];
            }
            double baseline = inner.weigh(encoder.encodeSteps(journey, steps), stepWeights);
            if (fallback == Fallback.LINEAR && isZero(count)) {
                Arrays.fill(stepWeights, 0, count, 1);
            }
            for (int i = 0; i < n; i++) {
                int step = steps.stepOf(i);
                weights[i] = step < 0 ? 0 : stepWeights[step] / steps.touchpoints(step);
            }
            return baseline;
        }

        private boolean isZero(int count) {
            for (int step = 0; step < count; step++) {
                if (stepWeights[step] != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
