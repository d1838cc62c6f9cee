package org.attributionj.enrich.source;

import java.util.Objects;
import java.util.function.Consumer;
import org.attributionj.core.event.Utm;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;
import org.attributionj.enrich.url.ClickIdType;
import org.attributionj.enrich.url.LinkTags;
import org.attributionj.enrich.url.WebAddress;
import org.jspecify.annotations.Nullable;

/**
 * Tells where a visit came from: by UTM fields, else by a click id, else by the page before, else it is direct. Immutable
 * and thread-safe.
 *
 * <pre>{@code
 * SourceResolver resolver = SourceResolver.standard();
 * TrafficSource source = resolver.resolve("https://shop.example/?gclid=x", "https://www.google.com/");   // google / cpc
 * }</pre>
 */
public final class SourceResolver {
    private final SiteList sites;
    private final InternalSites internal;

    private SourceResolver(SiteList sites, InternalSites internal) {
        this.sites = Objects.requireNonNull(sites, "sites must not be null");
        this.internal = Objects.requireNonNull(internal, "internal must not be null");
    }

    /**
     * A resolver that knows the well-known sites, and takes links from the page's own domain for internal.
     *
     * @return the resolver
     */
    public static SourceResolver standard() {
        return new SourceResolver(SiteList.wellKnown(), InternalSites.SAME_DOMAIN);
    }

    /**
     * Other sites.
     *
     * @param newSites the sites
     * @return a changed copy
     */
    public SourceResolver withSites(SiteList newSites) {
        return new SourceResolver(newSites, internal);
    }

    /**
     * Other own hosts.
     *
     * @param newInternal the site's own hosts
     * @return a changed copy
     */
    public SourceResolver withInternal(InternalSites newInternal) {
        return new SourceResolver(sites, newInternal);
    }

    /**
     * The source of a visit.
     *
     * @param url the address of the page visited; null if unknown
     * @param referrer the address of the page before; null if unknown
     * @return the source
     */
    public TrafficSource resolve(@Nullable String url, @Nullable String referrer) {
        WebAddress page = url == null ? null : WebAddress.parse(url);
        LinkTags tags = page == null ? LinkTags.NONE : LinkTags.of(page, problem -> {});
        return resolve(tags.utm(), tags.clickIdType(), referrer, page == null ? null : page.host(), problem -> {});
    }

    /**
     * The source of a visit whose link was taken apart already.
     *
     * @param utm the UTM fields; null if there are none
     * @param clickId the click id that tells; null if there is none
     * @param referrer the address of the page before; null if unknown
     * @param page the host of the page visited, in lower case; null or empty if unknown
     * @param problems is told what is wrong
     * @return the source
     */
    public TrafficSource resolve(
            @Nullable Utm utm,
            @Nullable ClickIdType clickId,
            @Nullable String referrer,
            @Nullable String page,
            Consumer<? super Problem> problems) {
        if (utm != null && (utm.source() != null || utm.medium() != null || utm.campaign() != null)) {
            return ofUtm(utm, clickId, problems);
        }
        if (clickId != null) {
            return new TrafficSource(clickId.source(), clickId.medium(), null, null, null, SourceOrigin.CLICK_ID);
        }
        return referrer == null || referrer.isBlank() ? TrafficSource.DIRECT : ofReferrer(referrer, page, problems);
    }

    /** A click id fills in what the UTM fields leave open, unless they name another source. */
    private TrafficSource ofUtm(Utm utm, @Nullable ClickIdType clickId, Consumer<? super Problem> problems) {
        String source = utm.source();
        String medium = utm.medium();
        if (clickId != null) {
            if (clickId.isPaid() && "organic".equalsIgnoreCase(medium)) {
                problems.accept(new Problem("utm_medium", ProblemKind.CONTRADICTION, Treatment.KEPT));
            }
            if (medium == null && (source == null || isSame(source, clickId.source()))) {
                medium = clickId.medium();
            }
            source = source == null ? clickId.source() : source;
        }
        return new TrafficSource(source, medium, utm.campaign(), utm.term(), utm.content(), SourceOrigin.UTM);
    }

    private boolean isSame(String source, String other) {
        Site site = sites.find(source);
        return source.equalsIgnoreCase(other) || (site != null && site.equals(sites.find(other)));
    }

    /**
     * The source that the page before names, whatever the link's own tags say.
     *
     * @param referrer the address of the page before
     * @param page the host of the page visited, in lower case; null or empty if unknown
     * @param problems is told what is wrong
     * @return search engines as {@code organic}, networks as {@code social}, mail as {@code email}, others as {@code
     *     referral}; {@link TrafficSource#INTERNAL} for the site's own and payment pages; {@link TrafficSource#DIRECT} if
     *     the address names no host
     */
    public TrafficSource ofReferrer(String referrer, @Nullable String page, Consumer<? super Problem> problems) {
        WebAddress address = WebAddress.parseHost(referrer, "referrer", problems);
        String host = address.host();
        if (host.isEmpty()) {
            return TrafficSource.DIRECT;
        }
        // an app is no page of the site, though its package may be named like one
        if (!address.scheme().endsWith("-app") && internal.isInternal(host, page)) {
            return TrafficSource.INTERNAL;
        }
        Site site = sites.find(host);
        if (site == null) {
            String name = host.startsWith("www.") ? host.substring("www.".length()) : host;
            return new TrafficSource(name, "referral", null, null, null, SourceOrigin.REFERRER);
        }
        return switch (site.category()) {
            case PAYMENT -> TrafficSource.INTERNAL;
            case SEARCH -> TrafficSource.of(site, "organic", SourceOrigin.REFERRER);
            case SOCIAL -> TrafficSource.of(site, "social", SourceOrigin.REFERRER);
            case EMAIL -> TrafficSource.of(site, "email", SourceOrigin.REFERRER);
            case VIDEO, SHOPPING, ASSISTANT -> TrafficSource.of(site, "referral", SourceOrigin.REFERRER);
        };
    }
}
