package org.attributionj.report.brand;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.report.credit.ShareSums;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.ReportPart;

/** Adds up conversions by their brand, and the credit of each brand's touchpoints for each brand's conversions. */
public final class BrandPart implements ReportPart {
    static final String NONE = "(no brand)";

    private final String attribute;
    private final int models;
    private final Map<Integer, Map<String, Sold>> byCurrency = new TreeMap<>();

    /** What one brand sold. */
    static final class Sold {
        long conversions;
        long value;
        /** By the brand of the touchpoints. */
        final Map<String, Earned> byToucher = new TreeMap<>();

        /** By model. */
        final long[] baseline;

        final long[] unattributed;

        private Sold(int models) {
            baseline = new long[models];
            unattributed = new long[models];
        }
    }

    /** What the touchpoints of one brand earned of what another, or the same, sold; by model. */
    static final class Earned {
        final long[] value;
        final ShareSums conversions;

        private Earned(int models) {
            value = new long[models];
            conversions = new ShareSums(models);
        }
    }

    /**
     * Nothing counted yet.
     *
     * @param attribute the attribute of touchpoints and conversions that names the brand
     * @param models the number of models
     */
    public BrandPart(String attribute, int models) {
        this.attribute = attribute;
        this.models = models;
    }

    @Override
    public void add(CustomerHistory history) {
        for (CreditedJourney journey : history.credited()) {
            if (journey.slot() == Calendar.NOW) {
                add(journey);
            }
        }
    }

    private void add(CreditedJourney journey) {
        Sold sold = byCurrency
                .computeIfAbsent(journey.currency(), key -> new TreeMap<>())
                .computeIfAbsent(named(journey.conversion().attributes()), key -> new Sold(models));
        sold.conversions++;
        sold.value = Math.addExact(sold.value, journey.value());
        List<Touchpoint> touchpoints = journey.journey().touchpoints();
        for (int i = 0; i < touchpoints.size(); i++) {
            Earned earned =
                    sold.byToucher.computeIfAbsent(named(touchpoints.get(i).attributes()), key -> new Earned(models));
            for (int model = 0; model < models; model++) {
                earned.value[model] = Math.addExact(earned.value[model], journey.parts()[model][i]);
                earned.conversions.add(model, journey.shares()[model].units(i));
            }
        }
        for (int model = 0; model < models; model++) {
            long[] parts = journey.parts()[model];
            sold.baseline[model] = Math.addExact(sold.baseline[model], parts[touchpoints.size()]);
            sold.unattributed[model] = Math.addExact(sold.unattributed[model], parts[touchpoints.size() + 1]);
        }
    }

    private String named(Map<String, String> attributes) {
        String brand = attributes.getOrDefault(attribute, "");
        return brand.isBlank() ? NONE : brand;
    }

    /** What each brand sold in a currency. */
    Map<String, Sold> sold(int currency) {
        return byCurrency.getOrDefault(currency, Map.of());
    }

    String attribute() {
        return attribute;
    }
}
