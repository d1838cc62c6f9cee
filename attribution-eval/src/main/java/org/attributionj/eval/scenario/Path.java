package org.attributionj.eval.scenario;

import java.util.Arrays;

/**
 * Contacts of one customer in the order of time: channel codes, and hours since the start of the study. Not to be written
 * to after it was made.
 *
 * @param channels the code of each contact's channel
 * @param hours the time of each contact, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, never compared
record Path(int[] channels, double[] hours) {

    int length() {
        return channels.length;
    }

    /** The contacts of some channels. */
    Path only(int on) {
        int kept = 0;
        for (int channel : channels) {
            kept += on >>> channel & 1;
        }
        if (kept == channels.length) {
            return this;
        }
        int[] keptChannels = new int[kept];
        double[] keptHours = new double[kept];
        int n = 0;
        for (int i = 0; i < channels.length; i++) {
            if ((on >>> channels[i] & 1) != 0) {
                keptChannels[n] = channels[i];
                keptHours[n++] = hours[i];
            }
        }
        return new Path(keptChannels, keptHours);
    }

    /** The contacts up to a time, that time included. */
    Path until(double end) {
        int n = hours.length;
        while (n > 0 && hours[n - 1] > end) {
            n--;
        }
        return n == hours.length ? this : new Path(Arrays.copyOf(channels, n), Arrays.copyOf(hours, n));
    }

    /** The channels that occur, as a bit mask. */
    int mask() {
        int mask = 0;
        for (int channel : channels) {
            mask |= 1 << channel;
        }
        return mask;
    }

    double lastHour() {
        return hours[hours.length - 1];
    }

    /** Collects contacts in any order. */
    static final class Builder {
        private int[] channels = new int[8];
        private double[] hours = new double[8];
        private int n;

        void add(int channel, double hour) {
            if (n == channels.length) {
                channels = Arrays.copyOf(channels, 2 * n);
                hours = Arrays.copyOf(hours, 2 * n);
            }
            channels[n] = channel;
            hours[n++] = hour;
        }

        /** Sorted by insertion: paths are short. Equal times keep the order in which they were added. */
        Path build() {
            for (int i = 1; i < n; i++) {
                int channel = channels[i];
                double hour = hours[i];
                int j = i;
                for (; j > 0 && hours[j - 1] > hour; j--) {
                    channels[j] = channels[j - 1];
                    hours[j] = hours[j - 1];
                }
                channels[j] = channel;
                hours[j] = hour;
            }
            return new Path(Arrays.copyOf(channels, n), Arrays.copyOf(hours, n));
        }
    }
}
