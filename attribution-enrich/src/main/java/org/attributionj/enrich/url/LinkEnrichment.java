package org.attributionj.enrich.url;

import java.util.Objects;
import java.util.function.Consumer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.Utm;
import org.attributionj.enrich.Enrichment;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;
import org.attributionj.enrich.internal.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what a touchpoint's own link tells: UTM fields, the campaign, and as attributes under the parameters' names the
 * click ids and the further UTM fields ({@code utm_id} and the like). What the touchpoint has already, stays. Immutable and
 * thread-safe.
 */
public final class LinkEnrichment implements Enrichment {
    private static final LinkEnrichment INSTANCE = new LinkEnrichment();

    private LinkEnrichment() {}

    /**
     * The enrichment by links.
     *
     * @return the only one
     */
    public static LinkEnrichment standard() {
        return INSTANCE;
    }

    @Override
    public Touchpoint enrich(Touchpoint touchpoint, Consumer<? super Problem> problems) {
        String url = touchpoint.url();
        if (url == null) {
            return touchpoint;
        }
        LinkTags tags = LinkTags.of(WebAddress.parse(url, "url", problems), problems);
        if (tags.equals(LinkTags.NONE)) {
            return touchpoint;
        }
        Utm utm = merged(touchpoint.utm(), tags.utm(), problems);
        String campaign = touchpoint.campaign() == null && utm != null ? utm.campaign() : touchpoint.campaign();
        Attributes attributes = new Attributes(touchpoint.attributes());
        tags.clickIds().forEach((type, value) -> attributes.setIfAbsent(type.parameter(), value));
        tags.others().forEach(attributes::setIfAbsent);
        boolean isSame = Objects.equals(utm, touchpoint.utm())
                && Objects.equals(campaign, touchpoint.campaign())
                && !attributes.isChanged();
        return isSame
                ? touchpoint
                : touchpoint.toBuilder()
                        .utm(utm)
                        .campaign(campaign)
                        .attributes(attributes.toMap())
                        .build();
    }

    /** The touchpoint's own fields, and the link's where they are missing, unless both name different sources. */
    private static @Nullable Utm merged(@Nullable Utm own, @Nullable Utm link, Consumer<? super Problem> problems) {
        if (own == null || link == null) {
            return own == null ? link : own;
        }
        if (own.source() != null && link.source() != null && !own.source().equalsIgnoreCase(link.source())) {
            problems.accept(new Problem("utm_source", ProblemKind.CONTRADICTION, Treatment.KEPT));
            return own;
        }
        return new Utm(
                first(own.source(), link.source()),
                first(own.medium(), link.medium()),
                first(own.campaign(), link.campaign()),
                first(own.term(), link.term()),
                first(own.content(), link.content()));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
