package org.attributionj.models.response;

import java.util.Map;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;

/**
 * A response model with given coefficients, the slow obvious way: log-odds = intercept + sum over kept touchpoints of the
 * label's coefficient x exp(-decay x age).
 */
public record LogitResponse(double intercept, Map<String, Double> coefficients, double decayPerDay)
        implements ResponseModel {
    private static final double MILLIS_PER_DAY = 86_400_000.0;

    @Override
    public String name() {
        return "logit";
    }

    @Override
    public Needs needs() {
        return decayPerDay == 0 ? Needs.NOTHING : Needs.TIMES;
    }

    @Override
    public ResponseKernel newResponseKernel(JourneySchema schema) {
        schema.require(name(), needs());
        return new ResponseKernel() {
            @Override
            public double probability(JourneyView journey, boolean[] kept) {
                double logOdds = intercept;
                for (int i = 0; i < journey.length(); i++) {
                    if (kept[i]) {
                        logOdds += coefficients.getOrDefault(journey.label(i), 0.0) * felt(journey, i);
                    }
                }
                return 1 / (1 + Math.exp(-logOdds));
            }

            @Override
            public void exposure(JourneyView journey, double[] exposure) {
                for (int i = 0; i < journey.length(); i++) {
                    exposure[i] = felt(journey, i);
                }
            }
        };
    }

    private double felt(JourneyView journey, int touch) {
        return decayPerDay == 0 ? 1 : Math.exp(-decayPerDay * journey.millisBeforeEnd(touch) / MILLIS_PER_DAY);
    }
}
