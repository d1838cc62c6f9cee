package org.attributionj.io.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Customer;
import org.attributionj.io.Input;
import org.attributionj.io.ReadLimits;
import org.attributionj.io.Reading;
import org.attributionj.io.UnusableInputException;
import org.junit.jupiter.api.Test;

class PopulationReaderTest {

    private static Reading<Customer> read(String text) {
        return Reading.of(PopulationReader.of(ReadLimits.DEFAULT)::read, Input.of("test", text));
    }

    @Test
    void armsAndCovariatesAreRead() {
        Reading<Customer> reading = read("""
                User ID,holdout_display,Hold-Out_paid search,would_be_served_display,age,holdouts
                anna,1,no,true,42,x
                ben,,,0,,
                """);
        assertThat(reading.rows())
                .containsExactly(
                        new Customer(
                                "anna",
                                Set.of(Channel.DISPLAY),
                                Set.of(Channel.DISPLAY),
                                Map.of("age", "42", "holdouts", "x")),
                        Customer.of("ben"));
    }

    @Test
    void badRowsAreRejected() {
        Reading<Customer> reading = read("customer,holdout_display\n,1\nanna,perhaps\nben,1\n");
        assertThat(reading.rows()).hasSize(1);
        assertThat(reading.rejects())
                .extracting(reject -> reject.line() + reject.column())
                .containsExactly("2customer", "3holdout_display");
    }

    @Test
    void headersAreChecked() {
        assertThatThrownBy(() -> read("age\n")).isInstanceOf(UnusableInputException.class);
        assertThatThrownBy(() -> read("customer,holdout_display,HoldOut display\n"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("HoldOut display");
    }
}
