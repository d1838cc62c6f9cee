package org.attributionj.enrich.source;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.Utm;
import org.attributionj.enrich.Enrichment;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.internal.Attributes;
import org.attributionj.enrich.url.ClickIdType;
import org.attributionj.enrich.url.WebAddress;
import org.jspecify.annotations.Nullable;

/**
 * Says where a touchpoint came from, in the attributes {@value #SOURCE}, {@value #MEDIUM} and {@value #ORIGIN}: by its UTM
 * fields, else by a click id among its attributes, else by its referrer, else it is direct. A touchpoint that is no visit
 * and has none of these stays as it is: nothing says that an opened e-mail was direct. Immutable and thread-safe.
 */
public final class SourceEnrichment implements Enrichment {
    /** The attribute with the source, such as {@code google}. */
    public static final String SOURCE = "visit_source";

    /** The attribute with the medium, such as {@code organic}. */
    public static final String MEDIUM = "visit_medium";

    /** The attribute with what told the source, such as {@code referrer}. */
    public static final String ORIGIN = "visit_origin";

    private final SourceResolver resolver;

    private SourceEnrichment(SourceResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * An enrichment by the well-known sites.
     *
     * @return the enrichment
     */
    public static SourceEnrichment standard() {
        return of(SourceResolver.standard());
    }

    /**
     * An enrichment by other sites.
     *
     * @param resolver tells the source
     * @return the enrichment
     */
    public static SourceEnrichment of(SourceResolver resolver) {
        return new SourceEnrichment(Objects.requireNonNull(resolver, "resolver must not be null"));
    }

    @Override
    public Touchpoint enrich(Touchpoint touchpoint, Consumer<? super Problem> problems) {
        TrafficSource traffic = resolve(touchpoint, problems);
        if (traffic == null) {
            return touchpoint;
        }
        Attributes attributes = new Attributes(touchpoint.attributes());
        attributes.set(SOURCE, traffic.source());
        attributes.set(MEDIUM, traffic.medium());
        attributes.set(ORIGIN, traffic.origin().toString());
        return attributes.isChanged()
                ? touchpoint.toBuilder().attributes(attributes.toMap()).build()
                : touchpoint;
    }

    /**
     * Where a touchpoint came from.
     *
     * @param touchpoint the touchpoint
     * @param problems is told what is wrong
     * @return the source; null if nothing tells it and the touchpoint is no visit
     */
    public @Nullable TrafficSource resolve(Touchpoint touchpoint, Consumer<? super Problem> problems) {
        Utm utm = touchpoint.utm();
        ClickIdType clickId = clickIdOf(touchpoint.attributes());
        String referrer = touchpoint.referrer();
        String url = touchpoint.url();
        boolean isSilent = utm == null && clickId == null && referrer == null && url == null;
        if (isSilent && touchpoint.type().engagement() != Engagement.VISIT) {
            return null;
        }
        // the page matters only where the referrer may be of the same site
        String page = url == null || referrer == null
                ? null
                : WebAddress.parseHost(url, "url", problem -> {}).host();
        return resolver.resolve(utm, clickId, referrer, page, problems);
    }

    private static @Nullable ClickIdType clickIdOf(Map<String, String> attributes) {
        ClickIdType first = null;
        for (String key : attributes.keySet()) {
            ClickIdType type = ClickIdType.ofParameter(key).orElse(null);
            if (type != null && (first == null || type.compareTo(first) < 0)) {
                first = type;
            }
        }
        return first;
    }
}
