package org.attributionj.spring;

import java.time.Duration;
import java.util.Map;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;

/** The assembler that the settings describe. */
final class AssemblerSettings {
    private AssemblerSettings() {}

    static JourneyAssembler assembler(AttributionProperties properties) {
        return JourneyAssembler.standard()
                .withGoal(goal(properties))
                .withRepeatPolicy(properties.repeat())
                .withWindows(windows(properties.windows()));
    }

    private static Goal goal(AttributionProperties properties) {
        return properties.goal().isEmpty()
                ? Goal.everything()
                : Goal.of(properties.goal().stream().map(ConversionType::of).toArray(ConversionType[]::new));
    }

    private static LookbackWindows windows(AttributionProperties.Windows settings) {
        LookbackWindows windows = settings.none() ? LookbackWindows.none() : LookbackWindows.standard();
        for (Map.Entry<String, Duration> entry : settings.conversions().entrySet()) {
            windows = windows.withConversion(ConversionType.of(entry.getKey()), entry.getValue());
        }
        for (Map.Entry<String, Duration> entry : settings.channels().entrySet()) {
            windows = windows.withChannel(Channel.of(entry.getKey()), entry.getValue());
        }
        for (Map.Entry<String, Duration> entry : settings.types().entrySet()) {
            windows = windows.withTouchpointType(entry.getKey(), entry.getValue());
        }
        if (settings.viewThrough() != null) {
            windows = windows.withViewThrough(settings.viewThrough());
        }
        if (settings.clickThrough() != null) {
            windows = windows.withClickThrough(settings.clickThrough());
        }
        return settings.email() == null ? windows : windows.withEmail(settings.email());
    }
}
