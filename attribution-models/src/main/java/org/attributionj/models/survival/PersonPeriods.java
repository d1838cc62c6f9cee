package org.attributionj.models.survival;

import java.util.Arrays;

/**
 * Journeys cut into periods, each a trial of its own: the rows of the regression. A row holds the decayed exposure to each
 * channel that the journey has met so far, the logarithm of the period's length, and whether the conversion falls into it.
 *
 * <pre>
 *   one trial         one period per journey, of length 1, seen from its last touch
 *   continuous time   the times between touches and after the last, each cut at gap / 4, gap, 4 gap, 16 gap after the touch
 *                     before it; exposures are those of the period's middle; the period of a conversion counts in full
 * </pre>
 *
 * <p>At most five periods per touch, so the rows are linear in touches. The exposures are rewritten for other decays; one
 * thread at a time.
 */
final class PersonPeriods {
    private static final double[] CUTS = {0.25, 1, 4, 16};

    private final JourneyTimes data;
    private final JourneySample sample;
    private final boolean inTime;
    private final double followUp;
    private final double longest;
    private final double[] cuts;
    private final int[] firstRows;

    final int channels;
    final int rows;

    /** Row i holds the entries [starts[i], starts[i + 1]). */
    final int[] starts;

    final int[] columns;
    final double[] values;
    final double[] logLengths;
    final boolean[] events;
    final double[] weights;

    /** To which half of the customers a row belongs. */
    final boolean[] secondHalf;

    /** Open journeys are followed for so many days after their last touch. */
    PersonPeriods(JourneyTimes data, JourneySample sample, RiskTime riskTime, double followUpDays) {
        this(data, sample, riskTime, followUpDays, Double.POSITIVE_INFINITY);
    }

    /** Nor are they followed for more than so many days after their first touch. */
    PersonPeriods(JourneyTimes data, JourneySample sample, RiskTime riskTime, double followUpDays, double longestDays) {
        this.data = data;
        this.sample = sample;
        inTime = riskTime == RiskTime.TIME;
        followUp = followUpDays;
        longest = longestDays;
        channels = data.channels.size();
        double gap = data.gap();
        cuts = new double[CUTS.length + 1];
        for (int k = 0; k < CUTS.length; k++) {
            cuts[k] = CUTS[k] * gap;
        }
        cuts[CUTS.length] = Double.POSITIVE_INFINITY;
        firstRows = new int[sample.rows.length + 1];
        long entries = 0;
        int[] seenIn = new int[channels];
        Arrays.fill(seenIn, -1);
        for (int i = 0; i < sample.rows.length; i++) {
            long sizes = size(sample.rows[i], seenIn);
            firstRows[i + 1] = Math.addExact(firstRows[i], (int) (sizes >>> 32));
            entries += sizes & 0xffffffffL;
        }
        rows = firstRows[sample.rows.length];
        if (entries > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "the journeys have " + entries + " exposures, more than fit into an array. Maybe set a cap.");
        }
        starts = new int[rows + 1];
        columns = new int[(int) entries];
        values = new double[columns.length];
        logLengths = new double[rows];
        events = new boolean[rows];
        weights = new double[rows];
        secondHalf = new boolean[rows];
        fillStarts(seenIn);
    }

    /** The number of rows of a journey in the high half, of their entries in the low one. */
    private long size(int journey, int[] seenIn) {
        int distinct = 0;
        long periods = 0;
        long entries = 0;
        int n = data.length(journey);
        for (int j = 0; j < n; j++) {
            int c = data.codes[data.offsets[journey] + j];
            if (seenIn[c] != journey) {
                seenIn[c] = journey;
                distinct++;
            }
            int periodsHere = inTime ? periodsAfter(journey, j) : j == n - 1 ? 1 : 0;
            periods += periodsHere;
            entries += (long) distinct * periodsHere;
        }
        return periods << 32 | entries;
    }

    /** How many periods there are from a touch to the next, or to the end of the time at risk. */
    private int periodsAfter(int journey, int touch) {
        double length = timeAfter(journey, touch);
        if (isEnd(journey, touch) && data.converted[journey]) {
            return periodOf(length) + 1;
        }
        return length > 0 ? periodOf(length) + 1 : 0;
    }

    /** The period into which a time after a touch falls; a cut belongs to the period that it ends. */
    private int periodOf(double time) {
        int period = 0;
        while (time > cuts[period]) {
            period++;
        }
        return period;
    }

    private boolean isEnd(int journey, int touch) {
        return touch == data.length(journey) - 1;
    }

    private double timeAfter(int journey, int touch) {
        int at = data.offsets[journey] + touch;
        if (isEnd(journey, touch)) {
            return data.ages[at] + (data.converted[journey] ? 0 : followUpOf(journey));
        }
        return data.ages[at] - data.ages[at + 1];
    }

    private double followUpOf(int journey) {
        return Math.max(0, Math.min(followUp, longest - data.span(journey)));
    }

    private void fillStarts(int[] seenIn) {
        Arrays.fill(seenIn, -1);
        int row = 0;
        for (int journey : sample.rows) {
            int distinct = 0;
            int n = data.length(journey);
            for (int j = 0; j < n; j++) {
                int c = data.codes[data.offsets[journey] + j];
                if (seenIn[c] != journey) {
                    seenIn[c] = journey;
                    distinct++;
                }
                int periods = inTime ? periodsAfter(journey, j) : j == n - 1 ? 1 : 0;
                for (int k = 0; k < periods; k++) {
                    starts[row + 1] = starts[row] + distinct;
                    row++;
                }
            }
        }
    }

    /** Writes all rows for decays per day and channel. */
    void fill(double[] decays) {
        Chunks.run(sample.rows.length, (from, to) -> {
            Walk walk = new Walk(decays);
            for (int i = from; i < to; i++) {
                walk.write(sample.rows[i], firstRows[i]);
            }
        });
    }

    /** Walks along a journey with the exposure to each channel so far. One thread at a time. */
    private final class Walk {
        private final double[] decays;
        private final int[] slots;
        private final int[] distinct;
        private final double[] felt;
        private int met;

        Walk(double[] decays) {
            this.decays = decays;
            slots = new int[channels];
            Arrays.fill(slots, -1);
            distinct = new int[channels];
            felt = new double[channels];
        }

        void write(int journey, int firstRow) {
            int start = data.offsets[journey];
            int n = data.length(journey);
            boolean isConverted = data.converted[journey];
            double weight = data.counts[journey] * (isConverted ? 1 : sample.openWeight);
            boolean half = (data.hashes[journey] & 1) != 0;
            int row = firstRow;
            met = 0;
            for (int j = 0; j < n; j++) {
                meet(data.codes[start + j]);
                boolean isEnd = j == n - 1;
                if (inTime) {
                    int periods = periodsAfter(journey, j);
                    double length = timeAfter(journey, j);
                    for (int k = 0; k < periods; k++) {
                        boolean isEvent = isEnd && isConverted && k == periods - 1;
                        writePeriod(row, k, isEvent ? Math.max(length, followUp) : length);
                        events[row] = isEvent;
                        weights[row] = weight;
                        secondHalf[row] = half;
                        row++;
                    }
                } else if (isEnd) {
                    writeRow(row, 0, 0);
                    events[row] = isConverted;
                    weights[row] = weight;
                    secondHalf[row] = half;
                }
                if (!isEnd) {
                    age(data.ages[start + j] - data.ages[start + j + 1]);
                }
            }
            for (int i = 0; i < met; i++) {
                slots[distinct[i]] = -1;
            }
        }

        private void meet(int c) {
            if (slots[c] < 0) {
                slots[c] = met;
                distinct[met] = c;
                felt[met] = 0;
                met++;
            }
            felt[slots[c]] += 1;
        }

        private void age(double days) {
            for (int i = 0; i < met; i++) {
                felt[i] *= Math.exp(-decays[distinct[i]] * days);
            }
        }

        private void writePeriod(int row, int period, double length) {
            double from = period == 0 ? 0 : cuts[period - 1];
            double to = Math.min(cuts[period], length);
            writeRow(row, Math.log(to - from), 0.5 * (from + to));
        }

        private void writeRow(int row, double logLength, double sinceTouch) {
            logLengths[row] = logLength;
            int entry = starts[row];
            for (int i = 0; i < met; i++) {
                int c = distinct[i];
                columns[entry + i] = c;
                values[entry + i] = sinceTouch == 0 ? felt[i] : felt[i] * Math.exp(-decays[c] * sinceTouch);
            }
        }
    }
}
