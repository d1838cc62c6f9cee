package org.attributionj.models.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fits a survival regression: chooses prior and decays, then fits. */
final class SurvivalFitter {
    /** How many open journeys the choice of decays reads at most. */
    private static final long CHOICE_CAP = 20_000;

    private SurvivalFitter() {}

    static SurvivalFit fit(JourneyTimes data, SurvivalOptions options) {
        RiskTime riskTime = options.riskTime().resolved(data);
        double conversions = data.conversions();
        if (conversions == 0) {
            return empty(data, options, riskTime, FitState.NO_CONVERSIONS);
        }
        double followUp = options.followUp().toMillis() / JourneyTimes.MILLIS_PER_DAY;
        PersonPeriods periods = new PersonPeriods(data, JourneySample.of(data, options.cap()), riskTime, followUp);
        double[] decays = new double[data.channels.size()];
        periods.fill(decays);
        double risk = riskWithoutEvent(periods);
        if (risk == 0) {
            return empty(data, options, riskTime, FitState.ALL_CONVERTED);
        }
        double intercept = Math.log(conversions / (risk + conversions));
        long choiceCap = options.cap() == 0 ? CHOICE_CAP : Math.min(CHOICE_CAP, options.cap());
        PersonPeriods few = new PersonPeriods(data, JourneySample.of(data, choiceCap), riskTime, followUp);
        few.fill(decays);
        DecayChoice choice = new DecayChoice(few, data.gap(), intercept);
        decays = choice.choose(options.decay(), options.shape());
        periods.fill(decays);
        return fit(data, options, riskTime, periods, decays, choice, intercept);
    }

    private static SurvivalFit fit(
            JourneyTimes data,
            SurvivalOptions options,
            RiskTime riskTime,
            PersonPeriods periods,
            double[] decays,
            DecayChoice choice,
            double intercept) {
        int channels = data.channels.size();
        EffectPrior prior = new EffectPrior(choice.shape(), channels);
        double[] start = new double[channels + 1];
        Arrays.fill(start, EffectPrior.TYPICAL);
        start[0] = intercept;
        RegressionResult result = new PeriodRegression(periods, PeriodRegression.Rows.ALL, prior)
                .fit(start, options.tolerance(), options.maxIterations());
        double[] errors = SymmetricMatrix.standardErrors(result.information(), channels + 1);
        List<SurvivalEffect> effects = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            double effect = Math.exp(result.theta()[1 + c]);
            // the error of a logarithm is relative
            effects.add(new SurvivalEffect(data.channels.get(c), effect, effect * errors[1 + c], decays[c]));
        }
        return new SurvivalFit(
                options,
                riskTime,
                result.isConverged() ? FitState.CONVERGED : FitState.NOT_CONVERGED,
                result.iterations(),
                result.logLikelihood(),
                choice.heldOut(),
                data.conversions(),
                data.journeys(),
                choice.shape(),
                result.theta()[0],
                errors[0],
                effects);
    }

    /** The summed lengths of periods without a conversion. */
    static double riskWithoutEvent(PersonPeriods periods) {
        double sum = 0;
        for (int row = 0; row < periods.rows; row++) {
            sum += periods.events[row] ? 0 : periods.weights[row] * Math.exp(periods.logLengths[row]);
        }
        return sum;
    }

    private static SurvivalFit empty(JourneyTimes data, SurvivalOptions options, RiskTime riskTime, FitState state) {
        List<SurvivalEffect> none = new ArrayList<>();
        data.channels.forEach(channel -> none.add(new SurvivalEffect(channel, 0, 0, 0)));
        return new SurvivalFit(options, riskTime, state, 0, 0, 0, data.conversions(), data.journeys(), 0, 0, 0, none);
    }
}
