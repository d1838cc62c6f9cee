package org.attributionj.report.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attributionj.core.journey.Journey;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.ReportPart;

/**
 * Counts paths of channels: journeys that converted in the period, and open ones that ended in it, so that rates have a
 * denominator. Repeats of a channel are joined; of paths with more than eight steps the last eight are told apart.
 */
public final class PathPart implements ReportPart {
    static final int MOST_STEPS = 8;
    static final int LONGEST = 12;
    static final int MOST_DAYS = 31;
    static final String CONVERSION = "(conversion)";
    static final String NO_CONVERSION = "(no conversion)";

    private final Calendar calendar;
    private final Map<Integer, Sheet> sheets = new TreeMap<>();
    private final Map<List<String>, Long> open = new HashMap<>();
    private final Map<String, Map<String, Long>> transitions = new TreeMap<>();
    private final long[] went = new long[LONGEST + 1];
    private final long[] converted = new long[LONGEST + 1];
    private final long[] ended = new long[LONGEST + 1];

    /** What is kept of one currency. */
    static final class Sheet {
        final Map<List<String>, PathSums> paths = new HashMap<>();
        final long[] lengths = new long[LONGEST + 1];
        final long[] lengthValues = new long[LONGEST + 1];
        final long[] days = new long[MOST_DAYS + 1];
        final Map<String, Map<String, Long>> firstLast = new TreeMap<>();
        long conversions;
        long withTouchpoints;
    }

    /**
     * Nothing counted yet.
     *
     * @param calendar the days
     */
    public PathPart(Calendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public void add(CustomerHistory history) {
        for (CreditedJourney journey : history.credited()) {
            if (journey.slot() == Calendar.NOW) {
                add(journey);
            }
        }
        for (Journey journey : history.open()) {
            if (calendar.slot(calendar.day(journey.end())) == Calendar.NOW) {
                List<String> channels = channels(journey);
                open.merge(path(channels), 1L, Long::sum);
                step(channels, NO_CONVERSION);
                drop(journey.length(), ended);
            }
        }
    }

    private void add(CreditedJourney journey) {
        Sheet sheet = sheets.computeIfAbsent(journey.currency(), key -> new Sheet());
        sheet.conversions++;
        int n = journey.length();
        int length = Math.min(n, LONGEST);
        sheet.lengths[length]++;
        sheet.lengthValues[length] = Math.addExact(sheet.lengthValues[length], journey.value());
        if (n == 0) {
            return;
        }
        sheet.withTouchpoints++;
        long seconds = journey.journey().age(0).toSeconds();
        sheet.days[(int) Math.min(seconds / 86_400, MOST_DAYS)]++;
        List<String> channels = channels(journey.journey());
        sheet.firstLast
                .computeIfAbsent(channels.get(0), key -> new TreeMap<>())
                .merge(channels.get(channels.size() - 1), 1L, Long::sum);
        PathSums sums = sheet.paths.computeIfAbsent(path(channels), key -> new PathSums());
        sums.conversions++;
        sums.value = Math.addExact(sums.value, journey.value());
        sums.touchpoints += n;
        sums.addTime(seconds);
        step(channels, CONVERSION);
        drop(n, converted);
    }

    private static List<String> channels(Journey journey) {
        List<String> channels = new ArrayList<>();
        journey.touchpoints()
                .forEach(touchpoint -> channels.add(touchpoint.channel().name()));
        return channels;
    }

    private static List<String> path(List<String> channels) {
        List<String> path = new ArrayList<>();
        for (String channel : channels) {
            if (path.isEmpty() || !path.get(path.size() - 1).equals(channel)) {
                path.add(channel);
            }
        }
        if (path.size() > MOST_STEPS) {
            List<String> last = new ArrayList<>(path.subList(path.size() - MOST_STEPS, path.size()));
            last.add(0, "…");
            return last;
        }
        return path;
    }

    private void step(List<String> channels, String end) {
        for (int i = 0; i < channels.size(); i++) {
            String next = i + 1 < channels.size() ? channels.get(i + 1) : end;
            transitions.computeIfAbsent(channels.get(i), key -> new TreeMap<>()).merge(next, 1L, Long::sum);
        }
    }

    private void drop(int n, long[] last) {
        for (int step = 1; step < Math.min(n, LONGEST); step++) {
            went[step]++;
        }
        last[Math.min(n, LONGEST)]++;
    }

    Sheet sheet(int currency) {
        return sheets.getOrDefault(currency, new Sheet());
    }

    long open(List<String> path) {
        return open.getOrDefault(path, 0L);
    }

    Map<String, Map<String, Long>> transitions() {
        return transitions;
    }

    /** The channels of all transitions, by name. */
    List<String> channels() {
        return List.copyOf(new TreeSet<>(transitions.keySet()));
    }

    long went(int step) {
        return went[step];
    }

    long converted(int step) {
        return converted[step];
    }

    long ended(int step) {
        return ended[step];
    }
}
