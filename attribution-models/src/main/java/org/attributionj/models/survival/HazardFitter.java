package org.attributionj.models.survival;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Fits an additive hazard. */
final class HazardFitter {
    private HazardFitter() {}

    static HazardFit fit(JourneyTimes data, HazardOptions options) {
        RiskTime riskTime = options.riskTime().resolved(data);
        double conversions = data.conversions();
        double journeys = data.journeys();
        if (conversions == 0 || (riskTime == RiskTime.JOURNEY && conversions == journeys)) {
            FitState state = conversions == 0 ? FitState.NO_CONVERSIONS : FitState.ALL_CONVERTED;
            List<HazardEffect> none = new ArrayList<>();
            data.channels.forEach(channel -> none.add(new HazardEffect(channel, 0, 0, 0, 0)));
            return new HazardFit(options, riskTime, state, 0, 0, conversions, journeys, 0, 0, none);
        }
        HazardEm em = new HazardEm(data, riskTime, options);
        HazardParameters at = em.run(options.baseline() == Baseline.CONSTANT);
        double[] errors = HazardInformation.errors(data, riskTime, options, at);
        double followUp = options.followUp().toMillis() / JourneyTimes.MILLIS_PER_DAY;
        double logLikelihood = HazardSums.of(data, riskTime, followUp, at).logLikelihood(at);
        int channels = data.channels.size();
        List<HazardEffect> effects = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            effects.add(new HazardEffect(
                    data.channels.get(c), at.beta[c], errors[1 + c], at.w[c], errors[1 + channels + c]));
        }
        return new HazardFit(
                options,
                riskTime,
                em.isConverged() ? FitState.CONVERGED : FitState.NOT_CONVERGED,
                em.iterations(),
                logLikelihood,
                conversions,
                journeys,
                at.mu,
                errors[0],
                Collections.unmodifiableList(effects));
    }
}
