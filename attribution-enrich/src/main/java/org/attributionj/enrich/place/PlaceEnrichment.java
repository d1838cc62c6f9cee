package org.attributionj.enrich.place;

import java.net.InetAddress;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.enrich.Enrichment;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the place that a network address lies in, and then does with the address what an {@link AddressPolicy} says. A
 * place that the touchpoint has already, stays. Thread-safe if the look-up is.
 */
public final class PlaceEnrichment implements Enrichment {
    private final Function<InetAddress, @Nullable Place> places;
    private final AddressPolicy policy;

    private PlaceEnrichment(Function<InetAddress, @Nullable Place> places, AddressPolicy policy) {
        this.places = Objects.requireNonNull(places, "places must not be null");
        this.policy = Objects.requireNonNull(policy, "policy must not be null");
    }

    /**
     * Places by a look-up; addresses are dropped after it.
     *
     * @param places such as {@code GeoFile::find}; null for an address that it does not know
     * @return the enrichment
     */
    public static PlaceEnrichment of(Function<InetAddress, @Nullable Place> places) {
        return new PlaceEnrichment(places, AddressPolicy.drop());
    }

    /**
     * No places: addresses are only dropped, shortened or hashed.
     *
     * @param policy what is kept of addresses
     * @return the enrichment
     */
    public static PlaceEnrichment none(AddressPolicy policy) {
        return new PlaceEnrichment(address -> null, policy);
    }

    /**
     * Another policy.
     *
     * @param newPolicy what is kept of addresses
     * @return a changed copy
     */
    public PlaceEnrichment keeping(AddressPolicy newPolicy) {
        return new PlaceEnrichment(places, newPolicy);
    }

    @Override
    public Touchpoint enrich(Touchpoint touchpoint, Consumer<? super Problem> problems) {
        String text = touchpoint.address();
        if (text == null) {
            return touchpoint;
        }
        InetAddress address = NetworkAddress.parse(text);
        if (address == null) {
            problems.accept(new Problem("address", ProblemKind.UNREADABLE, Treatment.IGNORED));
        }
        Place place = touchpoint.place() == null && address != null ? places.apply(address) : touchpoint.place();
        // what cannot be read may be anything, and is not kept
        String kept = address == null ? null : policy.apply(address);
        return touchpoint.toBuilder().place(place).address(kept).build();
    }
}
