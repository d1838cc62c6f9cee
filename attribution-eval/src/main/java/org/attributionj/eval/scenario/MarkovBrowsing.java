package org.attributionj.eval.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.truth.Truth;

/**
 * Customers move from channel to channel by a first-order Markov chain until they convert or give up. A step into a channel
 * that is switched off ends the journey.
 *
 * <p>Truth is exact: P(conversion) for each set of channels is solved from the chain, not simulated. The truth to judge by
 * is the removal effect, 1 - P(without c) / P. Anderl et al. (2016), doi:10.1016/j.ijresmar.2016.03.001.
 */
final class MarkovBrowsing implements World {
    /** The name of the truth by removal effects. */
    static final String REMOVAL = "removal_effect";

    private static final List<Channel> CHANNELS = List.of(
            Channel.EMAIL, Channel.PAID_SEARCH, Channel.DISPLAY, Channel.SOCIAL, Channel.DIRECT, Channel.REFERRAL);
    private static final int N = 6;

    /** Where journeys start. */
    private static final double[] FIRST = {0.18, 0.17, 0.30, 0.20, 0.05, 0.10};

    /** Rows: from a channel to each channel, then to the conversion; the rest gives up. */
    private static final double[][] NEXT = {
        {0.20, 0.12, 0.05, 0.05, 0.20, 0.03, 0.06},
        {0.10, 0.12, 0.05, 0.05, 0.22, 0.05, 0.09},
        {0.06, 0.14, 0.25, 0.12, 0.05, 0.03, 0.01},
        {0.08, 0.10, 0.15, 0.20, 0.10, 0.05, 0.02},
        {0.12, 0.10, 0.03, 0.05, 0.15, 0.02, 0.14},
        {0.10, 0.15, 0.08, 0.10, 0.12, 0.05, 0.05},
    };

    private static final double GAP_HOURS = 20;
    private static final long OUTCOME = 100;

    @Override
    public List<Channel> channels() {
        return CHANNELS;
    }

    @Override
    public String primary() {
        return REMOVAL;
    }

    @Override
    public VirtualExperiment experiment(int users, long seed) {
        double[] conversions = new double[1 << N];
        for (int on = 0; on < conversions.length; on++) {
            conversions[on] = users * probability(on);
        }
        return VirtualExperiment.of(CHANNELS, conversions);
    }

    @Override
    public Map<String, Truth> parameters(int users, long seed) {
        int all = (1 << N) - 1;
        ImmutableSortedMap.Builder<Channel, Double> effects = ImmutableSortedMap.naturalOrder();
        for (int c = 0; c < N; c++) {
            effects.put(CHANNELS.get(c), 1 - probability(all & ~(1 << c)) / probability(all));
        }
        return ImmutableMap.of(
                REMOVAL,
                Truth.of(
                        "removal effect in the true chain: steps into the channel end the journey; does not depend on the"
                                + " seed",
                        effects.buildOrThrow()));
    }

    /** P(conversion) from the start: p = r + Q p on the channels that are on, by elimination. */
    static double probability(int on) {
        double[][] a = new double[N][N + 1];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                boolean stays = (on >>> i & 1) != 0 && (on >>> j & 1) != 0;
                a[i][j] = (i == j ? 1 : 0) - (stays ? NEXT[i][j] : 0);
            }
            a[i][N] = (on >>> i & 1) != 0 ? NEXT[i][N] : 0;
        }
        // rows of I - Q dominate their diagonal: no pivoting is needed
        for (int k = 0; k < N; k++) {
            for (int i = 0; i < N; i++) {
                if (i != k) {
                    double factor = a[i][k] / a[k][k];
                    for (int j = k; j <= N; j++) {
                        a[i][j] -= factor * a[k][j];
                    }
                }
            }
        }
        double p = 0;
        for (int i = 0; i < N; i++) {
            p += FIRST[i] * a[i][N] / a[i][i];
        }
        return p;
    }

    @Override
    public Person person(long seed, int customer) {
        Draws draws = Draws.of(seed, customer, OUTCOME);
        Path.Builder builder = new Path.Builder();
        double hour = HOURS / 2 * draws.uniform();
        boolean converts = false;
        int state = draw(draws, FIRST);
        while (state < N) {
            builder.add(state, hour);
            hour += GAP_HOURS * draws.exponential();
            state = draw(draws, NEXT[state]);
            converts = state == N;
        }
        Path path = builder.build();
        double convertedAt = converts ? hour : Life.NEVER;
        return new Person() {
            // The journey up to the first channel that is off.
            private Path walk(int on) {
                int n = 0;
                while (n < path.length() && (on >>> path.channels()[n] & 1) != 0) {
                    n++;
                }
                return new Path(Arrays.copyOf(path.channels(), n), Arrays.copyOf(path.hours(), n));
            }

            @Override
            public int reached(int on) {
                return walk(on).mask();
            }

            @Override
            public double conversions(int on) {
                return convertedAt < Life.NEVER && (path.mask() & ~on) == 0 ? 1 : 0;
            }

            @Override
            public Life life(int on) {
                return new Life(walk(on), conversions(on) > 0 ? convertedAt : Life.NEVER);
            }
        };
    }

    /** The index that a uniform number falls on; the length of the row or more stands for giving up. */
    private static int draw(Draws draws, double[] probabilities) {
        double u = draws.uniform();
        for (int i = 0; i < probabilities.length; i++) {
            u -= probabilities[i];
            if (u < 0) {
                return i;
            }
        }
        return N + 1;
    }
}
