package org.attributionj.eval.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.junit.jupiter.api.Test;

class ResampledPopulationTest {
    private static final long SEED = 5;

    /** Customers are drawn with the weights of their journeys, and copies keep their arms. */
    @Test
    void customersAreDrawnAsTheirJourneysAre() {
        List<Customer> population = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            Set<Channel> heldOut = i % 2 == 0 ? Set.of(Channel.EMAIL) : Set.of();
            population.add(new Customer("c" + i, heldOut, Set.of(Channel.SMS), Map.of()));
        }
        ResampledPopulation resampled = new ResampledPopulation(population, SEED);
        assertThat(resampled.customers(ModelBootstrap.DATA)).isEqualTo(population);
        List<Customer> drawn = resampled.customers(3);
        assertThat(drawn).extracting(Customer::id).doesNotHaveDuplicates();
        for (Customer customer : population) {
            List<Customer> copies = drawn.stream()
                    .filter(each -> each.id().equals(customer.id()) || each.id().startsWith(customer.id() + '\0'))
                    .toList();
            assertThat(copies).hasSize(PoissonWeights.one(PoissonWeights.key(customer.id(), SEED), 3));
            assertThat(copies)
                    .allMatch(copy -> copy.heldOut().equals(customer.heldOut())
                            && copy.wouldHaveBeenServed().equals(customer.wouldHaveBeenServed()));
        }
    }
}
