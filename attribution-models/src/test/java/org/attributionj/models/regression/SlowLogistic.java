package org.attributionj.models.regression;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.models.regression.SlowLogistic.Term;

/** The model's definition, journey by journey and label by label, without tables, codes or matrices. */
record SlowLogistic(LogisticOptions options, double intercept, Map<Term, Double> coefficients) {
    private static final double MILLIS_PER_DAY = 86_400_000.0;

    record Term(String column, String label) {}

    static SlowLogistic of(LogisticFit fit) {
        Map<Term, Double> coefficients = new HashMap<>();
        fit.coefficients().forEach(each -> coefficients.put(new Term(each.column(), each.label()), each.estimate()));
        return new SlowLogistic(fit.options(), fit.intercept().estimate(), coefficients);
    }

    /** This model with one coefficient moved; the intercept if there is no term. */
    SlowLogistic moved(Term term, double by) {
        if (term == null) {
            return new SlowLogistic(options, intercept + by, coefficients);
        }
        Map<Term, Double> moved = new HashMap<>(coefficients);
        moved.merge(term, by, Double::sum);
        return new SlowLogistic(options, intercept, moved);
    }

    double probability(Journey journey, boolean[] kept) {
        List<Touchpoint> all = journey.touchpoints();
        List<Touchpoint> left = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (kept[i]) {
                left.add(all.get(i));
            }
        }
        Instant last = all.get(all.size() - 1).time();
        double z = intercept + removable(Dimension.CHANNEL, left, last);
        for (Covariate covariate : options.covariates()) {
            if (covariate.removable()) {
                z += removable(covariate.dimension(), left, last);
            } else {
                Set<String> labels = new HashSet<>();
                all.forEach(touch -> labels.add(covariate.dimension().label(touch)));
                for (String label : labels) {
                    z += coefficient(covariate.dimension(), label);
                }
            }
        }
        return 1 / (1 + Math.exp(-z));
    }

    private double removable(Dimension dimension, List<Touchpoint> touchpoints, Instant last) {
        Map<String, Double> x = new HashMap<>();
        for (Touchpoint touch : touchpoints) {
            String label = dimension.label(touch);
            switch (options.exposure()) {
                case PRESENCE -> x.put(label, 1.0);
                case COUNTS -> x.merge(label, 1.0, Double::sum);
                case DECAYED -> {
                    double days = Duration.between(touch.time(), last).toMillis() / MILLIS_PER_DAY;
                    double halfLife = options.halfLife().toMillis() / MILLIS_PER_DAY;
                    x.merge(label, Math.pow(2, -days / halfLife), Double::sum);
                }
            }
        }
        double z = 0;
        for (Map.Entry<String, Double> entry : x.entrySet()) {
            z += entry.getValue() * coefficient(dimension, entry.getKey());
        }
        return z;
    }

    private double coefficient(Dimension dimension, String label) {
        return coefficients.getOrDefault(new Term(dimension.name(), label), 0.0);
    }

    double logLikelihood(List<Journey> journeys) {
        double sum = 0;
        for (Journey journey : journeys) {
            boolean[] kept = new boolean[journey.touchpoints().size()];
            Arrays.fill(kept, true);
            double p = probability(journey, kept);
            sum += Math.log(journey.isConverted() ? p : 1 - p);
        }
        return sum;
    }

    double objective(List<Journey> journeys) {
        double squares = 0;
        for (double coefficient : coefficients.values()) {
            squares += coefficient * coefficient;
        }
        return logLikelihood(journeys) - options.l2() / 2 * squares;
    }
}
