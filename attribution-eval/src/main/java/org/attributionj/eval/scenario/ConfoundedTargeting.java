package org.attributionj.eval.scenario;

import java.util.List;
import org.attributionj.core.event.Channel;

/**
 * Intent that no log shows drives both the contacts and the conversion.
 *
 * <pre>
 *   intent z ~ N(0, 1); customers come into the market and leave it, in steps of 12 hours over 30 days, the sooner the
 *   higher z
 *   contacts: paid search, branded search and retargeting mostly reach customers who are in the market, retargeting only
 *   after a contact of another channel; display, e-mail and social media reach anybody
 *   logit P(convert in a step) = a + 0.7 z + 2.2 [in the market] + sum over contacts of b_c f_c(age)
 * </pre>
 *
 * <p>Branded search has no effect at all: its customers would have bought anyway. Display acts with delay, most after five
 * days: {@code f(age) = age / 5 d * exp(1 - age / 5 d)}; the others fade at once: {@code f(age) = exp(-age / life_c)}. A
 * large part of the conversions needs no marketing. Only a hold-out can tell the difference.
 */
final class ConfoundedTargeting implements World {
    static final Channel BRANDED_SEARCH = Channel.of("branded search");

    private static final List<Channel> CHANNELS = List.of(
            Channel.DISPLAY, Channel.EMAIL, Channel.PAID_SEARCH, Channel.SOCIAL, BRANDED_SEARCH, Channel.RETARGETING);
    private static final int DISPLAY = 0;
    private static final int EMAIL = 1;
    private static final int BRANDED = 4;
    private static final int RETARGETING = 5;

    private static final int STEPS = 60;
    private static final double STEP_HOURS = 12;
    private static final int EMAIL_EVERY = 14;
    private static final double EMAIL_SUBSCRIBERS = 0.4;
    /** The chance of a contact in a step, outside and inside the market. */
    private static final double[] COLD = {0.06, 1, 0.005, 0.04, 0.003, 0.01};

    private static final double[] HOT = {0.06, 1, 0.12, 0.04, 0.25, 0.25};
    private static final double[] EFFECTS = {0.35, 0.7, 0.9, 0.4, 0, 0.25};
    /** How many steps an effect lives; that of display peaks then. */
    private static final double[] LIVES = {10, 4, 3, 8, 1, 2};

    private static final double[][] CURVES = curves();
    private static final double INTERCEPT = -8.3;
    private static final double INTENT = 0.7;
    private static final double IN_MARKET = 2.2;
    private static final long TRAITS = 99;
    private static final long OUTCOME = 100;

    @Override
    public List<Channel> channels() {
        return CHANNELS;
    }

    @Override
    public Person person(long seed, int customer) {
        return new Shopper(seed, customer);
    }

    /** b_c f_c at each age in steps. */
    private static double[][] curves() {
        double[][] curves = new double[EFFECTS.length][STEPS];
        for (int c = 0; c < EFFECTS.length; c++) {
            for (int age = 0; age < STEPS; age++) {
                double x = age / LIVES[c];
                curves[c][age] = EFFECTS[c] * (c == DISPLAY ? x * StrictMath.exp(1 - x) : StrictMath.exp(-x));
            }
        }
        return curves;
    }

    /** A customer with an intent, and with the luck of each contact that might be. */
    private static final class Shopper implements Person {
        private final long seed;
        private final int customer;
        private final double[] baseLogit = new double[STEPS];
        private final boolean[][] contacts = new boolean[EFFECTS.length][STEPS];

        Shopper(long seed, int customer) {
            this.seed = seed;
            this.customer = customer;
            Draws draws = Draws.of(seed, customer, TRAITS);
            double intent = draws.normal();
            boolean[] inMarket = new boolean[STEPS];
            boolean now = draws.chance(0.05);
            for (int k = 0; k < STEPS; k++) {
                now = now ? !draws.chance(0.08) : draws.chance(0.008 * StrictMath.exp(0.8 * intent));
                inMarket[k] = now;
                baseLogit[k] = INTERCEPT + INTENT * intent + (now ? IN_MARKET : 0);
            }
            boolean subscribes = draws.chance(EMAIL_SUBSCRIBERS);
            int emailDay = draws.below(EMAIL_EVERY);
            for (int c = 0; c < EFFECTS.length; c++) {
                Draws luck = Draws.of(seed, customer, c);
                for (int k = 0; k < STEPS; k++) {
                    boolean happens = luck.uniform() < (inMarket[k] ? HOT[c] : COLD[c]);
                    contacts[c][k] = happens && (c != EMAIL || (subscribes && k % EMAIL_EVERY == emailDay));
                }
            }
        }

        /** Retargeting needs a visit to retarget: a contact of a channel other than branded search, before. */
        private boolean happens(int c, int k, int on, boolean visited) {
            return (on >>> c & 1) != 0 && contacts[c][k] && (c != RETARGETING || visited);
        }

        private Path path(int on) {
            Path.Builder path = new Path.Builder();
            boolean visited = false;
            for (int k = 0; k < STEPS; k++) {
                boolean visits = false;
                for (int c = 0; c < EFFECTS.length; c++) {
                    if (happens(c, k, on, visited)) {
                        path.add(c, STEP_HOURS * k + 1 + c);
                        visits |= c != RETARGETING && c != BRANDED;
                    }
                }
                visited |= visits;
            }
            return path.build();
        }

        @Override
        public int reached(int on) {
            return path(on).mask();
        }

        /** The chance of converting in each step, had nothing converted before. */
        private double[] hazards(Path path) {
            double[] logit = baseLogit.clone();
            for (int i = 0; i < path.length(); i++) {
                double[] curve = CURVES[path.channels()[i]];
                int from = (int) (path.hours()[i] / STEP_HOURS);
                for (int k = from; k < STEPS; k++) {
                    logit[k] += curve[k - from];
                }
            }
            for (int k = 0; k < STEPS; k++) {
                logit[k] = 1 / (1 + StrictMath.exp(-logit[k]));
            }
            return logit;
        }

        @Override
        public double conversions(int on) {
            double none = 1;
            for (double hazard : hazards(path(on))) {
                none *= 1 - hazard;
            }
            return 1 - none;
        }

        @Override
        public Life life(int on) {
            Path path = path(on);
            double[] hazards = hazards(path);
            Draws draws = Draws.of(seed, customer, OUTCOME);
            for (int k = 0; k < STEPS; k++) {
                if (draws.chance(hazards[k])) {
                    double at = STEP_HOURS * (k + 1);
                    return new Life(path.until(at), at);
                }
            }
            return new Life(path, Life.NEVER);
        }
    }
}
