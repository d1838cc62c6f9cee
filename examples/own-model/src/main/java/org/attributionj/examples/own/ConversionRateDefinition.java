package org.attributionj.examples.own;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.fit.FitRun;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.statistic.JourneyStatistic;
import org.attributionj.core.statistic.path.PathTable;

/** What the model is fitted from, and how: counts of paths give the rates. */
record ConversionRateDefinition(double prior) implements ModelDefinition.Fittable<PathTable> {

    @Override
    public String name() {
        return "conversion-rate:prior=" + (prior == Math.rint(prior) ? String.valueOf((long) prior) : prior);
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public JourneyStatistic<?, PathTable> statistic(Dimension path, List<PathTransform> transforms) {
        return PathTable.statistic(path, transforms);
    }

    @Override
    public AttributionModel fit(PathTable table, FitRun run) {
        Map<String, Double> converted = new TreeMap<>();
        Map<String, Double> all = new TreeMap<>();
        table.forEachJourney(journey -> {
            for (int touch = 0; touch < journey.length(); touch++) {
                String label = journey.label(touch);
                if (isFirst(journey, touch)) {
                    all.merge(label, (double) journey.multiplicity(), Double::sum);
                    converted.merge(label, journey.isConverted() ? (double) journey.multiplicity() : 0, Double::sum);
                }
            }
        });
        Map<String, Double> rates = new TreeMap<>();
        all.forEach((label, count) -> rates.put(label, converted.getOrDefault(label, 0.0) / (count + prior)));
        return new ConversionRateModel(
                new ConversionRateFit(prior, rates), FitScope.of(table.path(), table.transforms()));
    }

    private static boolean isFirst(JourneyView journey, int touch) {
        for (int earlier = 0; earlier < touch; earlier++) {
            if (journey.code(earlier) == journey.code(touch)) {
                return false;
            }
        }
        return true;
    }
}
