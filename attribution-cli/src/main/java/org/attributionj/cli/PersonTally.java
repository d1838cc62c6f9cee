package org.attributionj.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attributionj.enrich.identity.Identities;

/** Names the persons of events, and counts what it changed. */
final class PersonTally {
    private final Identities identities;
    private final Map<String, OfPerson> persons = new HashMap<>();
    private long events;
    private long known;
    private long renamed;
    private long conversions;

    /** The ids under which a person's touchpoints and conversions came. */
    private static final class OfPerson {
        private final Set<String> touched = new HashSet<>(2);
        private final Map<String, Long> converted = new HashMap<>(2);

        /** Conversions of one id in whose journeys another one's touchpoints may stand. */
        long joined() {
            return converted.entrySet().stream()
                    .filter(id -> touched.stream().anyMatch(other -> !other.equals(id.getKey())))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    PersonTally(Identities identities) {
        this.identities = identities;
    }

    String personOf(String customer) {
        return identities.personOf(customer);
    }

    void count(String customer, String person, boolean touches, boolean converts) {
        events++;
        conversions += converts ? 1 : 0;
        renamed += person.equals(customer) ? 0 : 1;
        if (!identities.hasStrongId(customer)) {
            return;
        }
        known++;
        OfPerson ofPerson = persons.computeIfAbsent(person, name -> new OfPerson());
        if (touches) {
            ofPerson.touched.add(customer);
        }
        if (converts) {
            ofPerson.converted.merge(customer, 1L, Long::sum);
        }
    }

    List<String> account() {
        long joined = persons.values().stream().mapToLong(OfPerson::joined).sum();
        return List.of(
                "identities: " + identities.figures(),
                "  events of a person who is known by a strong id: " + share(known, events)
                        + "; under another name than before: " + share(renamed, events),
                "  conversions of people with touchpoints under another of their ids: " + share(joined, conversions));
    }

    private static String share(long some, long all) {
        return all == 0 ? "0" : String.format(Locale.ROOT, "%d (%.1f %%)", some, 100.0 * some / all);
    }
}
