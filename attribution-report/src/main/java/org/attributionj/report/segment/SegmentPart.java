package org.attributionj.report.segment;

import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.report.credit.ShareSums;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.ReportPart;

/**
 * Adds up customers, conversions and credits by segment. A customer's segment is a covariate of the population; without one,
 * the first value that the attribute has among the customer's events.
 */
public final class SegmentPart implements ReportPart {
    static final String NONE = "(no segment)";

    private final Calendar calendar;
    private final String name;
    private final Map<String, String> known;
    private final int models;
    private final Map<String, Long> customers = new TreeMap<>();
    private final Map<Integer, Map<String, Sums>> byCurrency = new TreeMap<>();

    /** What one segment brought in one currency. */
    static final class Sums {
        long converting;
        long conversions;
        long value;
        /** By channel. */
        final Map<String, Earned> byChannel = new TreeMap<>();

        final Earned baseline;
        final Earned unattributed;

        private Sums(int models) {
            baseline = new Earned(models);
            unattributed = new Earned(models);
        }
    }

    /** Credit by model. */
    static final class Earned {
        final long[] value;
        final ShareSums conversions;

        private Earned(int models) {
            value = new long[models];
            conversions = new ShareSums(models);
        }

        private void add(int model, long units, long shares) {
            value[model] = Math.addExact(value[model], units);
            conversions.add(model, shares);
        }
    }

    /**
     * Nothing counted yet.
     *
     * @param calendar the days
     * @param name the covariate or the attribute
     * @param population customers with their covariates
     * @param models the number of models
     */
    public SegmentPart(Calendar calendar, String name, Collection<Customer> population, int models) {
        this.calendar = calendar;
        this.name = name;
        this.models = models;
        Map<String, String> segments = new TreeMap<>();
        for (Customer customer : population) {
            String segment = customer.covariates().getOrDefault(name, "");
            if (!segment.isBlank()) {
                segments.put(customer.id(), segment);
            }
        }
        known = ImmutableMap.copyOf(segments);
    }

    @Override
    public void add(CustomerHistory history) {
        String segment = segmentOf(history);
        Set<Integer> converted = new HashSet<>();
        for (CreditedJourney journey : history.credited()) {
            if (journey.slot() == Calendar.NOW) {
                add(journey, segment, converted.add(journey.currency()));
            }
        }
        if (!converted.isEmpty() || history.touchpoints().stream().anyMatch(this::isNow)) {
            customers.merge(segment, 1L, Long::sum);
        }
    }

    private boolean isNow(Touchpoint touchpoint) {
        return calendar.slot(calendar.day(touchpoint.time())) == Calendar.NOW;
    }

    private String segmentOf(CustomerHistory history) {
        String covariate = known.get(history.customer());
        if (covariate != null) {
            return covariate;
        }
        String first = "";
        Instant at = Instant.MAX;
        for (Touchpoint touchpoint : history.touchpoints()) {
            String value = touchpoint.attributes().getOrDefault(name, "");
            if (!value.isBlank() && touchpoint.time().isBefore(at)) {
                first = value;
                at = touchpoint.time();
            }
        }
        for (Conversion conversion : history.conversions()) {
            String value = conversion.attributes().getOrDefault(name, "");
            if (!value.isBlank() && conversion.time().isBefore(at)) {
                first = value;
                at = conversion.time();
            }
        }
        return first.isEmpty() ? NONE : first;
    }

    private void add(CreditedJourney journey, String segment, boolean isFirst) {
        Sums sums = byCurrency
                .computeIfAbsent(journey.currency(), key -> new TreeMap<>())
                .computeIfAbsent(segment, key -> new Sums(models));
        sums.converting += isFirst ? 1 : 0;
        sums.conversions++;
        sums.value = Math.addExact(sums.value, journey.value());
        int n = journey.length();
        for (int i = 0; i < n; i++) {
            Earned earned = sums.byChannel.computeIfAbsent(
                    journey.journey().touchpoints().get(i).channel().name(), key -> new Earned(models));
            for (int model = 0; model < models; model++) {
                earned.add(model, journey.parts()[model][i], journey.shares()[model].units(i));
            }
        }
        for (int model = 0; model < models; model++) {
            long[] parts = journey.parts()[model];
            sums.baseline.add(model, parts[n], journey.shares()[model].baselineUnits());
            sums.unattributed.add(model, parts[n + 1], journey.shares()[model].unattributedUnits());
        }
    }

    String name() {
        return name;
    }

    /** The customers of each segment who had a touchpoint or a conversion in the period. */
    Map<String, Long> customers() {
        return customers;
    }

    Map<String, Sums> sums(int currency) {
        return byCurrency.getOrDefault(currency, Map.of());
    }
}
