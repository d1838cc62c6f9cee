package org.attributionj.enrich.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Whose an event on a shared device is: it belongs to the login that is nearest in time within a window, not to everybody
 * who ever logged in there. Of two logins equally near, the earlier one counts. Single thread.
 */
public final class LoginWindows {
    private final Duration window;
    private final Map<String, TreeMap<Instant, String>> logins = new HashMap<>();

    /**
     * No logins yet.
     *
     * @param window how far from an event a login may lie
     * @throws IllegalArgumentException if the window is negative
     */
    public LoginWindows(Duration window) {
        if (window.isNegative()) {
            throw new IllegalArgumentException("window must not be negative, but was " + window);
        }
        this.window = window;
    }

    /**
     * Adds a login.
     *
     * @param device the device or the browser
     * @param person who logged in; of several at the same instant, the smallest by name counts
     * @param time when
     */
    public void add(String device, String person, Instant time) {
        Objects.requireNonNull(person, "person must not be null");
        logins.computeIfAbsent(device, key -> new TreeMap<>())
                .merge(time, person, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    /**
     * Whose an event is.
     *
     * @param device the device or the browser
     * @param time when it happened
     * @return who logged in nearest to it, within the window; the device itself if nobody did
     */
    public String personOf(String device, Instant time) {
        TreeMap<Instant, String> ofDevice = logins.get(device);
        if (ofDevice == null) {
            return device;
        }
        Entry<Instant, String> before = ofDevice.floorEntry(time);
        Entry<Instant, String> after = ofDevice.ceilingEntry(time);
        Duration back = before == null ? null : Duration.between(before.getKey(), time);
        Duration ahead = after == null ? null : Duration.between(time, after.getKey());
        if (before != null
                && back != null
                && back.compareTo(window) <= 0
                && (ahead == null || back.compareTo(ahead) <= 0)) {
            return before.getValue();
        }
        return after != null && ahead != null && ahead.compareTo(window) <= 0 ? after.getValue() : device;
    }
}
