package org.attributionj.cli;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Money;
import org.attributionj.io.event.EventRow;
import org.jspecify.annotations.Nullable;

/** What is odd about events as they are read: times that can hardly be meant, labels in two spellings, types of conversions. */
final class ReadFacts {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final long SECONDS_PER_DAY = 86_400;

    private final ZoneId zone;
    private final Instant latest;
    private final boolean hasGoal;
    private final boolean areRowsOptional;
    private final Set<Channel> channels = new HashSet<>();
    private final Map<String, Sum> byType = new TreeMap<>();
    private long touchpoints;
    private long conversions;
    private long early;
    private long late;
    private long conversionsByDay;
    private long touchpointsByDay;
    private long negative;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private @Nullable String oddExample;

    /**
     * Nothing seen.
     *
     * @param areRowsOptional whether there are options that say how rows are understood, and that advice may name
     */
    ReadFacts(ZoneId zone, boolean hasGoal, boolean areRowsOptional, Clock clock) {
        this.areRowsOptional = areRowsOptional;
        this.zone = zone;
        this.hasGoal = hasGoal;
        latest = clock.instant().plus(AHEAD);
    }

    /** The conversions of a type. */
    private static final class Sum {
        private final Map<String, BigDecimal> values = new TreeMap<>();
        private long count;

        void add(Money value) {
            count++;
            if (value.signum() != 0) {
                values.merge(value.currency().getCurrencyCode(), value.amount(), BigDecimal::add);
            }
        }

        @Override
        public String toString() {
            return count
                    + values.entrySet().stream()
                            .map(sum -> sum.getValue().toPlainString() + " " + sum.getKey())
                            .collect(Collectors.joining(
                                    " + ", values.isEmpty() ? "" : " (", values.isEmpty() ? "" : ")"));
        }
    }

    void see(EventRow row) {
        Touchpoint touchpoint = row.touchpoint();
        if (touchpoint != null) {
            touchpoints++;
            channels.add(touchpoint.channel());
            see(touchpoint.time(), row);
            touchpointsByDay += isMidnight(touchpoint.time()) ? 1 : 0;
        }
        Conversion conversion = row.conversion();
        if (conversion != null && !conversion.isAdjustment()) {
            conversions++;
            byType.computeIfAbsent(conversion.type().name(), name -> new Sum()).add(conversion.value());
            negative += conversion.value().signum() < 0 ? 1 : 0;
            see(conversion.time(), row);
            conversionsByDay += touchpoint == null && isMidnight(conversion.time()) ? 1 : 0;
        }
    }

    private void see(Instant time, EventRow row) {
        if (time.isBefore(EARLIEST)) {
            early++;
            oddExample = oddExample == null ? time + " in " + row.file() + ":" + row.line() : oddExample;
        } else if (time.isAfter(latest)) {
            late++;
            oddExample = oddExample == null ? time + " in " + row.file() + ":" + row.line() : oddExample;
        }
        first = first == null || time.isBefore(first) ? time : first;
        last = last == null || time.isAfter(last) ? time : last;
    }

    private boolean isMidnight(Instant time) {
        return time.getNano() == 0
                && time.getEpochSecond() % 900 == 0
                && (time.getEpochSecond() % SECONDS_PER_DAY == 0
                        || time.atZone(zone).toLocalTime().equals(LocalTime.MIDNIGHT));
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (byType.size() > 1) {
            notes.add("conversions by type: "
                    + byType.entrySet().stream()
                            .map(type -> type.getKey() + " " + type.getValue())
                            .collect(Collectors.joining(", ")));
            warnOfTypes(notes);
        }
        if (early + late > 0) {
            notes.add("warning: " + (early + late) + " times are before 1990 or in the future, such as " + oddExample
                    + advice("; see --time-format"));
        }
        if (touchpoints + conversions > 2 && first != null && first.equals(last)) {
            notes.add("warning: all events have one time, " + first + "; their order is not known");
        }
        if (conversionsByDay > 0 && touchpointsByDay < touchpoints) {
            notes.add(
                    conversionsByDay + " of " + conversions + " conversions are dated by day, which begins before that"
                            + " day's touchpoints" + advice("; --day-end puts them at its end"));
        }
        if (negative > 0) {
            notes.add("warning: " + negative + " conversions have a negative value and name no sale or order that they"
                    + " take back");
        }
        LabelTwins.note(channels.stream().map(Channel::name).toList())
                .ifPresent(note -> notes.add(note + advice(LabelTwins.REMEDY)));
        return notes;
    }

    private String advice(String advice) {
        return areRowsOptional ? advice : "";
    }

    private void warnOfTypes(List<String> notes) {
        List<String> withValue = byType.entrySet().stream()
                .filter(type -> !type.getValue().values.isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        if (withValue.size() > 1 && !hasGoal) {
            notes.add("warning: " + withValue.size() + " types carry value, and all of it is credited: "
                    + String.join(", ", withValue)
                    + "; if they are steps of one sale, name the one that counts: --goal "
                    + withValue.get(withValue.size() - 1));
        }
    }
}
