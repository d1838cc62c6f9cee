package org.attributionj.eval.scenario;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.eval.truth.KnownTruth;

/**
 * A made-up shop over a quarter of a year, with e-mail types, campaigns, devices, costs, milestones, signups, repeated
 * purchases, refunds, repeated deliveries and late rows: for samples, examples and benchmarks. {@link ShopCustomer} has
 * its law.
 *
 * <p>Its truth counts purchases that happen, not expectations, because a purchase changes what follows: small shops have
 * noisy truths.
 */
final class ShopScenario implements Scenario {
    @Override
    public String name() {
        return "shop";
    }

    @Override
    public String description() {
        return "a shop's untidy events: campaigns, e-mail types, devices, costs, refunds, repeats, late rows";
    }

    @Override
    public List<Channel> channels() {
        return ShopContact.CHANNELS;
    }

    @Override
    public SimulatedData generate(SimulationOptions options) {
        Holdouts holdouts = new Holdouts(channels(), options);
        ShopJournal journal = new ShopJournal();
        List<Customer> customers = new ArrayList<>();
        List<ShopCustomer> subjects = new ArrayList<>();
        for (int number = 0; number < options.users(); number++) {
            ShopCustomer subject = new ShopCustomer(options.seed(), number);
            String id = WorldScenario.id(number);
            int on = holdouts.on(number);
            journal.record(id, subject, on);
            customers.add(holdouts.customer(id, subject, on, Map.of()));
            subjects.add(subject);
        }
        VirtualExperiment experiment = VirtualExperiment.of(channels(), options.users(), subjects::get);
        KnownTruth truth = new KnownTruth(
                name(),
                options.seed(),
                channels(),
                VirtualExperiment.SHAPLEY,
                experiment.truths(),
                experiment.baseline());
        return new SimulatedData(
                journal.touchpoints(), ImmutableList.copyOf(journal.conversions()), customers, truth, experiment);
    }
}
