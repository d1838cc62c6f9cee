package org.attributionj.eval.scenario;

import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;

/**
 * Contacts that fade, channels that help each other, and segments of customers.
 *
 * <pre>
 *   x_c = sum over contacts of channel c of exp(-age / life_c), age in hours at the moment of decision
 *   P   = 1 - exp(-exp(a_segment + sum b_c x_c + sum over pairs g_cd x_c x_d))
 * </pre>
 *
 * <p>The decision falls six hours after the last contact that all channels together would make. Loyal customers are
 * contacted more often and convert more readily.
 */
final class LogLinearDecay implements World {
    private static final List<Channel> CHANNELS = List.of(
            Channel.EMAIL, Channel.PAID_SEARCH, Channel.DISPLAY, Channel.SOCIAL, Channel.DIRECT, Channel.AFFILIATE);
    private static final double[] MEANS = {1.2, 0.6, 1.6, 0.9, 0.7, 0.3};
    private static final double[] EFFECTS = {0.7, 1.3, 0.3, 0.5, 0.4, 0.9};
    private static final double[] LIVES = {72, 36, 120, 96, 24, 48};
    /** Pairs of channels and what they add together. */
    private static final int[][] PAIRS = {{2, 1}, {0, 3}};

    private static final double[] SYNERGIES = {0.5, 0.3};

    private static final String[] SEGMENTS = {"new", "explorer", "loyal"};
    private static final double[] INTERCEPTS = {-4.2, -3.8, -3.2};
    private static final double[] ACTIVITIES = {0.8, 1.1, 1.6};
    private static final double DELAY_HOURS = 6;
    private static final long SEGMENT = 99;
    private static final long OUTCOME = 100;

    @Override
    public List<Channel> channels() {
        return CHANNELS;
    }

    static double probability(int segment, Path path, int on, double decision) {
        double[] exposure = new double[EFFECTS.length];
        for (int i = 0; i < path.length(); i++) {
            int c = path.channels()[i];
            if ((on >>> c & 1) != 0) {
                exposure[c] += StrictMath.exp((path.hours()[i] - decision) / LIVES[c]);
            }
        }
        double eta = INTERCEPTS[segment];
        for (int c = 0; c < exposure.length; c++) {
            eta += EFFECTS[c] * exposure[c];
        }
        for (int p = 0; p < PAIRS.length; p++) {
            eta += SYNERGIES[p] * exposure[PAIRS[p][0]] * exposure[PAIRS[p][1]];
        }
        return -StrictMath.expm1(-StrictMath.exp(eta));
    }

    @Override
    public Person person(long seed, int customer) {
        double u = Draws.of(seed, customer, SEGMENT).uniform();
        int segment = u < 0.6 ? 0 : u < 0.9 ? 1 : 2;
        Path path = Contacts.poisson(seed, customer, MEANS, ACTIVITIES[segment]);
        Draws outcome = Draws.of(seed, customer, OUTCOME);
        double luck = outcome.uniform();
        double idleHour = HOURS * outcome.uniform();
        double decision = path.length() == 0 ? idleHour : path.lastHour() + DELAY_HOURS;
        return new Person() {
            @Override
            public int reached(int on) {
                return path.mask() & on;
            }

            @Override
            public double conversions(int on) {
                return probability(segment, path, on, decision);
            }

            @Override
            public Life life(int on) {
                return new Life(path.only(on), luck < conversions(on) ? decision : Life.NEVER);
            }

            @Override
            public Map<String, String> covariates() {
                return Map.of("segment", SEGMENTS[segment]);
            }
        };
    }
}
