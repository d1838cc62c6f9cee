package org.attributionj.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.journey.Durations;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.RepeatPolicy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How events become journeys: the options that {@code compare}, {@code attribute} and {@code journeys} share. */
final class JourneyOptions {
    private static final String NONE = "none";

    @Option(
            names = "--goal",
            split = ",",
            paramLabel = "TYPE",
            description = "conversion types to credit; default: all that carry value, or all if none does")
    private List<String> goal = new ArrayList<>();

    @Option(
            names = "--window",
            paramLabel = "30d|none",
            description = "look-back window of every conversion type; none switches every window off")
    private @Nullable String window;

    @Option(names = "--view-window", paramLabel = "1d|none", description = "view-through window (default: 1d)")
    private @Nullable String viewWindow;

    @Option(names = "--click-window", paramLabel = "30d|none", description = "click-through window (default: 30d)")
    private @Nullable String clickWindow;

    @Option(names = "--email-window", paramLabel = "7d|none", description = "e-mail window (default: 7d)")
    private @Nullable String emailWindow;

    @Option(
            names = "--repeat",
            paramLabel = "overlapping|reset",
            description = "whether a conversion looks back past the previous one (default: overlapping)")
    private String repeat = "overlapping";

    @Option(
            names = "--gap",
            paramLabel = "30d|none",
            description = "a longer pause splits journeys that do not convert (default: 30d)")
    private String gap = "30d";

    @Option(
            names = "--observed-until",
            paramLabel = "TIME",
            description = "end of the observation; younger journeys that may still convert are left out of fits")
    private @Nullable Instant observedUntil;

    @Option(
            names = "--transform",
            paramLabel = "T",
            description = "what models see of a path: exposure, first, unique, frequency, trim=5, removeIfNotAll=a|b,"
                    + " removeIfLastAndNotAll=a|b; repeatable, in order")
    private List<String> transforms = new ArrayList<>();

    @Option(
            names = "--path-of",
            paramLabel = "D",
            description = "what a path is made of: channel, campaign, channel+type, email, … (default: channel)")
    private String pathOf = "channel";

    /** The conversion types asked for, or nothing if the data are to decide. */
    Optional<Goal> goal() {
        if (goal.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Goal.of(goal.stream()
                .map(name -> ConversionType.find(name).orElseGet(() -> ConversionType.of(name)))
                .toArray(ConversionType[]::new)));
    }

    LookbackWindows windows() {
        LookbackWindows windows = LookbackWindows.standard();
        if (window != null) {
            windows = window.equals(NONE)
                    ? LookbackWindows.none()
                    : windows.withAllConversions(duration("--window", window));
        }
        if (viewWindow != null) {
            windows = windows.withViewThrough(duration("--view-window", viewWindow));
        }
        if (clickWindow != null) {
            windows = windows.withClickThrough(duration("--click-window", clickWindow));
        }
        if (emailWindow != null) {
            windows = windows.withEmail(duration("--email-window", emailWindow));
        }
        return windows;
    }

    /** What to do about a window that costs much; those that no option makes, the command has not. */
    static String remedy(String window) {
        String option = switch (window) {
            case "view-through" -> "--view-window";
            case "click-through" -> "--click-window";
            case "email" -> "--email-window";
            default -> "--window";
        };
        return option + " with a longer time or none";
    }

    RepeatPolicy repeat() {
        return switch (repeat) {
            case "overlapping" -> RepeatPolicy.OVERLAPPING;
            case "reset" -> RepeatPolicy.RESET;
            default -> throw new UsageException("--repeat must be overlapping or reset, but was \"" + repeat + "\"");
        };
    }

    /** The longest pause within an open journey; null if pauses split nothing. */
    @Nullable
    Duration gap() {
        return duration("--gap", gap);
    }

    Optional<Instant> observedUntil() {
        return Optional.ofNullable(observedUntil);
    }

    List<PathTransform> transforms() {
        return transforms.stream()
                .map(text -> UsageException.onBadArgument("--transform", () -> PathTransform.parse(text)))
                .toList();
    }

    Dimension pathOf() {
        return dimension(pathOf);
    }

    /** A built-in dimension, or a free attribute of that name. */
    static Dimension dimension(String name) {
        return Dimension.find(name).orElseGet(() -> Dimension.attribute(name));
    }

    /** The same, or several joined by +: the labels of all of them together. */
    static Dimension jointDimension(String name) {
        if (Dimension.find(name).isPresent() || name.indexOf('+') < 0) {
            return dimension(name);
        }
        List<Dimension> parts =
                Arrays.stream(name.split("\\+")).map(JourneyOptions::dimension).toList();
        return Dimension.of(
                name,
                touchpoint -> parts.stream().map(part -> part.label(touchpoint)).collect(Collectors.joining(" + ")));
    }

    private static @Nullable Duration duration(String option, String text) {
        return text.equals(NONE) ? null : UsageException.onBadArgument(option, () -> Durations.parse(text));
    }
}
