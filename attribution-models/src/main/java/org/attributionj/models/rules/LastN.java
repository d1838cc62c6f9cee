package org.attributionj.models.rules;

import static org.attributionj.models.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.internal.Parameters;
import org.attributionj.models.spec.SpecWriter;

/** Fixed parts for the last touchpoint, the one before, and so on. */
record LastN(List<Double> credits) implements AttributionModel, BoundModel {

    LastN {
        credits = credits.stream()
                .map(credit -> Parameters.weight(credit, "credits"))
                .collect(ImmutableList.toImmutableList());
        check(
                credits.stream().anyMatch(credit -> credit > 0),
                "credits must hold a number above 0, such as 0.5|0.3|0.2, but were " + credits);
    }

    @Override
    public String name() {
        return SpecWriter.of("last-n").numbers("credits", credits).toString();
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        return this;
    }

    @Override
    public Kernel newKernel() {
        return new Tail(credits.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public String reason(JourneyView journey, int touch) {
        int fromEnd = journey.length() - touch;
        return fromEnd > credits.size() ? "" : fromEnd == 1 ? Reasons.LAST : "last but " + (fromEnd - 1);
    }

    @Override
    public String toString() {
        return name();
    }

    private static final class Tail implements Kernel {
        private final double[] credits;

        Tail(double[] credits) {
            this.credits = credits;
        }

        // w_{n-k} = c_k for k = 1, 2, ...; 0 for all before
        @Override
        public double weigh(JourneyView journey, double[] weights) {
            int n = journey.length();
            int before = Math.max(0, n - credits.length);
            for (int i = 0; i < before; i++) {
                weights[i] = 0;
            }
            for (int i = before; i < n; i++) {
                weights[i] = credits[n - 1 - i];
            }
            return 0;
        }
    }
}
