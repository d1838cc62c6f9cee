package org.attributionj.core.assembly;

import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.attributionj.core.journey.Durations;
import org.attributionj.core.journey.Window;
import org.jspecify.annotations.Nullable;

/**
 * How many journeys were assembled. Immutable and thread-safe.
 *
 * @param credited the credited journeys: one per conversion of the goal
 * @param open the open journeys
 * @param immature the open journeys that may yet convert: those whose end was still inside the window of fits when the
 *     observation ended (at the last event, unless an end was given); none if there is no such window. They are left out of
 *     fits only if the end of the observation was given
 * @param fit the journeys of fits, open ones included; 0 if the sink did not want any
 * @param fitWindow how far all journeys of fits look back, under the name of the type whose window it is; null for any
 *     length. Of accounts that were merged, the longest
 */
public record JourneyCounts(
        long credited,
        long open,
        ImmatureJourneys immature,
        long fit,
        @Nullable Window fitWindow) implements Serializable {

    private static final Comparator<Window> LONGEST =
            Comparator.comparing(Window::length).thenComparing(Window::name, Comparator.reverseOrder());

    static final JourneyCounts NONE = new JourneyCounts(0, 0, ImmatureJourneys.NONE, 0, null);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the immature journeys are null
     */
    public JourneyCounts {
        notNull(immature, "immature");
    }

    /**
     * What a model was shown, for people. Where both outcomes are cut alike, a model can tell them apart by their touchpoints
     * only.
     *
     * @return one line, such as {@code fits look back 30d: 1,204 journeys}
     */
    public String fitNote() {
        String window = fitWindow == null ? "without limit" : Durations.format(fitWindow.length());
        return String.format(Locale.ROOT, "fits look back %s: %,d journeys", window, fit);
    }

    JourneyCounts plus(JourneyCounts other) {
        Window longest = Stream.of(Optional.ofNullable(fitWindow), Optional.ofNullable(other.fitWindow))
                .flatMap(Optional::stream)
                .max(LONGEST)
                .orElse(null);
        return new JourneyCounts(
                credited + other.credited, open + other.open, immature.plus(other.immature), fit + other.fit, longest);
    }
}
