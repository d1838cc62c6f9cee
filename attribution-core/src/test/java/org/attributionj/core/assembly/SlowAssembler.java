package org.attributionj.core.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.RepeatPolicy;

/**
 * The oracle: the definitions of journeys, written down one by one, in quadratic time and without a line of the assembler.
 * Journeys come out as texts such as {@code anna: t1 t2 -> c1 + r1}, counts under plain names.
 */
final class SlowAssembler {
    private final JourneyAssembler settings;
    private final SlowWindows windows;
    private final Map<String, Long> counts = new TreeMap<>();
    final List<String> credited = new ArrayList<>();
    final List<String> open = new ArrayList<>();
    final List<String> fit = new ArrayList<>();

    SlowAssembler(JourneyAssembler settings) {
        this.settings = settings;
        windows = new SlowWindows(settings.windows());
    }

    Map<String, Long> counts() {
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private void count(String name) {
        counts.merge(name, 1L, Long::sum);
    }

    void assemble(List<Touchpoint> allTouchpoints, List<Conversion> allConversions) {
        TreeSet<String> customers = new TreeSet<>();
        allTouchpoints.forEach(touchpoint -> customers.add(touchpoint.customer()));
        allConversions.forEach(conversion -> customers.add(conversion.customer()));
        counts.put("customers", (long) customers.size());
        counts.put("touchpoints read", (long) allTouchpoints.size());
        counts.put("conversions read", (long) allConversions.size());

        List<Touchpoint> touchpoints = uniqueTouchpoints(allTouchpoints);
        List<Conversion> conversions = uniqueConversions(allConversions);
        Goal goal = goal(conversions);
        List<Conversion> adjustments = adjustments(conversions, goal);
        List<Instant> times = new ArrayList<>();
        allTouchpoints.forEach(touchpoint -> times.add(touchpoint.time()));
        allConversions.forEach(conversion -> times.add(conversion.time()));
        Instant last = times.stream().max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        Instant until = settings.observedUntil() != null ? settings.observedUntil() : last;
        for (String customer : customers) {
            assemble(
                    touchpoints.stream()
                            .filter(t -> t.customer().equals(customer))
                            .sorted(Touchpoint.ORDER)
                            .toList(),
                    conversions.stream()
                            .filter(c -> c.customer().equals(customer) && c.adjusts() == null)
                            .sorted(Conversion.ORDER)
                            .toList(),
                    adjustments,
                    goal,
                    until);
        }
    }

    // ---- ids

    private List<Touchpoint> uniqueTouchpoints(List<Touchpoint> all) {
        Comparator<Touchpoint> order = Touchpoint.ORDER
                .thenComparing(Touchpoint::customer)
                .thenComparing(Touchpoint::channel)
                .thenComparing(touchpoint -> touchpoint.type().name());
        List<Touchpoint> sorted = all.stream().sorted(order).toList();
        List<Touchpoint> kept = new ArrayList<>();
        Map<String, List<Touchpoint>> seen = new HashMap<>();
        for (Touchpoint touchpoint : sorted) {
            List<Touchpoint> same = seen.computeIfAbsent(touchpoint.id(), id -> new ArrayList<>());
            same.add(touchpoint);
            switch (verdict(same.size(), touchpoint.equals(same.get(0)), touchpoint.id(), "touchpoints")) {
                case FIRST -> kept.add(touchpoint);
                case REPEAT ->
                    kept.add(touchpoint.toBuilder()
                            .id(touchpoint.id() + "#" + same.size())
                            .build());
                case LOST -> {}
            }
        }
        return kept;
    }

    private List<Conversion> uniqueConversions(List<Conversion> all) {
        Comparator<Conversion> order = Conversion.ORDER
                .thenComparing(Conversion::customer)
                .thenComparing(Conversion::type)
                .thenComparing(conversion -> conversion.value().toString())
                .thenComparing(conversion -> conversion.adjusted().orElse(""));
        List<Conversion> sorted = all.stream().sorted(order).toList();
        List<Conversion> kept = new ArrayList<>();
        Map<String, List<Conversion>> seen = new HashMap<>();
        for (Conversion conversion : sorted) {
            List<Conversion> same = seen.computeIfAbsent(conversion.id(), id -> new ArrayList<>());
            same.add(conversion);
            switch (verdict(same.size(), conversion.equals(same.get(0)), conversion.id(), "conversions")) {
                case FIRST -> kept.add(conversion);
                case REPEAT ->
                    kept.add(conversion.toBuilder()
                            .id(conversion.id() + "#" + same.size())
                            .build());
                case LOST -> {}
            }
        }
        return kept;
    }

    private enum Verdict {
        FIRST,
        REPEAT,
        LOST
    }

    private Verdict verdict(int occurrence, boolean sameContent, String id, String kind) {
        if (occurrence == 1) {
            return Verdict.FIRST;
        }
        if (!id.startsWith("~")) {
            count(kind + (sameContent ? " duplicates" : " rejected"));
            return Verdict.LOST;
        }
        if (settings.dropsRepeats()) {
            count(kind + " repeats dropped");
            return Verdict.LOST;
        }
        count(kind + " repeats kept");
        return Verdict.REPEAT;
    }

    // ---- goal and adjustments

    private Goal goal(List<Conversion> conversions) {
        if (settings.goal() != null) {
            return settings.goal();
        }
        List<Conversion> own = conversions.stream()
                .filter(conversion -> conversion.adjusts() == null)
                .toList();
        List<Conversion> worth = own.stream()
                .filter(conversion -> conversion.value().signum() != 0)
                .toList();
        ConversionType[] types = (worth.isEmpty() ? own : worth)
                .stream().map(Conversion::type).distinct().toArray(ConversionType[]::new);
        return types.length == 0 ? Goal.everything() : Goal.of(types);
    }

    private List<Conversion> adjustments(List<Conversion> conversions, Goal goal) {
        List<Conversion> applied = new ArrayList<>();
        for (Conversion adjustment :
                conversions.stream().filter(c -> c.adjusts() != null).toList()) {
            Conversion target = conversions.stream()
                    .filter(conversion -> conversion.id().equals(adjustment.adjusts()))
                    .findFirst()
                    .orElse(null);
            if (target == null || target.adjusts() != null) {
                count("adjustments pending");
            } else if (!target.value().currency().equals(adjustment.value().currency())) {
                count("conversions rejected");
            } else if (!goal.includes(target.type())) {
                count("adjustments not of goal");
            } else {
                count("adjustments applied");
                applied.add(adjustment);
            }
        }
        return applied;
    }

    // ---- journeys

    private void assemble(
            List<Touchpoint> touchpoints,
            List<Conversion> conversions,
            List<Conversion> adjustments,
            Goal goal,
            Instant until) {
        List<Touchpoint> able = new ArrayList<>();
        for (Touchpoint touchpoint : touchpoints) {
            if (settings.windows().ineligible().contains(touchpoint.type().engagement())) {
                count("not eligible");
            } else {
                able.add(touchpoint);
            }
        }
        List<Conversion> goals = new ArrayList<>();
        for (Conversion conversion : conversions) {
            if (goal.includes(conversion.type())) {
                goals.add(conversion);
            } else {
                count("not of goal " + conversion.type());
            }
        }
        credit(able, goals, adjustments, goal, until);
        fit(able, goals, goal, until);
    }

    private void credit(
            List<Touchpoint> able, List<Conversion> goals, List<Conversion> adjustments, Goal goal, Instant until) {
        List<Touchpoint> unused = new ArrayList<>(able);
        for (Conversion conversion : goals) {
            List<Touchpoint> eligible = eligible(
                    able, goals, conversion, settings.repeatPolicy(), windows.conversionWindow(conversion.type()));
            unused.removeAll(eligible);
            count(eligible.isEmpty() ? "without touchpoints" : "with touchpoints");
            if (conversion.value().signum() < 0) {
                count("negative");
            }
            List<Conversion> own = adjustments.stream()
                    .filter(adjustment -> conversion.id().equals(adjustment.adjusts()))
                    .sorted(Conversion.ORDER)
                    .toList();
            credited.add(text(eligible, conversion, own));
        }
        counts.merge("in converting journeys", (long) (able.size() - unused.size()), Long::sum);
        for (List<Touchpoint> stretch : stretches(unused, goals)) {
            List<Touchpoint> inside = new ArrayList<>();
            Touchpoint end = stretch.get(stretch.size() - 1);
            for (Touchpoint touchpoint : stretch) {
                SlowWindows.NamedWindow outside = windows.outside(windows.fitWindow(goal), touchpoint, end.time());
                if (outside == null) {
                    inside.add(touchpoint);
                    count("in open journeys");
                } else {
                    count("outside " + outside.name());
                }
                SlowWindows.NamedWindow missed = goals.stream()
                        .filter(next -> !next.time().isBefore(touchpoint.time()))
                        .findFirst()
                        .map(next -> windows.outside(windows.conversionWindow(next.type()), touchpoint, next.time()))
                        .orElse(null);
                if (missed != null || outside != null) {
                    count("cost of " + (missed != null ? missed.name() : outside.name()));
                }
            }
            open.add(text(inside, null, List.of()));
            count("open");
            if (isImmature(end.time(), goal, until)) {
                count("immature");
            }
        }
    }

    private void fit(List<Touchpoint> able, List<Conversion> all, Goal goal, Instant until) {
        List<Conversion> goals = all.stream()
                .filter(conversion -> conversion.value().signum() >= 0)
                .toList();
        List<Touchpoint> unused = new ArrayList<>(able);
        List<Journey> journeys = new ArrayList<>();
        for (Conversion conversion : goals) {
            List<Touchpoint> eligible = eligible(able, goals, conversion, RepeatPolicy.RESET, windows.fitWindow(goal));
            unused.removeAll(eligible);
            journeys.add(Journey.converted(eligible, conversion));
        }
        for (List<Touchpoint> stretch : stretches(unused, goals)) {
            Instant end = stretch.get(stretch.size() - 1).time();
            if (settings.observedUntil() == null || !isImmature(end, goal, until)) {
                journeys.add(Journey.open(stretch.stream()
                        .filter(touchpoint -> windows.outside(windows.fitWindow(goal), touchpoint, end) == null)
                        .toList()));
            }
        }
        journeys.sort(Comparator.comparing(Journey::end).thenComparing(journey -> !journey.isConverted()));
        for (Journey journey : journeys) {
            fit.add(text(journey.touchpoints(), journey.conversion(), List.of()));
            count("fit");
        }
    }

    private List<Touchpoint> eligible(
            List<Touchpoint> able,
            List<Conversion> goals,
            Conversion conversion,
            RepeatPolicy policy,
            SlowWindows.NamedWindow window) {
        List<Touchpoint> eligible = new ArrayList<>();
        for (Touchpoint touchpoint : able) {
            boolean isUsedUp = policy == RepeatPolicy.RESET
                    && goals.stream()
                            .anyMatch(earlier -> Conversion.ORDER.compare(earlier, conversion) < 0
                                    && !touchpoint.time().isAfter(earlier.time()));
            if (!isUsedUp
                    && !touchpoint.time().isAfter(conversion.time())
                    && windows.outside(window, touchpoint, conversion.time()) == null) {
                eligible.add(touchpoint);
            }
        }
        return eligible;
    }

    private List<List<Touchpoint>> stretches(List<Touchpoint> unused, List<Conversion> goals) {
        List<List<Touchpoint>> stretches = new ArrayList<>();
        Touchpoint previous = null;
        for (Touchpoint touchpoint : unused) {
            if (previous == null || isSplit(previous.time(), touchpoint.time(), goals)) {
                stretches.add(new ArrayList<>());
            }
            stretches.get(stretches.size() - 1).add(touchpoint);
            previous = touchpoint;
        }
        return stretches;
    }

    private boolean isSplit(Instant from, Instant to, List<Conversion> goals) {
        boolean isGap = settings.gap() != null && Duration.between(from, to).compareTo(settings.gap()) > 0;
        return isGap
                || goals.stream()
                        .anyMatch(conversion -> !conversion.time().isBefore(from)
                                && conversion.time().isBefore(to));
    }

    private boolean isImmature(Instant end, Goal goal, Instant until) {
        SlowWindows.NamedWindow window = windows.fitWindow(goal);
        return window != null && Duration.between(end, until).compareTo(window.length()) <= 0;
    }

    // ---- texts

    static String text(Journey journey) {
        return text(journey.touchpoints(), journey.conversion(), journey.adjustments());
    }

    private static String text(List<Touchpoint> touchpoints, Conversion conversion, List<Conversion> adjustments) {
        StringBuilder text = new StringBuilder();
        text.append(
                        conversion != null
                                ? conversion.customer()
                                : touchpoints.get(0).customer())
                .append(':');
        touchpoints.forEach(touchpoint -> text.append(' ').append(touchpoint.id()));
        if (conversion != null) {
            text.append(" -> ").append(conversion.id());
        }
        adjustments.forEach(adjustment -> text.append(" + ").append(adjustment.id()));
        return text.toString();
    }
}
