package org.attributionj.models.auto;

/**
 * What speaks for a journey without memory, in which only the last touch decides, and the removal effects that it has
 * then: those of the first-order Markov chain. The counts are exact integers.
 */
final class MemorylessChain {
    private static final double SMALLEST_PROBABILITY = 1e-12;

    private final int channels;
    private final double journeys;
    private final double conversions;
    private final double touches;

    /** Touches per channel; first touches; last touches of converting and of open journeys, all and of long ones. */
    private final double[] touched;

    private final double[] first;
    private final double[] lastConverting;
    private final double[] lastOpen;
    private final double[] longConverting;
    private final double[] longOpen;

    /** transitions[i * channels + j]: how often a touch of j directly follows one of i. */
    private final double[] transitions;

    MemorylessChain(AutoData data) {
        channels = data.channelCount();
        touched = new double[channels];
        first = new double[channels];
        lastConverting = new double[channels];
        lastOpen = new double[channels];
        longConverting = new double[channels];
        longOpen = new double[channels];
        transitions = new double[channels * channels];
        double all = 0;
        for (int row = 0; row < data.rows; row++) {
            double count = data.counts[row];
            int start = data.offsets[row];
            int last = data.offsets[row + 1] - 1;
            boolean converted = row < data.convertedRows;
            first[data.codes[start]] += count;
            (converted ? lastConverting : lastOpen)[data.codes[last]] += count;
            if (last > start) {
                (converted ? longConverting : longOpen)[data.codes[last]] += count;
            }
            for (int i = start; i <= last; i++) {
                touched[data.codes[i]] += count;
                if (i < last) {
                    transitions[data.codes[i] * channels + data.codes[i + 1]] += count;
                }
            }
            all += count * (last - start + 1);
        }
        touches = all;
        conversions = data.journeys(0, data.convertedRows);
        journeys = conversions + data.journeys(data.convertedRows, data.rows);
    }

    double meanLength() {
        return touches / journeys;
    }

    /**
     * The log-likelihood over journeys of two touches or more of P(conversion | last channel) = (conversions + rate) /
     * (journeys + 1), less one for every channel with a conversion.
     */
    double score() {
        double rate = conversions / journeys;
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            double p = (lastConverting[c] + rate) / (lastConverting[c] + lastOpen[c] + 1);
            sum += times(longConverting[c], Math.log(p)) + times(longOpen[c], Math.log1p(-p));
            sum -= lastConverting[c] > 0 ? 1 : 0;
        }
        return sum;
    }

    /**
     * What the log-likelihood gains if the probability that a journey ends without a conversion after a touch depends on
     * the touch's channel, less the additional parameters.
     */
    double stopGain() {
        double gain = 0;
        double allStops = 0;
        double allTouches = 0;
        int occurring = 0;
        for (int c = 0; c < channels; c++) {
            double exposed = touched[c] - lastConverting[c];
            gain += binomial(lastOpen[c], exposed);
            allStops += lastOpen[c];
            allTouches += exposed;
            occurring += exposed > 0 ? 1 : 0;
        }
        return gain - binomial(allStops, allTouches) - (occurring - 1);
    }

    private static double binomial(double stops, double exposed) {
        double q = stops / Math.max(exposed, 1);
        q = Math.min(Math.max(q, SMALLEST_PROBABILITY), 1 - SMALLEST_PROBABILITY);
        return stops * Math.log(q) + (exposed - stops) * Math.log1p(-q);
    }

    /** 0 times minus infinity is 0: what never happens costs nothing. */
    private static double times(double count, double logarithm) {
        return count == 0 ? 0 : count * logarithm;
    }

    /**
     * The removal effect of each channel in [0, 1]: RE_c = 1 - P(conversion with transitions into c sent to the end) /
     * P(conversion), by first passage, RE_c = N[start,c] / N[c,c] * c_c / c_start, N = (I - Q)^-1. All 0 if nothing
     * converts. O(channels^3).
     */
    double[] removalEffects() {
        double[] leaves = new double[channels];
        double[] m = new double[channels * channels];
        for (int c = 0; c < channels; c++) {
            for (int d = 0; d < channels; d++) {
                m[c * channels + d] = (c == d ? 1 : 0) - transitions[c * channels + d] / touched[c];
            }
            leaves[c] = lastConverting[c] / touched[c];
        }
        double[] inverse = Dense.inverse(m, channels);
        double[] converts = new double[channels];
        double[] visits = new double[channels];
        double fromStart = 0;
        for (int c = 0; c < channels; c++) {
            for (int d = 0; d < channels; d++) {
                converts[c] += inverse[c * channels + d] * leaves[d];
                visits[d] += first[c] / journeys * inverse[c * channels + d];
            }
        }
        for (int c = 0; c < channels; c++) {
            fromStart += first[c] / journeys * converts[c];
        }
        double[] effects = new double[channels];
        for (int c = 0; c < channels && fromStart > 0; c++) {
            double effect = visits[c] / inverse[c * channels + c] * converts[c] / fromStart;
            effects[c] = Math.min(1, Math.max(0, effect));
        }
        return effects;
    }
}
