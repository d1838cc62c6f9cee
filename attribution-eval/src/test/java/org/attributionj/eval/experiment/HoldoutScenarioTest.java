package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.scenario.Scenarios;
import org.attributionj.eval.scenario.SimulatedData;
import org.attributionj.eval.scenario.SimulationOptions;
import org.junit.jupiter.api.Test;

/** Hold-outs in worlds whose truth is known, hidden intent included. */
class HoldoutScenarioTest {
    private static final int REPEATS = 30;
    private static final int USERS = 2000;

    @Test
    void liftIsWhatSwitchingTheChannelOffTakesAway() {
        Channel channel = Channel.DISPLAY;
        int held = 0;
        int heldByEligible = 0;
        double width = 0;
        double widthOfEligible = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            SimulatedData data = Scenarios.of("confounded-targeting")
                    .generate(SimulationOptions.of(USERS, 100 + repeat).withHoldout(channel, 0.5));
            CustomerOutcomes outcomes = new CustomerOutcomes();
            data.conversions().forEach(each -> outcomes.add(each.customer(), each.value()));
            Holdout holdout = Holdout.of(channel, data.customers(), outcomes, HoldoutOptions.DEFAULT);
            double truth =
                    Objects.requireNonNull(data.experiment().leaveOneOut().get(channel));

            ProportionTest everybody = holdout.everybody().conversions();
            ProportionTest eligible = holdout.best().conversions();
            long served = eligible.treated().customers() + eligible.control().customers();
            held += everybody.interval().times(USERS).contains(truth) ? 1 : 0;
            heldByEligible += eligible.interval().times((double) served).contains(truth) ? 1 : 0;
            width += USERS * (everybody.interval().high() - everybody.interval().low());
            widthOfEligible += (double) served
                    * (eligible.interval().high() - eligible.interval().low());
        }
        assertThat(held / (double) REPEATS).isGreaterThanOrEqualTo(0.86);
        assertThat(heldByEligible / (double) REPEATS).isGreaterThanOrEqualTo(0.86);
        assertThat(widthOfEligible).isLessThanOrEqualTo(width);
    }
}
