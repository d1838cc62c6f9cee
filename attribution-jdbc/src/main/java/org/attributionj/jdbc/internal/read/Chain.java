package org.attributionj.jdbc.internal.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that grows by a new head before the old one, so that adding copies nothing. Immutable.
 *
 * @param event the last event
 * @param before the events before it; null if there is none
 * @param size how many there are
 */
record Chain<E>(E event, @Nullable Chain<E> before, int size) {

    static <E> Chain<E> of(@Nullable Chain<E> before, E event) {
        return new Chain<>(event, before, sizeOf(before) + 1);
    }

    static <E> @Nullable Chain<E> of(List<E> events) {
        Chain<E> chain = null;
        for (E event : events) {
            chain = of(chain, event);
        }
        return chain;
    }

    static int sizeOf(@Nullable Chain<?> chain) {
        return chain == null ? 0 : chain.size();
    }

    /** Each event once: a read may have found what is reported as written only afterwards. */
    static <E> List<E> distinct(@Nullable Chain<E> last, Function<E, String> id) {
        Set<String> ids = new HashSet<>();
        List<E> events = new ArrayList<>(sizeOf(last));
        for (Chain<E> chain = last; chain != null; chain = chain.before()) {
            if (ids.add(id.apply(chain.event()))) {
                events.add(chain.event());
            }
        }
        Collections.reverse(events);
        return events;
    }
}
