package org.attributionj.eval.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.truth.Truth;

/**
 * Channels add to the log-odds by having been there, however often and whenever.
 *
 * <pre>
 *   contacts of channel c: Poisson(m_c), at uniform times
 *   logit P = a + sum of b_c over the channels with a contact
 * </pre>
 */
final class LogisticPresence implements World {
    private static final List<Channel> CHANNELS = List.of(
            Channel.EMAIL, Channel.PAID_SEARCH, Channel.DISPLAY, Channel.SOCIAL, Channel.REFERRAL, Channel.AFFILIATE);
    private static final double[] MEANS = {0.9, 0.5, 1.2, 0.7, 0.3, 0.5};
    private static final double[] EFFECTS = {0.9, 1.6, 0.4, 0.6, 1.2, 0};
    private static final double INTERCEPT = -4.4;
    private static final double DELAY_HOURS = 1;
    private static final long OUTCOME = 100;

    @Override
    public List<Channel> channels() {
        return CHANNELS;
    }

    @Override
    public Map<String, Truth> parameters(int users, long seed) {
        ImmutableSortedMap.Builder<Channel, Double> effects = ImmutableSortedMap.naturalOrder();
        for (int c = 0; c < EFFECTS.length; c++) {
            effects.put(CHANNELS.get(c), EFFECTS[c]);
        }
        return ImmutableMap.of(
                "log_odds",
                Truth.of(
                        "the log-odds that a channel's presence adds, not weighted by volume", effects.buildOrThrow()));
    }

    static double probability(int present) {
        double logit = INTERCEPT;
        for (int c = 0; c < EFFECTS.length; c++) {
            logit += (present >>> c & 1) * EFFECTS[c];
        }
        return 1 / (1 + StrictMath.exp(-logit));
    }

    @Override
    public Person person(long seed, int customer) {
        Path path = Contacts.poisson(seed, customer, MEANS, 1);
        Draws outcome = Draws.of(seed, customer, OUTCOME);
        double luck = outcome.uniform();
        double idleHour = HOURS * outcome.uniform();
        return new Person() {
            @Override
            public int reached(int on) {
                return path.mask() & on;
            }

            @Override
            public double conversions(int on) {
                return probability(reached(on));
            }

            @Override
            public Life life(int on) {
                Path kept = path.only(on);
                double at = kept.length() == 0 ? idleHour : kept.lastHour() + DELAY_HOURS;
                return new Life(kept, luck < conversions(on) ? at : Life.NEVER);
            }
        };
    }
}
