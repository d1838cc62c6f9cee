package org.attributionj.models.shapley;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.path.PathCursor;
import org.attributionj.core.statistic.path.PathTable;

/** Adds up what channels get from channel sets, in conversions and in value. One thread at a time. */
final class CreditSheet {
    private final PresenceTable table;
    private final double[] conversions;

    /** {@code values[currency][channel]}. */
    private final double[][] values;

    CreditSheet(PresenceTable table) {
        this.table = table;
        conversions = new double[table.labels().size()];
        values = new double[table.currencies().size()][conversions.length];
    }

    /** Gives a member of a row's set a part of the row's conversions and of their value. */
    void add(int row, int position, double share) {
        int channel = table.set(row).member(position);
        conversions[channel] += share * table.conversions(row);
        for (int currency = 0; currency < values.length; currency++) {
            values[currency][channel] += share * table.value(currency, row);
        }
    }

    /** The sheet; conversions without a touchpoint are unattributed. */
    ChannelCredits credits(String model, PathTable paths) {
        Map<String, ChannelCredits.Part> parts = new TreeMap<>();
        for (int channel = 0; channel < conversions.length; channel++) {
            Map<Currency, Double> money = new HashMap<>();
            for (int currency = 0; currency < values.length; currency++) {
                money.put(table.currencies().get(currency), values[currency][channel]);
            }
            parts.put(table.labels().get(channel), new ChannelCredits.Part(conversions[channel], money));
        }
        return new ChannelCredits(model, parts, ChannelCredits.Part.ZERO, withoutTouchpoints(paths));
    }

    private static ChannelCredits.Part withoutTouchpoints(PathTable paths) {
        ChannelCredits.Part sum = ChannelCredits.Part.ZERO;
        for (PathCursor row = paths.unorderedCursor(); row.next(); ) {
            if (row.length() == 0 && row.conversions() > 0) {
                Map<Currency, Double> money = new HashMap<>();
                for (Map.Entry<Currency, Money> each : paths.values().entrySet()) {
                    if (row.conversions(each.getKey()) > 0) {
                        money.put(each.getKey(), row.value(each.getKey()));
                    }
                }
                sum = sum.plus(new ChannelCredits.Part(row.conversions(), money));
            }
        }
        return sum;
    }
}
