package org.attributionj.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Event;
import org.attributionj.io.event.EventRow;

/**
 * Where in the files those events stand that may be refused after they were read: the ones with an id of their own, and
 * adjustments. Needs 16 bytes of each.
 */
final class EventPlaces {
    private static final int LINE_BITS = 40;
    private static final long LINES = (1L << LINE_BITS) - 1;
    private static final long FOUND = -1;

    private final List<String> files = new ArrayList<>();
    private final Map<String, Integer> fileNumbers = new HashMap<>();
    private long[] keys = new long[16];
    private long[] places = new long[16];
    private int size;

    /** A line of a file. */
    record Place(String file, long line) {}

    void add(EventRow row) {
        row.touch().filter(touchpoint -> !touchpoint.hasGeneratedId()).ifPresent(event -> add(event, row));
        row.converted().filter(EventPlaces::mayBeRefused).ifPresent(event -> add(event, row));
    }

    private static boolean mayBeRefused(Conversion conversion) {
        return !conversion.hasGeneratedId() || conversion.isAdjustment() || conversion.orderId() != null;
    }

    private void add(Event event, EventRow row) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
        }
        int file = fileNumbers.computeIfAbsent(row.file(), name -> {
            files.add(name);
            return files.size() - 1;
        });
        keys[size] = key(event);
        places[size] = ((long) file << LINE_BITS) | (row.line() & LINES);
        size++;
    }

    private static long key(Event event) {
        return idKey(event) | (event.hashCode() & 0xffffffffL);
    }

    private static long idKey(Event event) {
        long kind = event instanceof Conversion ? 1 : 0;
        return (2L * event.id().hashCode() + kind) << Integer.SIZE;
    }

    /** The place of an event, each once; of one that was changed since, the place of another one of its id. */
    Optional<Place> find(Event event) {
        long key = key(event);
        long id = idKey(event) >>> Integer.SIZE;
        int found = -1;
        for (int i = 0; i < size; i++) {
            if (places[i] != FOUND && keys[i] == key) {
                return Optional.of(take(i));
            }
            if (places[i] != FOUND && keys[i] >>> Integer.SIZE == id) {
                found = i;
            }
        }
        return found < 0 ? Optional.empty() : Optional.of(take(found));
    }

    private Place take(int index) {
        long place = places[index];
        places[index] = FOUND;
        return new Place(files.get((int) (place >>> LINE_BITS)), place & LINES);
    }

    /** Forgets all places. */
    void clear() {
        size = 0;
    }
}
