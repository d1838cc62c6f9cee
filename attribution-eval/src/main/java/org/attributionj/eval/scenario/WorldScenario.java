package org.attributionj.eval.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Money;
import org.attributionj.eval.truth.KnownTruth;
import org.attributionj.eval.truth.Truth;

/**
 * A world of which plain events are recorded: contacts and at most one purchase of 50 euros per customer, within 30 days.
 *
 * @param name the scenario's name
 * @param description the law in words
 * @param world the law
 */
record WorldScenario(String name, String description, World world) implements Scenario {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Money VALUE = Money.of("50.00", "EUR");
    private static final double MILLIS = 3_600_000;

    @Override
    public List<Channel> channels() {
        return world.channels();
    }

    @Override
    public SimulatedData generate(SimulationOptions options) {
        Holdouts holdouts = new Holdouts(channels(), options);
        ImmutableList.Builder<Touchpoint> touchpoints = ImmutableList.builder();
        ImmutableList.Builder<Conversion> conversions = ImmutableList.builder();
        ImmutableList.Builder<Customer> customers = ImmutableList.builder();
        for (int number = 0; number < options.users(); number++) {
            String customer = id(number);
            Person person = world.person(options.seed(), number);
            int on = holdouts.on(number);
            customers.add(holdouts.customer(customer, person, on, person.covariates()));
            record(customer, person.life(on), touchpoints, conversions);
        }
        VirtualExperiment experiment = world.experiment(options.users(), options.seed());
        return new SimulatedData(
                touchpoints.build(), conversions.build(), customers.build(), truth(options, experiment), experiment);
    }

    private KnownTruth truth(SimulationOptions options, VirtualExperiment experiment) {
        ImmutableMap<String, Truth> truths = ImmutableMap.<String, Truth>builder()
                .putAll(experiment.truths())
                .putAll(world.parameters(options.users(), options.seed()))
                .buildOrThrow();
        return new KnownTruth(name, options.seed(), channels(), world.primary(), truths, experiment.baseline());
    }

    private void record(
            String customer,
            Life life,
            ImmutableList.Builder<Touchpoint> touchpoints,
            ImmutableList.Builder<Conversion> conversions) {
        Path path = life.path();
        for (int i = 0; i < path.length(); i++) {
            touchpoints.add(Touchpoint.builder(customer, time(path.hours()[i]))
                    .id("t" + customer.substring(1) + "-" + (i + 1))
                    .sequence(i + 1)
                    .channel(channels().get(path.channels()[i]))
                    .build());
        }
        if (life.isConverted()) {
            conversions.add(Conversion.builder(customer, ConversionType.PURCHASE, VALUE, time(life.convertedAt()))
                    .id("c" + customer.substring(1))
                    .build());
        }
    }

    /** Rounded down, so that what precedes the conversion still does not follow it. */
    static Instant time(double hours) {
        return START.plus((long) (hours * MILLIS), ChronoUnit.MILLIS);
    }

    static String id(int number) {
        String digits = Integer.toString(number + 1);
        return "u" + "0".repeat(Math.max(0, 7 - digits.length())) + digits;
    }
}
