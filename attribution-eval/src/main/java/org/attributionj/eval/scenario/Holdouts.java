package org.attributionj.eval.scenario;

import static org.attributionj.eval.internal.Checks.check;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;

/**
 * Who is kept from which channel, at random.
 *
 * @param channels the channels of the scenario, bit i of a set for channel i
 * @param options the parts to hold out
 */
record Holdouts(List<Channel> channels, SimulationOptions options) {
    private static final long PURPOSE = 1_000;

    Holdouts {
        for (Channel channel : options.holdouts().keySet()) {
            check(channels.contains(channel), "hold-out must be of one of " + channels + ", but was of " + channel);
        }
    }

    private int all() {
        return (1 << channels.size()) - 1;
    }

    /** The channels that are on for a customer. */
    int on(int customer) {
        int on = all();
        for (Map.Entry<Channel, Double> holdout : options.holdouts().entrySet()) {
            int c = channels.indexOf(holdout.getKey());
            if (Draws.of(options.seed(), customer, PURPOSE + c).chance(holdout.getValue())) {
                on &= ~(1 << c);
            }
        }
        return on;
    }

    /**
     * The customer's record. What reaches a customer depends on no conversion, so it is the same in both arms: an unbiased
     * eligibility.
     */
    Customer customer(String id, Subject subject, int on, Map<String, String> covariates) {
        ImmutableSet.Builder<Channel> held = ImmutableSet.builder();
        ImmutableSet.Builder<Channel> served = ImmutableSet.builder();
        for (Channel channel : options.holdouts().keySet()) {
            int bit = 1 << channels.indexOf(channel);
            if ((on & bit) == 0) {
                held.add(channel);
            }
            if ((subject.reached(on | bit) & bit) != 0) {
                served.add(channel);
            }
        }
        return new Customer(id, held.build(), served.build(), covariates);
    }
}
