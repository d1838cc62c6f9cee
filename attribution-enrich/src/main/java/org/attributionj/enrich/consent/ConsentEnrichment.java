package org.attributionj.enrich.consent;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.enrich.Enrichment;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;
import org.attributionj.enrich.internal.Attributes;

/**
 * Reads consent from a touchpoint's attributes and puts the decision into the attribute {@value #DECISION}. A store then
 * refuses such touchpoints or makes them anonymous: {@code new ConsentPolicy(ConsentEnrichment::isGranted, ANONYMISE)}. Of
 * several attributes, one that denies counts. Immutable and thread-safe.
 */
public final class ConsentEnrichment implements Enrichment {
    /** The attribute with the decision: {@code granted}, {@code denied} or {@code unknown}. */
    public static final String DECISION = "consent_decision";

    private static final ImmutableList<String> USUAL =
            ImmutableList.of("consent", "tcf", "tc_string", "gpp", "gpp_string", "gcs", "us_privacy", "ad_storage");

    private final ConsentText text;
    private final ImmutableList<String> names;

    private ConsentEnrichment(ConsentText text, ImmutableList<String> names) {
        this.text = text;
        this.names = names;
    }

    /**
     * Consent to measuring, in the usual attributes: {@code consent, tcf, tc_string, gpp, gpp_string, gcs, us_privacy,
     * ad_storage}.
     *
     * @return the enrichment
     */
    public static ConsentEnrichment standard() {
        return new ConsentEnrichment(ConsentText.forMeasuring(), USUAL);
    }

    /**
     * Consent in other attributes.
     *
     * @param text how it is read
     * @param attributes the attributes that may hold it
     * @return the enrichment
     */
    public static ConsentEnrichment of(ConsentText text, List<String> attributes) {
        return new ConsentEnrichment(
                Objects.requireNonNull(text, "text must not be null"), ImmutableList.copyOf(attributes));
    }

    /**
     * Whether a touchpoint that went through this enrichment has consent.
     *
     * @param touchpoint the touchpoint
     * @return whether the decision is {@code granted}; false if nothing tells
     */
    public static boolean isGranted(Touchpoint touchpoint) {
        return ConsentDecision.GRANTED.toString().equals(touchpoint.attributes().get(DECISION));
    }

    @Override
    public Touchpoint enrich(Touchpoint touchpoint, Consumer<? super Problem> problems) {
        ConsentDecision decision = ConsentDecision.UNKNOWN;
        for (String name : names) {
            String value = touchpoint.attributes().get(name);
            ConsentDecision one = value == null ? ConsentDecision.UNKNOWN : text.read(value);
            if (one == null) {
                problems.accept(new Problem(name, ProblemKind.UNREADABLE, Treatment.IGNORED));
            } else if (one == ConsentDecision.DENIED || decision == ConsentDecision.UNKNOWN) {
                decision = one;
            }
        }
        Attributes attributes = new Attributes(touchpoint.attributes());
        attributes.set(DECISION, decision.toString());
        return attributes.isChanged()
                ? touchpoint.toBuilder().attributes(attributes.toMap()).build()
                : touchpoint;
    }
}
