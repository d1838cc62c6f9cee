package org.attributionj.models.shapley;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.PathSteps;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.model.Kernel;

/**
 * Shows a kernel the transformed path that its model was fitted on. A step's weight is divided equally over the touchpoints
 * merged into it; dropped touchpoints get 0. One thread at a time.
 */
final class StepKernel implements Kernel {
    private final PathSteps steps;
    private final JourneyEncoder encoder;
    private final Kernel kernel;
    private double[] stepWeights = {};

    private StepKernel(JourneySchema schema, ImmutableList<PathTransform> transforms, Kernel kernel) {
        steps = new PathSteps(schema.pathLabels(), transforms);
        encoder = new JourneyEncoder(schema);
        this.kernel = kernel;
    }

    /** The kernel itself if there is nothing to transform. */
    static Kernel of(JourneySchema schema, ImmutableList<PathTransform> transforms, Kernel kernel) {
        return transforms.isEmpty() ? kernel : new StepKernel(schema, transforms, kernel);
    }

    @Override
    public double weigh(JourneyView journey, double[] weights) {
        steps.apply(journey);
        int count = steps.count();
        if (stepWeights.length < count) {
            stepWeights = new double[Math.max(count, 2 * stepWeights.length)];
        }
        double baseline = kernel.weigh(encoder.encodeSteps(journey, steps), stepWeights);
        if (areZero(count)) {
            // the fallback would give dropped touchpoints a share as well
            Arrays.fill(stepWeights, 0, count, 1);
        }
        for (int i = 0; i < journey.length(); i++) {
            int step = steps.stepOf(i);
            weights[i] = step < 0 ? 0 : stepWeights[step] / steps.touchpoints(step);
        }
        return baseline;
    }

    private boolean areZero(int count) {
        for (int step = 0; step < count; step++) {
            if (stepWeights[step] > 0) {
                return false;
            }
        }
        return true;
    }
}
