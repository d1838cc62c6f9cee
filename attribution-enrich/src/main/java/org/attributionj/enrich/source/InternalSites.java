package org.attributionj.enrich.source;

import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.Locale;
import org.attributionj.enrich.internal.TextMemo;
import org.attributionj.enrich.url.Domains;
import org.attributionj.enrich.url.WebAddress;
import org.jspecify.annotations.Nullable;

/**
 * The site's own hosts, links from which are no source. Immutable and thread-safe.
 *
 * <p>A host is the site's own if it is one of the given hosts or below one of them, or has the registrable domain of the
 * page that was visited.
 */
public final class InternalSites {
    /** Only the page's own domain. */
    public static final InternalSites SAME_DOMAIN = new InternalSites(ImmutableSet.of());

    private final ImmutableSet<String> hosts;
    private final TextMemo<String> domains = new TextMemo<>();

    private InternalSites(ImmutableSet<String> hosts) {
        this.hosts = hosts;
    }

    /**
     * The page's own domain and further ones.
     *
     * @param hosts hosts or addresses, such as {@code shop.example}
     * @return the sites
     * @throws IllegalArgumentException if one is no host
     */
    public static InternalSites of(Collection<String> hosts) {
        ImmutableSet.Builder<String> own = ImmutableSet.builder();
        for (String host : hosts) {
            String text = host.strip();
            String parsed = WebAddress.parse(text).host();
            if (parsed.isEmpty()) {
                parsed = text.toLowerCase(Locale.ROOT);
            }
            if (parsed.isEmpty() || Domains.registrable(parsed) == null) {
                throw new IllegalArgumentException(
                        "own site must be a host such as shop.example, but was " + quoted(host));
            }
            own.add(parsed);
        }
        return new InternalSites(own.build());
    }

    /**
     * Whether a link comes from the site itself.
     *
     * @param referrer the host of the page before, in lower case
     * @param page the host of the page visited, in lower case; null or empty if unknown
     * @return whether the referrer is the site's own
     */
    public boolean isInternal(String referrer, @Nullable String page) {
        if (isListed(referrer)) {
            return true;
        }
        if (page == null || page.isEmpty()) {
            return false;
        }
        String domain = domains.get(referrer, Domains::registrable);
        return domain != null && domain.equals(domains.get(page, Domains::registrable));
    }

    private boolean isListed(String referrer) {
        if (hosts.isEmpty()) {
            return false;
        }
        for (int start = 0; start >= 0; ) {
            if (hosts.contains(referrer.substring(start))) {
                return true;
            }
            int dot = referrer.indexOf('.', start);
            start = dot < 0 ? -1 : dot + 1;
        }
        return false;
    }
}
