package org.attributionj.models.survival;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.internal.Hashes;

/**
 * Journeys as the fits read them: in the canonical order of their table, which is by customer. Times are days before the
 * journey's end. Journeys without a touchpoint are left out. Immutable once made.
 */
final class JourneyTimes {
    static final double MILLIS_PER_DAY = 86_400_000.0;

    /** The smallest share of the mean gap that counts as a delay. */
    private static final double DELAY = 0.01;

    /** The labels that occur, sorted; a channel's code is its index. */
    final ImmutableList<String> channels;

    final int rows;
    final int convertedRows;

    /** Row i holds the touches [offsets[i], offsets[i + 1]), oldest first. */
    final int[] offsets;

    final int[] codes;

    /** Days before the journey's end, per touch. */
    final double[] ages;

    final boolean[] converted;

    /** How many equal journeys a row stands for. */
    final double[] counts;

    /** A hash of the customer's id per row. */
    final long[] hashes;

    private JourneyTimes(JourneyBatch batch, List<String> customers) {
        int[] numbers = new int[batch.schema().pathLabels().size()];
        JourneyView journey = batch.view();
        channels = number(batch, journey, numbers);
        offsets = new int[batch.rows() + 1];
        codes = new int[batch.touchpoints()];
        ages = new double[batch.touchpoints()];
        converted = new boolean[batch.rows()];
        counts = new double[batch.rows()];
        hashes = new long[batch.rows()];
        int size = 0;
        int conversions = 0;
        for (int row = 0; row < batch.rows(); row++) {
            journey.moveTo(row);
            int n = journey.length();
            if (n == 0 || journey.multiplicity() == 0) {
                continue;
            }
            int start = offsets[size];
            for (int i = 0; i < n; i++) {
                codes[start + i] = numbers[journey.code(i)];
                ages[start + i] = journey.millisBeforeEnd(i) / MILLIS_PER_DAY;
            }
            converted[size] = journey.isConverted();
            counts[size] = journey.multiplicity();
            hashes[size] = Hashes.of(customers.get(row));
            conversions += converted[size] ? 1 : 0;
            size++;
            offsets[size] = start + n;
        }
        rows = size;
        convertedRows = conversions;
    }

    /**
     * Reads a table.
     *
     * @throws org.attributionj.core.columnar.MissingDataException if the table keeps no times
     */
    static JourneyTimes of(JourneyTable table, String model) {
        JourneyBatch batch = table.toBatch();
        batch.schema().require(model, Needs.TIMES);
        return new JourneyTimes(batch, table.customersOfRows());
    }

    private static ImmutableList<String> number(JourneyBatch batch, JourneyView journey, int[] numbers) {
        TreeMap<String, Integer> found = new TreeMap<>();
        Arrays.fill(numbers, -1);
        for (int row = 0; row < batch.rows(); row++) {
            journey.moveTo(row);
            for (int i = 0; i < journey.length(); i++) {
                int code = journey.code(i);
                if (numbers[code] < 0 && journey.multiplicity() > 0) {
                    numbers[code] = 0;
                    found.put(journey.label(i), code);
                }
            }
        }
        int next = 0;
        for (int code : found.values()) {
            numbers[code] = next++;
        }
        return ImmutableList.copyOf(found.keySet());
    }

    int length(int row) {
        return offsets[row + 1] - offsets[row];
    }

    /** How long after its last touch a journey ended, in days. */
    double delay(int row) {
        return ages[offsets[row + 1] - 1];
    }

    /** How long after its first touch a journey ended, in days. */
    double span(int row) {
        return ages[offsets[row]];
    }

    /** The longest {@link #span}: for so long journeys are known to be observed. 0 without journeys. */
    double longestSpan() {
        return IntStream.range(0, rows).mapToDouble(this::span).max().orElse(0);
    }

    double conversions() {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += converted[row] ? counts[row] : 0;
        }
        return sum;
    }

    double journeys() {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += counts[row];
        }
        return sum;
    }

    /** The mean of the positive times between consecutive touches of one journey, in days; 1 if there are none. */
    double gap() {
        double sum = 0;
        double pairs = 0;
        for (int row = 0; row < rows; row++) {
            for (int i = offsets[row] + 1; i < offsets[row + 1]; i++) {
                double gap = ages[i - 1] - ages[i];
                if (gap > 0) {
                    sum += counts[row] * gap;
                    pairs += counts[row];
                }
            }
        }
        return pairs > 0 ? sum / pairs : 1;
    }

    /**
     * Whether the times of conversions tell when customers are at risk: more than half of the conversions come later than a
     * hundredth of the gap after their last touch, and these delays differ, their quartiles by more than that. A delay that
     * is the same for all is a clock's, not the customers'.
     */
    boolean isMostlyDelayed() {
        double shortest = DELAY * gap();
        double conversions = conversions();
        double[][] delays = IntStream.range(0, rows)
                .filter(row -> converted[row])
                .mapToObj(row -> new double[] {delay(row), counts[row]})
                .sorted(Comparator.comparingDouble(delay -> delay[0]))
                .toArray(double[][]::new);
        double first = quantile(delays, 0.25 * conversions);
        double median = quantile(delays, 0.5 * conversions);
        double third = quantile(delays, 0.75 * conversions);
        return median > shortest && third - first > shortest;
    }

    /** The first delay at which more than so many conversions have come; 0 without any. */
    private static double quantile(double[][] sortedDelays, double conversions) {
        double sum = 0;
        for (double[] delay : sortedDelays) {
            sum += delay[1];
            if (sum > conversions) {
                return delay[0];
            }
        }
        return 0;
    }
}
