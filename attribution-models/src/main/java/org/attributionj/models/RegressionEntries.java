package org.attributionj.models;

import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.models.regression.BaggedLogistic;
import org.attributionj.models.regression.BaggedLogisticOptions;
import org.attributionj.models.regression.Covariate;
import org.attributionj.models.regression.Exposure;
import org.attributionj.models.regression.ExposureChoice;
import org.attributionj.models.regression.LogisticModel;
import org.attributionj.models.regression.LogisticOptions;
import org.attributionj.models.shapley.CreditOperator;
import org.attributionj.models.spec.SpecText;

/** The catalogue's entries of the logistic response models. */
final class RegressionEntries {
    private static final String SOURCE = "Shao and Li (2011), doi:10.1145/2020408.2020453";
    private static final String NONE = "none";
    private static final String EXPOSURE = "exposure";
    private static final String AUTO = "auto";
    private static final String PRESENCE = "presence";

    private RegressionEntries() {}

    static List<ModelEntry> all() {
        ModelEntry.Builder logistic = ModelEntry.builder("logistic", "regression")
                .description("Logistic regression on channels, credited from its probabilities, the rest as baseline");
        ModelEntry.Builder bagged = ModelEntry.builder("bagged-logistic", "regression")
                .description("Logistic regressions on parts of the journeys and channels, averaged")
                .option("bags", "100", "how many regressions")
                .option("rows", "0.5", "part of the journeys that each draws, up to 1")
                .option("columns", "0.5", "part of the channels that each draws, up to 1")
                .option("seed", "12345", "seed of the draws");
        return ImmutableList.of(
                withOptions(logistic, AUTO, "auto, presence, counts, or decayed (auto and decayed need times)")
                        .needs(Needs.TIMES)
                        .learned(RegressionEntries::logistic),
                withOptions(bagged, PRESENCE, "presence, counts, or decayed (needs times)")
                        .learned(RegressionEntries::bagged));
    }

    private static ModelEntry.Builder withOptions(ModelEntry.Builder entry, String exposure, String exposures) {
        LogisticOptions defaults = LogisticOptions.DEFAULT;
        return entry.option(EXPOSURE, exposure, exposures)
                .option("half-life", "7d", "time in which decayed exposure halves")
                .option("l2", SpecText.number(defaults.l2()), "ridge penalty on coefficients, 0 or more")
                .option("credit", defaults.credit().text(), "shapley, leave-one-out or backwards-elimination")
                .option("covariates", NONE, "dimensions that go with a touchpoint, such as type|device, or none")
                .option("journey-covariates", NONE, "dimensions that belong to the journey, such as country, or none")
                .option("iterations", Integer.toString(defaults.iterations()), "the most Newton steps")
                .option("tolerance", SpecText.number(defaults.tolerance()), "step to stop at, in standard errors")
                .source(SOURCE);
    }

    private static LogisticOptions regression(ModelOptions options) {
        LogisticOptions regression = LogisticOptions.DEFAULT
                .withL2(options.number("l2"))
                .withCredit(options.choice("credit", CreditOperator.class))
                .withIterations(options.integer("iterations"))
                .withTolerance(options.number("tolerance"))
                .withCovariates(covariates(options));
        if (isAuto(options)) {
            return regression;
        }
        Exposure exposure = options.choice(EXPOSURE, Exposure.class);
        Duration halfLife = options.duration("half-life");
        return exposure == Exposure.DECAYED ? regression.decayed(halfLife) : regression.withExposure(exposure);
    }

    private static boolean isAuto(ModelOptions options) {
        return SpecText.word(options.text(EXPOSURE)).equals(AUTO);
    }

    private static Covariate[] covariates(ModelOptions options) {
        List<Covariate> covariates = new ArrayList<>();
        add("covariates", options, Covariate::ofTouchpoints, covariates);
        add("journey-covariates", options, Covariate::ofJourney, covariates);
        return covariates.toArray(Covariate[]::new);
    }

    private static void add(
            String option, ModelOptions options, Function<Dimension, Covariate> kind, List<Covariate> covariates) {
        List<String> names = options.labels(option);
        if (!names.equals(List.of(NONE))) {
            for (String name : names) {
                Dimension dimension = Dimension.find(name)
                        .orElseThrow(() -> new IllegalArgumentException("option " + option + " must name dimensions of "
                                + Dimension.builtIn() + ", but was " + quoted(name)));
                covariates.add(kind.apply(dimension));
            }
        }
    }

    private static ModelDefinition.Fittable<?> logistic(ModelOptions values) {
        LogisticOptions options = regression(values);
        if (isAuto(values)) {
            return TimedFittable.of(
                    ExposureChoice.nameOf(options),
                    ExposureChoice.needs(options),
                    table -> ExposureChoice.fit(table, options));
        }
        return fittable(
                LogisticModel.nameOf(options),
                options,
                table -> LogisticModel.fit(table, options),
                table -> LogisticModel.fit(table, options));
    }

    private static ModelDefinition.Fittable<?> bagged(ModelOptions options) {
        BaggedLogisticOptions bagged = new BaggedLogisticOptions(
                regression(options),
                options.integer("bags"),
                options.number("rows"),
                options.number("columns"),
                options.whole("seed"));
        return fittable(
                BaggedLogistic.nameOf(bagged),
                bagged.regression(),
                table -> BaggedLogistic.fit(table, bagged),
                table -> BaggedLogistic.fit(table, bagged));
    }

    /** Paths are enough for presence and counts of channels alone. */
    private static ModelDefinition.Fittable<?> fittable(
            String name, LogisticOptions options, PathFittable.Fitting ofPaths, TimedFittable.PlainFitting ofJourneys) {
        boolean isOfPaths =
                options.exposure() != Exposure.DECAYED && options.covariates().isEmpty();
        return isOfPaths ? new PathFittable(name, ofPaths) : TimedFittable.of(name, options.needs(), ofJourneys);
    }
}
