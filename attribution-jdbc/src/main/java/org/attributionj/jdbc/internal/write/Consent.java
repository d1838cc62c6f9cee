package org.attributionj.jdbc.internal.write;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.attributionj.core.assembly.EventKind;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.Utm;
import org.attributionj.jdbc.write.ConsentPolicy;
import org.attributionj.jdbc.write.Refusal;

/** Applies the policy to touchpoints without consent. */
final class Consent {
    private static final String ANONYMOUS = "~anonymous-";

    private Consent() {}

    /** The touchpoints that may be stored, as they may be stored. */
    static List<Touchpoint> apply(ConsentPolicy policy, Collection<Touchpoint> touchpoints, List<Refusal> refusals) {
        List<Touchpoint> allowed = new ArrayList<>(touchpoints.size());
        for (Touchpoint touchpoint : touchpoints) {
            if (policy.hasConsent().test(touchpoint)) {
                allowed.add(touchpoint);
            } else if (policy.otherwise() == ConsentPolicy.Treatment.ANONYMISE) {
                allowed.add(anonymous(touchpoint));
            } else {
                refusals.add(new Refusal(
                        EventKind.TOUCHPOINT,
                        touchpoint.id(),
                        touchpoint.customer(),
                        "there is no consent to it, and the store's policy is to refuse such touchpoints"));
            }
        }
        return allowed;
    }

    /** Under an id that a repeated write meets again, but that leads back to nobody. */
    private static Touchpoint anonymous(Touchpoint touchpoint) {
        String id = ANONYMOUS + Hashing.sha256().hashString("touchpoint " + touchpoint.id(), StandardCharsets.UTF_8);
        Utm utm = touchpoint.utm();
        Device device = touchpoint.device();
        Place place = touchpoint.place();
        return new Touchpoint(
                id,
                id,
                touchpoint.time(),
                touchpoint.sequence(),
                touchpoint.channel(),
                touchpoint.type(),
                touchpoint.campaign(),
                touchpoint.creative(),
                null,
                touchpoint.milestones(),
                touchpoint.cost(),
                utm == null ? null : new Utm(utm.source(), utm.medium(), utm.campaign(), null, utm.content()),
                device == null ? null : new Device(device.type(), null, null),
                place == null ? null : new Place(place.country(), null, null),
                null,
                null,
                null,
                null,
                Map.of());
    }
}
