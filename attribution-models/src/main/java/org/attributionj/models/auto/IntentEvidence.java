package org.attributionj.models.auto;

import static org.attributionj.models.auto.Numbers.requireInRange;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether customers' intent, which no log shows, may stand behind the credit: a warning of confounding.
 *
 * <p>Some channels mostly reach people who are about to buy: search, brand, retargeting, direct visits, price comparison,
 * coupons. They are told by a word of their names. Where such touches come in bursts, the bursts are a sign of customers who
 * are in the market, and a response model cannot tell the effect of the touches from the intent that brought them: what it
 * credits to them may belong to the baseline. The warning needs both
 *
 * <pre>
 *   the part of converting journeys that end in a touch of such a channel  &gt; 1/2
 *   OR = (n_11 n_00) / (n_10 n_01) over successive touches of journeys that did NOT convert,  log OR - 1.645 se &gt; log 1.25
 * </pre>
 *
 * <p>with n_11 pairs of touches both of such channels, n_00 of neither, and se² = 1/n_11 + 1/n_10 + 1/n_01 + 1/n_00. As these
 * journeys did not convert, no effect on conversions enters the odds ratio; where touches come independently of each other
 * it is 1. Touches that bring about further touches look the same as
 * intent, and are warned of too; not where the chain rule fired, as there journeys are walks from channel to channel.
 * Channels with telling names but without bursts give no warning, and neither does intent behind channels with other names:
 * silence is no proof. Immutable and thread-safe.
 *
 * @param channels the channels with telling names, sorted
 * @param lastTouches the part of converting journeys that end in a touch of one of them, in [0, 1]
 * @param oddsRatio the odds ratio; 1 if a count is 0
 * @param lowerBound the lower end of its one-sided 95 % interval; 0 if a count is 0
 */
public record IntentEvidence(List<String> channels, double lastTouches, double oddsRatio, double lowerBound)
        implements Serializable {

    private static final double MANY_LAST_TOUCHES = 0.5;
    private static final double BURSTS = 1.25;
    private static final double NORMAL_95_ONE_SIDED = 1.6448536269514722;
    private static final Set<String> WORDS = Set.of(
            "search",
            "sem",
            "ppc",
            "brand",
            "branded",
            "retargeting",
            "remarketing",
            "direct",
            "coupon",
            "coupons",
            "voucher",
            "vouchers",
            "cashback",
            "comparison",
            "shopping");

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the list or an element is null
     * @throws IllegalArgumentException if a number is outside its range
     */
    public IntentEvidence {
        channels = List.copyOf(channels);
        requireInRange(lastTouches, 0, 1, "lastTouches");
        requireInRange(oddsRatio, 0, Double.MAX_VALUE, "oddsRatio");
        requireInRange(lowerBound, 0, Double.MAX_VALUE, "lowerBound");
    }

    static IntentEvidence of(AutoData data) {
        boolean[] telling = new boolean[data.channelCount()];
        List<String> channels = new ArrayList<>();
        for (int c = 0; c < telling.length; c++) {
            telling[c] = isTelling(data.channels.get(c));
            if (telling[c]) {
                channels.add(data.channels.get(c));
            }
        }
        long conversions = 0;
        long last = 0;
        for (int row = 0; row < data.convertedRows; row++) {
            conversions += data.counts[row];
            last += telling[data.codes[data.offsets[row + 1] - 1]] ? data.counts[row] : 0;
        }
        double[] pairs = new double[4];
        for (int row = data.convertedRows; row < data.rows; row++) {
            for (int i = data.offsets[row] + 1; i < data.offsets[row + 1]; i++) {
                int cell = (telling[data.codes[i - 1]] ? 2 : 0) + (telling[data.codes[i]] ? 1 : 0);
                pairs[cell] += data.counts[row];
            }
        }
        double part = conversions == 0 ? 0 : last / (double) conversions;
        if (Arrays.stream(pairs).anyMatch(count -> count == 0)) {
            return new IntentEvidence(channels, part, 1, 0);
        }
        double logOdds = Math.log(pairs[3]) + Math.log(pairs[0]) - Math.log(pairs[2]) - Math.log(pairs[1]);
        double error = Math.sqrt(Arrays.stream(pairs).map(count -> 1 / count).sum());
        return new IntentEvidence(channels, part, Math.exp(logOdds), Math.exp(logOdds - NORMAL_95_ONE_SIDED * error));
    }

    /** Whether a name has one of the words, in any case; words are runs of letters. */
    static boolean isTelling(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).anyMatch(WORDS::contains);
    }

    /**
     * Whether both conditions hold.
     *
     * @return whether to warn
     */
    public boolean warns() {
        return lastTouches > MANY_LAST_TOUCHES && lowerBound > BURSTS;
    }
}
