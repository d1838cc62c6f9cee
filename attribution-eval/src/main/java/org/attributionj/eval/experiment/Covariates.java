package org.attributionj.eval.experiment;

import static org.attributionj.core.text.PrintedText.quoted;
import static org.attributionj.eval.internal.Checks.check;

import java.util.List;
import org.attributionj.core.event.Customer;
import org.jspecify.annotations.Nullable;

/** Numeric covariates of customers. A customer without one counts with the mean of the others, which adjusts nothing. */
final class Covariates {
    private Covariates() {}

    static double mean(List<Customer> customers, String name) {
        double sum = 0;
        int known = 0;
        for (Customer customer : customers) {
            String text = customer.covariates().get(name);
            if (text != null) {
                sum += number(text, name, customer);
                known++;
            }
        }
        check(known > 0, "covariate " + name + " is known of no customer. Maybe it has another name");
        return sum / known;
    }

    static double[] of(List<Customer> customers, String name, double mean) {
        return customers.stream()
                .mapToDouble(customer -> {
                    @Nullable String text = customer.covariates().get(name);
                    return text == null ? mean : number(text, name, customer);
                })
                .toArray();
    }

    private static double number(String text, String name, Customer customer) {
        double number;
        try {
            number = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        check(
                Double.isFinite(number),
                "covariate " + name + " of customer " + customer.id() + " must be a number, but was " + quoted(text));
        return number;
    }
}
