package org.attributionj.eval.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.truth.Truth;

/**
 * Clicks teach, and a click converts the better, the more was learned before.
 *
 * <pre>
 *   knowledge after a click of channel c: K' = K + l_c (1 - K), from K = 0
 *   P(the click converts) = s_c K'
 * </pre>
 *
 * <p>Teaching (l) and closing (s) are different talents: display teaches and hardly closes, search closes what others
 * taught. Nobody converts without a click, and a conversion happens at the moment of its click; nothing is recorded after
 * it. The saturating curve is the learning model of Bush and Mosteller (1951), doi:10.1037/h0054388.
 */
final class ClickLearning implements World {
    private static final List<Channel> CHANNELS = List.of(
            Channel.EMAIL, Channel.PAID_SEARCH, Channel.DISPLAY, Channel.SOCIAL, Channel.REFERRAL, Channel.AFFILIATE);
    private static final double[] MEANS = {0.8, 0.7, 1.2, 0.8, 0.4, 0.4};
    private static final double[] TEACHING = {0.15, 0.15, 0.30, 0.20, 0.25, 0};
    private static final double[] CLOSING = {0.12, 0.25, 0.02, 0.05, 0.10, 0};
    private static final long OUTCOME = 100;

    @Override
    public List<Channel> channels() {
        return CHANNELS;
    }

    @Override
    public Map<String, Truth> parameters(int users, long seed) {
        ImmutableSortedMap.Builder<Channel, Double> effects = ImmutableSortedMap.naturalOrder();
        for (int c = 0; c < CLOSING.length; c++) {
            effects.put(CHANNELS.get(c), TEACHING[c] * CLOSING[c]);
        }
        return ImmutableMap.of(
                "first_click",
                Truth.of(
                        "P(the very first click converts), per click, not weighted by volume", effects.buildOrThrow()));
    }

    @Override
    public Person person(long seed, int customer) {
        return new Clicker(Contacts.poisson(seed, customer, MEANS, 1), seed, customer);
    }

    /** A customer and all clicks that could be. */
    private record Clicker(Path path, long seed, int customer) implements Person {
        @Override
        public int reached(int on) {
            return path.mask() & on;
        }

        @Override
        public double conversions(int on) {
            double knowledge = 0;
            double none = 1;
            for (int channel : path.channels()) {
                if ((on >>> channel & 1) != 0) {
                    knowledge += TEACHING[channel] * (1 - knowledge);
                    none *= 1 - CLOSING[channel] * knowledge;
                }
            }
            return 1 - none;
        }

        @Override
        public Life life(int on) {
            Draws draws = Draws.of(seed, customer, OUTCOME);
            double knowledge = 0;
            for (int i = 0; i < path.length(); i++) {
                double luck = draws.uniform();
                int channel = path.channels()[i];
                if ((on >>> channel & 1) != 0) {
                    knowledge += TEACHING[channel] * (1 - knowledge);
                    if (luck < CLOSING[channel] * knowledge) {
                        double at = path.hours()[i];
                        return new Life(path.only(on).until(at), at);
                    }
                }
            }
            return new Life(path.only(on), Life.NEVER);
        }
    }
}
