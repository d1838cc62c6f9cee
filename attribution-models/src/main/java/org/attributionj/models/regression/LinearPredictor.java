package org.attributionj.models.regression;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.internal.FittedLabels;

/** Log-odds as a sum over labels: what all logistic models hand to their kernels. Not changed once made. */
final class LinearPredictor {
    /** Exposure and covariates. */
    final LogisticOptions options;

    /** The log-odds of a journey without touchpoints. */
    final double intercept;

    /** Of the path's columns, then of each covariate's, each sorted. */
    final List<ImmutableList<String>> labels;

    /** Their coefficients, block by block. */
    final double[] coefficients;

    private LinearPredictor(
            LogisticOptions options, double intercept, List<ImmutableList<String>> labels, double[] coefficients) {
        this.options = options;
        this.intercept = intercept;
        this.labels = labels;
        this.coefficients = coefficients;
    }

    /** Of coefficients that are sorted by block and label, or not. */
    static LinearPredictor of(
            LogisticOptions options, String path, double intercept, List<LogisticCoefficient> coefficients) {
        Map<String, TreeMap<String, Double>> byColumn = new LinkedHashMap<>();
        byColumn.put(path, new TreeMap<>());
        options.covariates()
                .forEach(covariate -> byColumn.put(covariate.dimension().name(), new TreeMap<>()));
        for (LogisticCoefficient coefficient : coefficients) {
            TreeMap<String, Double> column = byColumn.get(coefficient.column());
            if (column == null) {
                throw new IllegalArgumentException(
                        "coefficients must be of " + byColumn.keySet() + ", but one is of " + coefficient.column());
            }
            column.put(coefficient.label(), coefficient.estimate());
        }
        List<ImmutableList<String>> labels = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        for (TreeMap<String, Double> column : byColumn.values()) {
            labels.add(ImmutableList.copyOf(column.keySet()));
            numbers.addAll(column.values());
        }
        double[] array = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        return new LinearPredictor(options, intercept, labels, array);
    }

    LogisticKernel newKernel(JourneySchema schema) {
        return new LogisticKernel(this, schema);
    }

    /** Credit by a kernel, with a word on labels that the fit has not seen. */
    BoundModel bound(BoundModel credit) {
        return new BoundModel() {
            @Override
            public Kernel newKernel() {
                return credit.newKernel();
            }

            @Override
            public String reason(JourneyView journey, int touch) {
                return labels.get(0).contains(journey.label(touch))
                        ? ""
                        : journey.schema().path().name() + " not in the fit";
            }
        };
    }

    FittedLabels fittedLabels(int block, JourneySchema schema) {
        int column = schemaColumn(block, schema);
        return new FittedLabels(column < 0 ? schema.pathLabels() : schema.columnLabels(column), labels.get(block));
    }

    /** The schema's column of a block's dimension, -1 if that is what paths are made of. */
    int schemaColumn(int block, JourneySchema schema) {
        return block == 0
                ? -1
                : schema.columnOf(options.covariates().get(block - 1).dimension());
    }

    boolean isRemovable(int block) {
        return block == 0 || options.covariates().get(block - 1).removable();
    }
}
