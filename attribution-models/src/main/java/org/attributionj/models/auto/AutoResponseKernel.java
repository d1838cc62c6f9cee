package org.attributionj.models.auto;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.models.internal.PlayerSums;
import org.attributionj.models.response.ResponseKernel;

/**
 * P(conversion | the kept touches) under the mixture: the weighted mean of its models' probabilities. Kept touches keep
 * their ages before the journey's last touch, kept or not. Owns its arrays: one thread at a time.
 */
final class AutoResponseKernel implements ResponseKernel {
    private final Mixture mixture;
    private final Touches touches;
    private final double[] x;

    AutoResponseKernel(AutoFit fit, Mixture mixture, Touches touches) {
        this.mixture = mixture;
        this.touches = touches;
        x = new double[fit.channels().size()];
    }

    @Override
    public double probability(JourneyView journey, boolean[] kept) {
        touches.read(journey);
        double sum = 0;
        double weights = 0;
        for (int d = 0; d < mixture.rates.length; d++) {
            touches.features(mixture.rates[d], mixture.sums[d], kept, x);
            for (int k = 0; k < mixture.models[d].length; k++) {
                double weight = mixture.weights[d][k];
                sum += weight * mixture.models[d][k].probability(touches.distinct, 0, touches.distinctCount, x);
                weights += weight;
            }
        }
        return Math.min(1, sum / weights);
    }

    @Override
    public void exposure(JourneyView journey, double[] exposure) {
        touches.read(journey);
        for (int i = 0; i < touches.length; i++) {
            exposure[i] = Design.exposure(touches.ages[i], mixture.splitRate);
        }
    }

    /** All sets at once where no channel belongs to two players: each model's linear part is then a sum over players. */
    @Override
    public void tabulate(JourneyView journey, int[] player, int players, boolean[] kept, double[] table) {
        touches.read(journey);
        int[] playerOf = new int[touches.distinctCount];
        if (!assignPlayers(player, playerOf)) {
            ResponseKernel.super.tabulate(journey, player, players, kept, table);
            return;
        }
        int sets = 1 << players;
        Arrays.fill(table, 0, sets, 0);
        double[] linear = new double[sets];
        double weights = 0;
        for (int d = 0; d < mixture.rates.length; d++) {
            touches.features(mixture.rates[d], mixture.sums[d], null, x);
            for (int k = 0; k < mixture.models[d].length; k++) {
                SmallModel model = mixture.models[d][k];
                double weight = mixture.weights[d][k];
                weights += weight;
                fillLinear(model, playerOf, players, linear);
                for (int set = 0; set < sets; set++) {
                    table[set] += weight * model.probability(linear[set]);
                }
            }
        }
        for (int set = 0; set < sets; set++) {
            table[set] = Math.min(1, table[set] / weights);
        }
    }

    /** The player of each distinct channel, -1 for always kept ones; false if a channel's touches differ in player. */
    private boolean assignPlayers(int[] player, int[] playerOf) {
        int unassigned = -2;
        Arrays.fill(playerOf, unassigned);
        for (int i = 0; i < touches.length; i++) {
            int slot = touches.slots[i];
            if (slot >= 0) {
                if (playerOf[slot] != unassigned && playerOf[slot] != player[i]) {
                    return false;
                }
                playerOf[slot] = player[i];
            }
        }
        return true;
    }

    private void fillLinear(SmallModel model, int[] playerOf, int players, double[] linear) {
        double[] own = new double[players];
        double always = model.a();
        for (int i = 0; i < playerOf.length; i++) {
            double part = model.b()[touches.distinct[i]] * x[i];
            if (playerOf[i] < 0) {
                always += part;
            } else {
                own[playerOf[i]] += part;
            }
        }
        PlayerSums.fill(always, own, players, linear);
    }
}
