package org.attributionj.enrich.place;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Texts of network addresses. */
final class NetworkAddress {
    private NetworkAddress() {}

    /**
     * The address that a text holds: of a list such as proxies write it ({@code client, proxy}) the first, without port,
     * brackets and zone. Nothing is asked of a name server.
     *
     * @return the address; null if the text holds none
     */
    static @Nullable InetAddress parse(String text) {
        int comma = text.indexOf(',');
        String first = (comma < 0 ? text : text.substring(0, comma)).strip();
        if (first.startsWith("[")) {
            int end = first.indexOf(']');
            first = end < 0 ? "" : first.substring(1, end);
        } else if (first.indexOf(':') > 0 && first.indexOf(':') == first.lastIndexOf(':')) {
            first = first.substring(0, first.indexOf(':'));
        }
        int zone = first.indexOf('%');
        String bare = zone < 0 ? first : first.substring(0, zone);
        return InetAddresses.isInetAddress(bare) ? InetAddresses.forString(bare) : null;
    }
}
