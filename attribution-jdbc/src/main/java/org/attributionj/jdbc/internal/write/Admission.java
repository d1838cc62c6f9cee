package org.attributionj.jdbc.internal.write;

import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.jdbc.write.ConsentPolicy;
import org.attributionj.jdbc.write.Refusal;

/** What happens to touchpoints before they are stored: they are enriched, and then need consent. */
public record Admission(UnaryOperator<Touchpoint> enrichment, ConsentPolicy consent) {

    /** The touchpoints that may be stored, as they may be stored; the others are added to the refusals. */
    List<Touchpoint> admit(Collection<Touchpoint> touchpoints, List<Refusal> refusals) {
        return Consent.apply(consent, touchpoints.stream().map(enrichment).toList(), refusals);
    }
}
