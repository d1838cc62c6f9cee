package org.attributionj.core.assembly;

import com.google.common.collect.Comparators;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What touchpoints and conversions have in common, so that ids are settled by one piece of code.
 *
 * @param <E> the events' type
 */
interface EventTraits<E> {

    EventKind kind();

    String id(E event);

    String customer(E event);

    Instant time(E event);

    long sequence(E event);

    boolean hasGeneratedId(E event);

    E withId(E event, String id);

    E convert(E event, CurrencyConversion currency);

    /** Every component but id, time and sequence as text; two events' texts are equal only if these components are. */
    List<@Nullable String> content(E event);

    /** Time, then sequence, then content: total among events of one id, and independent of how events arrive. */
    default Comparator<E> contentOrder() {
        Comparator<Iterable<@Nullable String>> texts =
                Comparators.lexicographical(Comparator.nullsFirst(Comparator.<String>naturalOrder()));
        return Comparator.<E, Instant>comparing(this::time)
                .thenComparingLong(this::sequence)
                .thenComparing(this::content, texts);
    }
}
