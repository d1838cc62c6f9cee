package org.attributionj.io.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.Reading;
import org.junit.jupiter.api.Test;

class PopulationCsvTest {

    @Test
    void armsAndCovariatesComeBack() throws IOException {
        List<Customer> customers = List.of(
                new Customer(
                        "anna", Set.of(Channel.PAID_SEARCH), Set.of(Channel.PAID_SEARCH), Map.of("segment", "new")),
                new Customer("ben", Set.of(), Set.of(Channel.EMAIL), Map.of()),
                Customer.of("carl"));
        StringWriter text = new StringWriter();
        PopulationCsv.write(customers, text);
        assertThat(text.toString()).startsWith("""
                customer,holdout_email,would_be_served_email,holdout_paid search,would_be_served_paid search,segment
                anna,0,0,1,1,new
                """);
        assertThat(Reading.of(PopulationReader.of(ReadLimits.DEFAULT)::read, Input.of("test", text.toString()))
                        .rows())
                .isEqualTo(customers);
    }

    @Test
    void anEmptyPopulationHasAHeader() throws IOException {
        StringWriter text = new StringWriter();
        PopulationCsv.write(List.of(), text);
        assertThat(text).hasToString("customer\n");
    }
}
