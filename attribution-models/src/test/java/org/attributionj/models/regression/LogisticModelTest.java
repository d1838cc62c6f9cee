package org.attributionj.models.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.regression.SlowLogistic.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LogisticModelTest {
    private static final double SAME_MAXIMUM = 1e-8;

    static Stream<LogisticOptions> options() {
        LogisticOptions presence = LogisticOptions.DEFAULT;
        return Stream.of(
                presence,
                presence.withL2(0),
                presence.withExposure(Exposure.COUNTS).withL2(0.3),
                presence.decayed(Duration.ofHours(20)),
                presence.decayed(Duration.ofDays(3)).withL2(0),
                presence.withCovariates(
                        Covariate.ofTouchpoints(Dimension.DEVICE), Covariate.ofJourney(Dimension.COUNTRY)),
                presence.decayed(Duration.ofDays(1))
                        .withCovariates(
                                Covariate.ofJourney(Dimension.COUNTRY), Covariate.ofTouchpoints(Dimension.DEVICE)));
    }

    private static LogisticModel fit(List<Journey> journeys, LogisticOptions options) {
        return LogisticModel.fit(SampleJourneys.table(journeys, options), options);
    }

    /** The gradient of the slow objective vanishes, and its curvature gives the standard errors. */
    @ParameterizedTest
    @MethodSource("options")
    void estimatesAreTheMaximum(LogisticOptions options) {
        List<Journey> journeys = SampleJourneys.journeys(7, 400);
        LogisticModel model = fit(journeys, options);
        LogisticFit fit = model.fit();
        assertThat(fit.state()).as(model.summary()).isEqualTo(FitState.CONVERGED);
        SlowLogistic slow = SlowLogistic.of(fit);
        assertThat(fit.logLikelihood()).isCloseTo(slow.logLikelihood(journeys), within(1e-9));
        assertThat(fit.logLikelihood()).isGreaterThan(fit.nullLogLikelihood());
        assertThat(fit.logLikelihood() - fit.penalty()).isCloseTo(slow.objective(journeys), within(1e-9));
        List<Term> terms = new ArrayList<>();
        terms.add(null);
        fit.coefficients().stream()
                .filter(each -> Double.isFinite(each.standardError()))
                .forEach(each -> terms.add(new Term(each.column(), each.label())));
        double step = 1e-4;
        for (Term term : terms) {
            double up = slow.moved(term, step).objective(journeys);
            double down = slow.moved(term, -step).objective(journeys);
            assertThat((up - down) / (2 * step)).as("%s", term).isCloseTo(0, within(1e-5));
        }
        checkErrors(journeys, fit, slow, terms);
    }

    private static void checkErrors(List<Journey> journeys, LogisticFit fit, SlowLogistic slow, List<Term> terms) {
        int n = terms.size();
        double h = 1e-3;
        double[][] information = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                Term a = terms.get(i);
                Term b = terms.get(j);
                information[i][j] = -(slow.moved(a, h).moved(b, h).objective(journeys)
                                - slow.moved(a, h).moved(b, -h).objective(journeys)
                                - slow.moved(a, -h).moved(b, h).objective(journeys)
                                + slow.moved(a, -h).moved(b, -h).objective(journeys))
                        / (4 * h * h);
            }
        }
        double[][] inverse = inverse(information);
        assertThat(fit.intercept().standardError()).isCloseTo(Math.sqrt(inverse[0][0]), within(1e-4));
        for (LogisticCoefficient each : fit.coefficients()) {
            int at = terms.indexOf(new Term(each.column(), each.label()));
            if (at > 0) {
                assertThat(each.standardError()).isCloseTo(Math.sqrt(inverse[at][at]), within(1e-4));
            }
        }
    }

    /** Gauss and Jordan, with pivoting. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] a = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(matrix[i], 0, a[i], 0, n);
            a[i][n + i] = 1;
        }
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            double[] row = a[pivot];
            a[pivot] = a[k];
            a[k] = row;
            double divisor = row[k];
            for (int j = 0; j < 2 * n; j++) {
                row[j] /= divisor;
            }
            for (int i = 0; i < n; i++) {
                double factor = a[i][k];
                for (int j = 0; i != k && j < 2 * n; j++) {
                    a[i][j] -= factor * row[j];
                }
            }
        }
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(a[i], n, inverse[i], 0, n);
        }
        return inverse;
    }

    @ParameterizedTest
    @MethodSource("options")
    void orderChangesNoBit(LogisticOptions options) {
        List<Journey> journeys = SampleJourneys.journeys(3, 150);
        LogisticModel model = fit(journeys, options);
        List<Journey> shuffled = new ArrayList<>(journeys);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(fit(shuffled, options)).isEqualTo(model).hasSameHashCodeAs(model);
        assertThat(shuffled.stream().collect(LogisticModel.statistic(Dimension.CHANNEL, options)))
                .isEqualTo(model);
    }

    @ParameterizedTest
    @MethodSource("options")
    void removingACustomerIsAsIfNeverSeen(LogisticOptions options) {
        List<Journey> journeys = SampleJourneys.journeys(4, 150);
        JourneyTable table = SampleJourneys.table(journeys, options);
        table.remove("customer 17");
        List<Journey> others = journeys.stream()
                .filter(journey -> !journey.customer().equals("customer 17"))
                .toList();
        assertThat(LogisticModel.fit(table, options)).isEqualTo(fit(others, options));
    }

    @Test
    void pathsAndJourneysGiveTheSameBits() {
        List<Journey> journeys = SampleJourneys.journeys(5, 300);
        for (Exposure exposure : List.of(Exposure.PRESENCE, Exposure.COUNTS)) {
            LogisticOptions options = LogisticOptions.DEFAULT.withExposure(exposure);
            LogisticModel model = fit(journeys, options);
            assertThat(LogisticModel.fit(SampleJourneys.paths(journeys), options))
                    .isEqualTo(model);
            assertThat(journeys.stream().collect(LogisticModel.pathStatistic(Dimension.CHANNEL, List.of(), options)))
                    .isEqualTo(model);
        }
    }

    @Test
    void doubledDataDoubleTheInformation() {
        LogisticOptions options =
                LogisticOptions.DEFAULT.withExposure(Exposure.COUNTS).withL2(0);
        PathTable once = SampleJourneys.paths(SampleJourneys.journeys(6, 300));
        PathTable twice = once.copy();
        twice.merge(once);
        LogisticFit single = LogisticModel.fit(once, options).fit();
        LogisticFit doubled = LogisticModel.fit(twice, options).fit();
        assertThat(doubled.logLikelihood()).isCloseTo(2 * single.logLikelihood(), within(1e-7));
        for (int i = 0; i < single.coefficients().size(); i++) {
            LogisticCoefficient of1 = single.coefficients().get(i);
            LogisticCoefficient of2 = doubled.coefficients().get(i);
            assertThat(of2.estimate()).isCloseTo(of1.estimate(), within(SAME_MAXIMUM));
            assertThat(of2.standardError()).isCloseTo(of1.standardError() / Math.sqrt(2), within(SAME_MAXIMUM));
        }
    }

    @Test
    void penaltyShrinksAndStandardErrorsWithIt() {
        PathTable table = SampleJourneys.paths(SampleJourneys.journeys(8, 300));
        double before = Double.POSITIVE_INFINITY;
        for (double l2 : new double[] {0, 1, 10, 1e4, 1e9}) {
            LogisticFit fit =
                    LogisticModel.fit(table, LogisticOptions.DEFAULT.withL2(l2)).fit();
            double squares = fit.coefficients().stream()
                    .mapToDouble(each -> each.estimate() * each.estimate())
                    .sum();
            assertThat(fit.state()).isEqualTo(FitState.CONVERGED);
            assertThat(squares).isLessThan(before);
            before = squares;
        }
        assertThat(before).isLessThan(1e-10);
    }

    @Test
    void stoppedFitsSaySo() {
        PathTable table = SampleJourneys.paths(SampleJourneys.journeys(8, 300));
        LogisticModel model = LogisticModel.fit(table, LogisticOptions.DEFAULT.withIterations(1));
        assertThat(model.state()).isEqualTo(FitState.NOT_CONVERGED);
        assertThat(model.fit().iterations()).isEqualTo(1);
        assertThat(model.summary()).contains("NOT CONVERGED after 1 iterations");
        assertThat(model.name()).isEqualTo("logistic:exposure=presence,l2=1,credit=shapley,iterations=1");
    }

    @Test
    void summaryIsWhatAStatisticianExpects() {
        LogisticModel model = fit(
                SampleJourneys.journeys(9, 400),
                LogisticOptions.DEFAULT.withCovariates(Covariate.ofJourney(Dimension.COUNTRY)));
        assertThat(model.summary().lines().toList())
                .hasSize(4 + 1 + 4 + 2)
                .anyMatch(line -> line.startsWith("converged after"))
                .anyMatch(line -> line.contains("log-likelihood -") && line.contains("penalty"))
                .anyMatch(line -> line.contains("estimate") && line.contains("std. error"))
                .anyMatch(line -> line.startsWith("(intercept)"))
                .anyMatch(line -> line.startsWith("channel email"))
                .anyMatch(line -> line.startsWith("country SE"));
        assertThat(model.channelCredits()).isEmpty();
        assertThat(model).hasToString(model.name());
    }

    @ParameterizedTest
    @MethodSource("options")
    void fitsAreValues(LogisticOptions options) throws Exception {
        LogisticModel model = fit(SampleJourneys.journeys(10, 60), options);
        assertThat(LogisticModel.of(model.fit()).withScope(model.scope())).isEqualTo(model);
        assertThat(fit(SampleJourneys.journeys(11, 60), options)).isNotEqualTo(model);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(model);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(model);
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        PathTable paths = SampleJourneys.paths(SampleJourneys.journeys(1, 10));
        assertThatThrownBy(() -> LogisticModel.fit(paths, LogisticOptions.DEFAULT.decayed(Duration.ofDays(1))))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("logistic:exposure=decayed,half-life=1d")
                .hasMessageContaining("times");
        LogisticOptions devices = LogisticOptions.DEFAULT.withCovariates(Covariate.ofTouchpoints(Dimension.DEVICE));
        assertThatThrownBy(() -> LogisticModel.fit(paths, devices))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("covariates=device")
                .hasMessageContaining("column device");
    }

    @Test
    void manyLabelsAreFittedAndTooManyRefused() {
        PathTable table = PathTable.of(Dimension.CAMPAIGN);
        Random random = new Random(12);
        for (int campaign = 0; campaign < 150; campaign++) {
            for (int i = 0; i < 10; i++) {
                SampleJourneys.add(
                        table,
                        List.of("campaign " + campaign, "campaign " + random.nextInt(150)),
                        random.nextInt(2),
                        random.nextInt(4));
            }
        }
        LogisticModel model = LogisticModel.fit(table, LogisticOptions.DEFAULT);
        assertThat(model.state()).isEqualTo(FitState.CONVERGED);
        assertThat(model.fit().coefficients()).hasSize(150);
        for (int campaign = 150; campaign <= 2000; campaign++) {
            SampleJourneys.add(table, List.of("campaign " + campaign), 0, 1);
        }
        assertThatThrownBy(() -> LogisticModel.fit(table, LogisticOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 2000 labels, but there are 2001");
    }

    @Test
    void optionsAreChecked() {
        LogisticOptions options = LogisticOptions.DEFAULT;
        assertThatThrownBy(() -> options.withL2(-1)).hasMessageContaining("l2").hasMessageContaining("-1");
        assertThatThrownBy(() -> options.withL2(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> options.decayed(Duration.ZERO)).hasMessageContaining("halfLife");
        assertThatThrownBy(() -> options.withIterations(0)).hasMessageContaining("iterations");
        assertThatThrownBy(() -> options.withTolerance(0)).hasMessageContaining("tolerance");
        assertThatThrownBy(() -> options.withCovariates(
                        Covariate.ofJourney(Dimension.TYPE), Covariate.ofTouchpoints(Dimension.TYPE)))
                .hasMessageContaining("distinct dimensions");
        LogisticOptions channel = options.withCovariates(Covariate.ofJourney(Dimension.CHANNEL));
        assertThatThrownBy(() -> fit(SampleJourneys.journeys(1, 10), channel))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channel");
    }
}
