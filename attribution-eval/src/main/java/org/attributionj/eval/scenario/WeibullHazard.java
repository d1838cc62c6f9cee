package org.attributionj.eval.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.truth.Truth;

/**
 * Proportional hazards: the first contact of a channel multiplies the hazard of converting from then on.
 *
 * <pre>
 *   h(t) = d/dt (t / s)^k * exp(sum of b_c over the channels met before t),  k = 1.3
 *   P(convert within T = 720 h) = 1 - exp(-integral of h over [0, T])
 * </pre>
 *
 * <p>Between contacts the integral is in closed form, so P and the time of the conversion are exact. Nothing is recorded
 * after the conversion. Cox (1972), doi:10.1111/j.2517-6161.1972.tb00899.x.
 */
final class WeibullHazard implements World {
    private static final List<Channel> CHANNELS = List.of(
            Channel.EMAIL, Channel.PAID_SEARCH, Channel.DISPLAY, Channel.VIDEO, Channel.SOCIAL, Channel.AFFILIATE);
    private static final double[] MEANS = {1.0, 0.6, 1.3, 0.4, 0.8, 0.4};
    private static final double[] EFFECTS = {0.6, 1.2, 0.3, 0.8, 0, 0.9};
    private static final double SHAPE = 1.3;
    /** The cumulative hazard at the end of the study without any contact. */
    private static final double BASE = 0.025;

    private static final long OUTCOME = 100;

    @Override
    public List<Channel> channels() {
        return CHANNELS;
    }

    @Override
    public Map<String, Truth> parameters(int users, long seed) {
        ImmutableSortedMap.Builder<Channel, Double> effects = ImmutableSortedMap.naturalOrder();
        for (int c = 0; c < EFFECTS.length; c++) {
            effects.put(CHANNELS.get(c), StrictMath.expm1(EFFECTS[c]));
        }
        return ImmutableMap.of(
                "hazard_ratio",
                Truth.of(
                        "exp(b) - 1, what a first contact adds to the hazard, not weighted by volume",
                        effects.buildOrThrow()));
    }

    /** Whether a contact changes the hazard. A channel without effect changes not even a last bit. */
    private static boolean acts(int bit, int on, int met) {
        return (on & bit) != 0 && (met & bit) == 0 && EFFECTS[Integer.numberOfTrailingZeros(bit)] != 0;
    }

    /** The cumulative hazard of nobody's customer. */
    private static double base(double hour) {
        return BASE * StrictMath.pow(hour / HOURS, SHAPE);
    }

    /** When the cumulative hazard reaches a level; never if it does not within the study. */
    static double timeOf(double level, Path path, int on) {
        double sum = 0;
        double from = 0;
        int met = 0;
        double ratio = 1;
        for (int i = 0; i <= path.length(); i++) {
            double to = i == path.length() ? HOURS : path.hours()[i];
            double gain = ratio * (base(to) - base(from));
            if (sum + gain >= level) {
                double rest = base(from) + (level - sum) / ratio;
                // never later than the contact that ends this stretch, whatever the rounding
                return Math.min(to, HOURS * StrictMath.pow(rest / BASE, 1 / SHAPE));
            }
            sum += gain;
            from = to;
            if (i < path.length()) {
                int bit = 1 << path.channels()[i];
                if (acts(bit, on, met)) {
                    met |= bit;
                    ratio *= StrictMath.exp(EFFECTS[path.channels()[i]]);
                }
            }
        }
        return Life.NEVER;
    }

    /** The cumulative hazard at the end of the study. */
    static double total(Path path, int on) {
        double sum = 0;
        double from = 0;
        int met = 0;
        double ratio = 1;
        for (int i = 0; i < path.length(); i++) {
            int bit = 1 << path.channels()[i];
            if (acts(bit, on, met)) {
                sum += ratio * (base(path.hours()[i]) - base(from));
                from = path.hours()[i];
                met |= bit;
                ratio *= StrictMath.exp(EFFECTS[path.channels()[i]]);
            }
        }
        return sum + ratio * (base(HOURS) - base(from));
    }

    @Override
    public Person person(long seed, int customer) {
        Path path = Contacts.poisson(seed, customer, MEANS, 1);
        double level = Draws.of(seed, customer, OUTCOME).exponential();
        return new Person() {
            @Override
            public int reached(int on) {
                return path.mask() & on;
            }

            @Override
            public double conversions(int on) {
                return -StrictMath.expm1(-total(path, on));
            }

            @Override
            public Life life(int on) {
                double at = timeOf(level, path, on);
                return new Life(path.only(on).until(at), at);
            }
        };
    }
}
