package org.attributionj.report.credit;

import java.util.Arrays;
import org.attributionj.report.history.CreditedJourney;

/** The headline of one period and currency, whatever the model. */
public final class Totals {
    long conversions;
    long refunded;
    long value;
    long newCustomers;
    long newCustomerValue;
    long withTouchpoints;
    long withTwo;
    long touchpoints;
    final long[] valueByDay;
    final long[] conversionsByDay;
    private long[] times = new long[64];
    private int timed;

    Totals(int days) {
        valueByDay = new long[days];
        conversionsByDay = new long[days];
    }

    void add(CreditedJourney journey, int day) {
        conversions++;
        refunded += journey.isRefunded() ? 1 : 0;
        value = Math.addExact(value, journey.value());
        if (journey.isFirst()) {
            newCustomers++;
            newCustomerValue = Math.addExact(newCustomerValue, journey.value());
        }
        valueByDay[day] = Math.addExact(valueByDay[day], journey.value());
        conversionsByDay[day]++;
        int n = journey.length();
        touchpoints += n;
        if (n > 0) {
            withTouchpoints++;
            withTwo += n > 1 ? 1 : 0;
            if (timed == times.length) {
                times = Arrays.copyOf(times, 2 * timed);
            }
            times[timed++] = journey.journey().age(0).toSeconds();
        }
    }

    /** The time from the first touchpoint to the conversion that a part of the conversions does not exceed, in days. */
    double daysToConvert(double part) {
        if (timed == 0) {
            return Double.NaN;
        }
        Arrays.sort(times, 0, timed);
        int rank = Math.max(0, (int) Math.ceil(part * timed) - 1);
        return times[rank] / 86_400.0;
    }

    double meanDaysToConvert() {
        double sum = 0;
        for (int i = 0; i < timed; i++) {
            sum += times[i];
        }
        return sum / timed / 86_400.0;
    }
}
