package org.attributionj.models.markov;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.statistic.credit.ChannelCredits;

/** Channel-level credits: the table's totals in proportion to the removal effects. */
final class MarkovCredits {
    private MarkovCredits() {}

    static ChannelCredits of(String model, MarkovChain chain, List<RemovalEffect> effects) {
        int n = effects.size();
        double[] byConversions =
                shares(effects.stream().mapToDouble(RemovalEffect::conversions).toArray(), new double[n]);
        double[] conversions = new double[n];
        for (int i = 0; i < n; i++) {
            conversions[i] = byConversions[i] * chain.conversions();
        }
        List<Map<Currency, Double>> values = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            values.add(new HashMap<>());
        }
        Map<Currency, Double> untouched = new HashMap<>();
        for (int k = 0; k < chain.currencies().size(); k++) {
            Currency currency = chain.currencies().get(k);
            double total = 0;
            for (double value : chain.values(k)) {
                total += value;
            }
            double[] byValue = shares(
                    effects.stream()
                            .mapToDouble(effect -> Math.max(0, effect.value(currency)))
                            .toArray(),
                    byConversions);
            for (int i = 0; i < n; i++) {
                values.get(i).put(currency, total * byValue[i]);
            }
            untouched.put(currency, chain.untouchedValue(k));
        }
        Map<String, ChannelCredits.Part> byLabel = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            byLabel.put(chain.channels().get(i), new ChannelCredits.Part(conversions[i], values.get(i)));
        }
        ChannelCredits.Part unattributed = chain.untouchedConversions() == 0
                ? ChannelCredits.Part.ZERO
                : new ChannelCredits.Part(chain.untouchedConversions(), ImmutableMap.copyOf(untouched));
        return new ChannelCredits(model, byLabel, ChannelCredits.Part.ZERO, unattributed);
    }

    /** Effects over their sum; the fallback where all are zero. */
    private static double[] shares(double[] effects, double[] fallback) {
        double sum = 0;
        for (double effect : effects) {
            sum += effect;
        }
        if (sum == 0) {
            return fallback;
        }
        double[] shares = new double[effects.length];
        for (int i = 0; i < effects.length; i++) {
            shares[i] = effects[i] / sum;
        }
        return shares;
    }
}
