package org.attributionj.models.auto;

import static org.attributionj.models.internal.Checks.check;

import java.util.HashSet;
import java.util.Set;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;

/**
 * The counts of a randomised hold-out: customers and converted customers per arm.
 *
 * @param served eligible customers who were not held out
 * @param servedConverted those of them who converted
 * @param heldOut eligible customers who were held out
 * @param heldOutConverted those of them who converted
 */
record HoldoutArms(long served, long servedConverted, long heldOut, long heldOutConverted) {

    /**
     * Counts the arms. Eligible are the customers of whom it is logged that the channel would have reached them; all, if it
     * is logged of nobody.
     *
     * @throws IllegalArgumentException if an arm is empty or a customer occurs twice
     */
    static HoldoutArms of(Channel channel, Iterable<Customer> population, Set<String> converted) {
        boolean isLogged = false;
        Set<String> seen = new HashSet<>();
        for (Customer customer : population) {
            isLogged |= customer.wouldHaveBeenServed().contains(channel);
            check(seen.add(customer.id()), "customer " + customer.id() + " occurs twice in the population");
        }
        long served = 0;
        long servedConverted = 0;
        long heldOut = 0;
        long heldOutConverted = 0;
        for (Customer customer : population) {
            if (isLogged && !customer.wouldHaveBeenServed().contains(channel)) {
                continue;
            }
            long conversion = converted.contains(customer.id()) ? 1 : 0;
            if (customer.heldOut().contains(channel)) {
                heldOut++;
                heldOutConverted += conversion;
            } else {
                served++;
                servedConverted += conversion;
            }
        }
        check(
                served > 0 && heldOut > 0,
                "a hold-out of " + channel + " must have customers in both arms, but has " + served + " served and "
                        + heldOut + " held out. Maybe no Customer record names the channel in heldOut.");
        return new HoldoutArms(served, servedConverted, heldOut, heldOutConverted);
    }
}
