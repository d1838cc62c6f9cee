package org.attributionj.core.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;

/** The oracle's windows: every rule once more, from the settings' components and not from their lookups. */
record SlowWindows(LookbackWindows windows) {

    record NamedWindow(String name, Duration length) {}

    /** The window of conversions of a type; null for none. */
    NamedWindow conversionWindow(ConversionType type) {
        Duration length = windows.conversions().getOrDefault(type, windows.otherConversions());
        return length == null ? null : new NamedWindow(type.name(), length);
    }

    /** The longest window of the goal's types, the first by name among equals; null if one has none. */
    NamedWindow fitWindow(Goal goal) {
        List<NamedWindow> ofTypes = new ArrayList<>();
        if (goal.types().isEmpty()) {
            windows.conversions().forEach((type, length) -> ofTypes.add(new NamedWindow(type.name(), length)));
            ofTypes.add(named("others", windows.otherConversions()));
        } else {
            goal.types().forEach(type -> ofTypes.add(conversionWindow(type)));
        }
        if (ofTypes.contains(null)) {
            return null;
        }
        ofTypes.sort(Comparator.comparing(NamedWindow::name));
        NamedWindow longest = ofTypes.get(0);
        for (NamedWindow window : ofTypes) {
            longest = window.length().compareTo(longest.length()) > 0 ? window : longest;
        }
        return longest;
    }

    /** The shortest window that a touchpoint is outside of; null if it is inside all that apply. */
    NamedWindow outside(NamedWindow conversion, Touchpoint touchpoint, Instant end) {
        Engagement engagement = touchpoint.type().engagement();
        boolean isEmail = "email".equals(touchpoint.type().channelName());
        Duration age = Duration.between(touchpoint.time(), end);
        List<NamedWindow> applying = Stream.of(
                        conversion,
                        isEmail ? named("email", windows.email()) : null,
                        !isEmail && engagement == Engagement.VIEW ? named("view-through", windows.viewThrough()) : null,
                        !isEmail && engagement == Engagement.CLICK
                                ? named("click-through", windows.clickThrough())
                                : null,
                        named(
                                "channel " + touchpoint.channel(),
                                windows.channels().get(touchpoint.channel())),
                        named(
                                "type " + touchpoint.type(),
                                windows.touchpointTypes().get(touchpoint.type().name())))
                .filter(window -> window != null && age.compareTo(window.length()) > 0)
                .toList();
        return applying.stream().min(Comparator.comparing(NamedWindow::length)).orElse(null);
    }

    private static NamedWindow named(String name, Duration length) {
        return length == null ? null : new NamedWindow(name, length);
    }
}
