package org.attributionj.enrich.url;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import org.jspecify.annotations.Nullable;

/**
 * Registrable domains by the Public Suffix List in Guava's jar: {@code example.co.uk} of {@code www.example.co.uk}. Suffixes
 * that owners of domains gave to the list count: {@code x.github.io} is registrable.
 */
public final class Domains {
    private Domains() {}

    /**
     * The registrable domain of a host.
     *
     * @param host a host in lower case, as {@link WebAddress#host} gives it
     * @return the domain; the host itself if it is an address of numbers, a single label or a public suffix; null if it
     *     can be no host
     */
    public static @Nullable String registrable(String host) {
        if (host.isEmpty()) {
            return null;
        }
        if (isAddress(host)) {
            return host;
        }
        if (!InternetDomainName.isValid(host)) {
            return null;
        }
        InternetDomainName name = InternetDomainName.from(host);
        if (name.isUnderPublicSuffix()) {
            return name.topPrivateDomain().toString();
        }
        return name.isPublicSuffix() ? host : lastTwoLabels(host);
    }

    /** A top-level domain that the list does not know is a suffix itself: the list's own default. */
    private static String lastTwoLabels(String host) {
        int last = host.lastIndexOf('.');
        return last < 0 ? host : host.substring(host.lastIndexOf('.', last - 1) + 1);
    }

    /**
     * The label before the public suffix: {@code google} of {@code www.google.co.uk}.
     *
     * @param host a host in lower case
     * @return the label; null if the host has none
     */
    public static @Nullable String label(String host) {
        String domain = registrable(host);
        if (domain == null || isAddress(domain)) {
            return null;
        }
        int dot = domain.indexOf('.');
        return dot < 0 || InternetDomainName.from(domain).isPublicSuffix() ? null : domain.substring(0, dot);
    }

    private static boolean isAddress(String host) {
        char last = host.charAt(host.length() - 1);
        return last == ']' || (last >= '0' && last <= '9' && InetAddresses.isInetAddress(host));
    }
}
