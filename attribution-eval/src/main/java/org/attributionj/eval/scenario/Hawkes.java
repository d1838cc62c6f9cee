package org.attributionj.eval.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.truth.Truth;

/**
 * Contacts breed contacts, and each one raises the intensity of converting for a while.
 *
 * <pre>
 *   contacts: immigrants of channel c, Poisson(m_c) over the study; each contact of channel c has Poisson(n_cd) children
 *             of channel d, at Exp(w) hours after it (the cluster form of a Hawkes process)
 *   intensity of converting: l(t) = l0 + sum over contacts before t of a_c v exp(-v (t - t_i))
 *   P(convert within T = 720 h) = 1 - exp(-integral of l over [0, T])
 * </pre>
 *
 * <p>A contact's children are drawn from a stream of its own: switching a channel off removes its contacts and all that
 * they bred, and changes nothing else. The conversion is the first point of independent processes, one per contact and
 * one of the base, so that its time is exact. Hawkes (1971), doi:10.1093/biomet/58.1.83; Hawkes, Oakes (1974),
 * doi:10.2307/3212693.
 */
final class Hawkes implements World {
    /** The name of the truth that leaves what contacts breed to the bred. */
    static final String DIRECT = "direct_trigger";

    private static final List<Channel> CHANNELS = List.of(
            Channel.EMAIL, Channel.PAID_SEARCH, Channel.DISPLAY, Channel.SOCIAL, Channel.DIRECT, Channel.RETARGETING);
    private static final int N = 6;
    private static final double[] MEANS = {0.8, 0.4, 1.2, 0.6, 0.2, 0.1};
    /** The expected children of a contact, by its channel and theirs. Rows add up to less than 1: families die out. */
    private static final double[][] CHILDREN = {
        {0.10, 0.05, 0, 0.02, 0.10, 0.10},
        {0.05, 0.10, 0, 0.02, 0.15, 0.25},
        {0.02, 0.10, 0.10, 0.03, 0.05, 0.05},
        {0.02, 0.05, 0, 0.20, 0.05, 0.10},
        {0.05, 0.05, 0, 0.02, 0.10, 0.15},
        {0, 0.02, 0, 0, 0.05, 0.20},
    };

    private static final double BREEDING_RATE = 1.0 / 36;
    private static final double[] EFFECTS = {0.020, 0.060, 0.006, 0.012, 0.030, 0.015};
    private static final double DECAY = 1.0 / 24;
    private static final double BASE = 0.006;
    private static final long FAMILY = 200;
    private static final long OUTCOME = 100;

    @Override
    public List<Channel> channels() {
        return CHANNELS;
    }

    @Override
    public Map<String, Truth> parameters(int users, long seed) {
        double[] sums = new double[N];
        int all = (1 << N) - 1;
        for (int customer = 0; customer < users; customer++) {
            addTriggered(grow(seed, customer, all), sums);
        }
        ImmutableSortedMap.Builder<Channel, Double> effects = ImmutableSortedMap.naturalOrder();
        for (int c = 0; c < N; c++) {
            effects.put(CHANNELS.get(c), sums[c]);
        }
        return ImmutableMap.of(
                DIRECT,
                Truth.of(
                        "expected conversions that a contact of the channel triggers itself (its part of the intensity"
                                + " when the conversion happens); what its contacts breed is not its own",
                        effects.buildOrThrow()));
    }

    /**
     * Adds the integral over the study of l_c(t) exp(-integral of l up to t) to each channel's sum, by Simpson's rule in
     * steps of at most 3 hours between contacts: relative error below 5e-6.
     */
    static void addTriggered(Path path, double[] sums) {
        double[] excitation = new double[N];
        double hazard = 0;
        double from = 0;
        for (int i = 0; i <= path.length(); i++) {
            double to = i == path.length() ? HOURS : path.hours()[i];
            int steps = 2 * (int) StrictMath.ceil((to - from) / 6 + 1e-9);
            double h = steps == 0 ? 0 : (to - from) / steps;
            double total = 0;
            for (double part : excitation) {
                total += part;
            }
            for (int k = 0; k <= steps; k++) {
                // between contacts each part decays alike, and the hazard has a closed form
                double decay = StrictMath.exp(-DECAY * k * h);
                double until = hazard + BASE / HOURS * k * h + total * (1 - decay) / DECAY;
                double weight = (k == 0 || k == steps ? 1 : k % 2 == 1 ? 4 : 2) * h / 3;
                double survival = weight * StrictMath.exp(-until) * decay;
                for (int c = 0; c < N; c++) {
                    sums[c] += survival * excitation[c];
                }
            }
            double decay = StrictMath.exp(-DECAY * (to - from));
            hazard += BASE / HOURS * (to - from) + total * (1 - decay) / DECAY;
            for (int c = 0; c < N; c++) {
                excitation[c] *= decay;
            }
            if (i < path.length()) {
                int c = path.channels()[i];
                excitation[c] += EFFECTS[c] * DECAY;
            }
            from = to;
        }
    }

    @Override
    public Person person(long seed, int customer) {
        return new Infected(seed, customer);
    }

    /** Grows the families of the channels that are on. */
    private static Path grow(long seed, int customer, int on) {
        Path.Builder path = new Path.Builder();
        for (int c = 0; c < N; c++) {
            Draws draws = Draws.of(seed, customer, FAMILY + c);
            int n = draws.poisson(MEANS[c]);
            for (int i = 0; i < n; i++) {
                double hour = HOURS * draws.uniform();
                contact(c, hour, draws.key(), on, path);
            }
        }
        return path.build();
    }

    private static void contact(int channel, double hour, long key, int on, Path.Builder path) {
        if (hour > HOURS || (on >>> channel & 1) == 0) {
            return;
        }
        path.add(channel, hour);
        Draws draws = Draws.of(key);
        for (int d = 0; d < N; d++) {
            int n = draws.poisson(CHILDREN[channel][d]);
            for (int i = 0; i < n; i++) {
                double born = hour + draws.exponential() / BREEDING_RATE;
                contact(d, born, draws.key(), on, path);
            }
        }
    }

    /** The integral of the intensity over the study. */
    static double total(Path path) {
        double sum = BASE;
        for (int i = 0; i < path.length(); i++) {
            sum -= EFFECTS[path.channels()[i]] * StrictMath.expm1(-DECAY * (HOURS - path.hours()[i]));
        }
        return sum;
    }

    /** A customer, whose contacts depend on what is on. */
    private record Infected(long seed, int customer) implements Person {
        @Override
        public int reached(int on) {
            return grow(seed, customer, on).mask();
        }

        @Override
        public double conversions(int on) {
            return -StrictMath.expm1(-total(grow(seed, customer, on)));
        }

        @Override
        public Life life(int on) {
            Path path = grow(seed, customer, on);
            Draws draws = Draws.of(seed, customer, OUTCOME);
            double first = draws.exponential() * HOURS / BASE;
            for (int i = 0; i < path.length(); i++) {
                // a process whose integral never reaches the level has no point
                double part = draws.exponential() / EFFECTS[path.channels()[i]];
                if (part < 1) {
                    first = Math.min(first, path.hours()[i] - StrictMath.log1p(-part) / DECAY);
                }
            }
            double at = first <= HOURS ? first : Life.NEVER;
            return new Life(path.until(at), at);
        }
    }
}
