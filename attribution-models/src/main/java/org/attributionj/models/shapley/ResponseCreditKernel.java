package org.attributionj.models.shapley;

import java.util.Arrays;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.Kernel;
import org.attributionj.models.response.ResponseKernel;

/** Credits a journey from what a response model says about its parts. Owns scratch arrays: one thread at a time. */
final class ResponseCreditKernel implements Kernel {
    private final ResponseKernel response;
    private final ResponseCreditOptions options;
    private final JourneyPlayers players = new JourneyPlayers();
    private final ExactSolver solver = new ExactSolver();
    private final PermutationSampler sampler = new PermutationSampler();

    private boolean[] kept = {};
    private double[] exposure = {};
    private double[] part = new double[8];
    private double[] felt = new double[8];
    private double[] table = new double[64];

    ResponseCreditKernel(ResponseKernel response, ResponseCreditOptions options) {
        this.response = response;
        this.options = options;
    }

    @Override
    public double weigh(JourneyView journey, double[] weights) {
        int n = journey.length();
        if (kept.length < n) {
            kept = new boolean[Math.max(n, 2 * kept.length)];
            exposure = new double[kept.length];
        }
        Arrays.fill(kept, 0, n, false);
        double empty = response.probability(journey, kept);
        Arrays.fill(kept, 0, n, true);
        double full = response.probability(journey, kept);
        if (options.operator() == CreditOperator.BACKWARDS_ELIMINATION) {
            eliminateBackwards(journey, empty, weights);
        } else {
            int m = players.number(journey);
            ensurePlayers(m);
            if (options.operator() == CreditOperator.LEAVE_ONE_OUT) {
                leaveOneOut(journey, m, full);
            } else {
                shapley(journey, m);
            }
            divide(journey, m, weights);
        }
        return baseline(empty, full);
    }

    /** The part of P(conversion | journey) that is there without any touchpoint: P(none) / P(journey), at most 1. */
    static double baseline(double empty, double full) {
        if (full > empty) {
            return empty / full;
        }
        return empty > 0 ? 1 : 0;
    }

    private void eliminateBackwards(JourneyView journey, double empty, double[] weights) {
        int n = journey.length();
        Arrays.fill(kept, 0, n, false);
        double before = empty;
        for (int j = 0; j < n; j++) {
            kept[j] = true;
            double after = response.probability(journey, kept);
            weights[j] = Math.max(0, after - before);
            before = after;
        }
    }

    private void leaveOneOut(JourneyView journey, int m, double full) {
        int n = journey.length();
        for (int p = 0; p < m; p++) {
            for (int i = 0; i < n; i++) {
                kept[i] = players.player(i) != p;
            }
            part[p] = full - response.probability(journey, kept);
        }
    }

    private void shapley(JourneyView journey, int m) {
        if (m <= options.exactPlayers()) {
            int sets = 1 << m;
            if (table.length < sets) {
                table = new double[sets];
            }
            response.tabulate(journey, players.players(), m, kept, table);
            solver.solve(m, table, part);
        } else {
            sampler.sample(m, new Walk(journey), options.sampling());
            for (int p = 0; p < m; p++) {
                part[p] = sampler.value(p);
            }
        }
    }

    /** weight_i = max(0, part of its channel) * exposure_i / sum of exposure over its channel. */
    private void divide(JourneyView journey, int m, double[] weights) {
        int n = journey.length();
        response.exposure(journey, exposure);
        Arrays.fill(felt, 0, m, 0);
        for (int i = 0; i < n; i++) {
            felt[players.player(i)] += exposure[i];
        }
        for (int i = 0; i < n; i++) {
            int p = players.player(i);
            double ofChannel = felt[p] > 0 ? exposure[i] / felt[p] : 1.0 / players.touches(p);
            weights[i] = Math.max(0, part[p]) * ofChannel;
        }
    }

    private void ensurePlayers(int m) {
        if (part.length < m) {
            part = new double[Math.max(m, 2 * part.length)];
            felt = new double[part.length];
        }
    }

    /** Channels joining the journey one after the other. */
    private final class Walk implements CoalitionWalk {
        private final JourneyView journey;

        Walk(JourneyView journey) {
            this.journey = journey;
        }

        @Override
        public double restart() {
            Arrays.fill(kept, 0, journey.length(), false);
            return response.probability(journey, kept);
        }

        @Override
        public double join(int player) {
            int n = journey.length();
            for (int i = 0; i < n; i++) {
                kept[i] |= players.player(i) == player;
            }
            return response.probability(journey, kept);
        }
    }
}
