package org.attributionj.enrich.source;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.attributionj.enrich.internal.TextMemo;
import org.attributionj.enrich.url.Domains;
import org.jspecify.annotations.Nullable;

/**
 * Sites by their hosts and by the names that marketers write into {@code utm_source}. Immutable and thread-safe.
 *
 * <p>{@link #wellKnown} is a short list of the library's own; Google's list of about 800 source categories and lists of
 * referrers are the user's to bring, see {@link SiteLists}.
 */
public final class SiteList {
    private static final String RESOURCE = "/org/attributionj/enrich/sites.csv";
    private static final String ANY_SUFFIX = ".*";

    private final ImmutableMap<String, Site> sites;
    private final boolean hasSuffixes;
    private final TextMemo<Site> cache = new TextMemo<>();

    SiteList(Map<String, Site> sites) {
        this.sites = ImmutableMap.copyOf(sites);
        hasSuffixes = sites.keySet().stream().anyMatch(key -> key.endsWith(ANY_SUFFIX));
    }

    private static final class WellKnown {
        private static final SiteList LIST = load();

        private static SiteList load() {
            try (InputStream in = Objects.requireNonNull(SiteList.class.getResourceAsStream(RESOURCE), RESOURCE);
                    Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                return SiteLists.readCsv(reader, "sites.csv");
            } catch (IOException e) {
                throw new UncheckedIOException(RESOURCE + " cannot be read", e);
            }
        }
    }

    /**
     * The library's own list: the best-known search engines, networks, video and shopping sites, mail programs, assistants
     * and payment pages.
     *
     * @return the list
     */
    public static SiteList wellKnown() {
        return WellKnown.LIST;
    }

    /**
     * This list where another one knows nothing.
     *
     * @param first the list that is asked first
     * @return both
     */
    public SiteList after(SiteList first) {
        Map<String, Site> both = new HashMap<>(sites);
        both.putAll(first.sites);
        return new SiteList(both);
    }

    /**
     * The site of a host or of a source's name. Of a host's domains the longest counts: {@code mail.google.com} is mail,
     * {@code www.google.com} is search.
     *
     * @param source a host or a name, in any case
     * @return the site; null if the list does not know it
     */
    public @Nullable Site find(String source) {
        return cache.get(source, this::search);
    }

    private @Nullable Site search(String source) {
        String host = source.toLowerCase(Locale.ROOT);
        for (int start = 0; start >= 0; start = next(host, start)) {
            Site site = sites.get(host.substring(start));
            if (site != null) {
                return site;
            }
        }
        return hasSuffixes ? underAnySuffix(host) : null;
    }

    private static int next(String host, int start) {
        return host.indexOf('.', start) + 1 > 0 ? host.indexOf('.', start) + 1 : -1;
    }

    /** {@code google.*} is google under any public suffix, {@code mail.yahoo.*} a host below it. */
    private @Nullable Site underAnySuffix(String host) {
        String label = host.indexOf('.') < 0 ? null : Domains.label(host);
        if (label == null) {
            return null;
        }
        String domain = Objects.requireNonNull(Domains.registrable(host));
        String named = host.substring(0, host.length() - domain.length()) + label + ANY_SUFFIX;
        for (int start = 0; start >= 0 && start < named.length() - 1; start = next(named, start)) {
            Site site = sites.get(named.substring(start));
            if (site != null) {
                return site;
            }
        }
        return null;
    }

    /**
     * How many hosts and names the list holds.
     *
     * @return the number
     */
    public int size() {
        return sites.size();
    }

    @Override
    public String toString() {
        return "SiteList of " + size() + " hosts and names";
    }
}
