package org.attributionj.eval.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.ReferenceNumbers;
import org.attributionj.eval.truth.Truth;
import org.junit.jupiter.api.Test;

/** The scores against R's functions; what the numbers are of stands in {@code golden/r/experiments.R}. */
class ReferenceScoresTest {
    private static final double RELATIVE = 1e-12;

    private final ReferenceNumbers r = ReferenceNumbers.read();

    private void is(double number, String name) {
        double expected = r.get(name);
        assertThat(number).as(name).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
    }

    private static Map<Channel, Double> shares(double... numbers) {
        Map<Channel, Double> shares = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            shares.put(Channel.of("c" + i), numbers[i]);
        }
        return shares;
    }

    @Test
    void scoresAreThoseOfR() {
        ShareScore shares = ShareScore.of(
                shares(0.30, 0.10, 0.10, 0.25, 0.05, 0.20),
                Truth.of("made up", shares(0.28, 0.12, 0.12, 0.12, 0.06, 0.30)));
        is(shares.tau(), "score.tau");
        is(shares.mae(), "score.mae");
        is(shares.rmse(), "score.rmse");
        double[] predictions = {0.9, 0.8, 0.7, 0.7, 0.4, 0.4, 0.3, 0.2, 0.1, 0.05};
        int[] outcomes = {1, 1, 0, 1, 1, 0, 0, 0, 1, 0};
        ResponsePredictions all = new ResponsePredictions();
        for (int i = 0; i < outcomes.length; i++) {
            all.add(predictions[i], outcomes[i], 1 - outcomes[i]);
        }
        ResponseScore response = all.score("made up", 2);
        is(response.auc(), "score.auc");
        is(response.brier(), "score.brier");
        is(response.logLikelihood(), "score.log-likelihood");
        assertThat(r.unread(Set.of("score"))).isEmpty();
    }
}
