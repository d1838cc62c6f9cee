package org.attributionj.enrich.place;

import com.google.common.hash.Hashing;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is kept of a network address. Implementations are thread-safe and give the same for the same address. */
@FunctionalInterface
public interface AddressPolicy {

    /**
     * What is kept of an address.
     *
     * @param address the address
     * @return the text to keep; null for nothing
     */
    @Nullable
    String apply(InetAddress address);

    /**
     * Nothing is kept.
     *
     * @return the policy to take if there is no reason for another one
     */
    static AddressPolicy drop() {
        return address -> null;
    }

    /**
     * The whole address is kept.
     *
     * @return the policy
     */
    static AddressPolicy keep() {
        return InetAddresses::toAddrString;
    }

    /**
     * The network is kept: the first 24 bits of IPv4, the first 48 of IPv6, the others zero.
     *
     * @return the policy
     */
    static AddressPolicy shorten() {
        return address -> {
            byte[] bytes = address.getAddress();
            Arrays.fill(bytes, bytes.length == 4 ? 3 : 6, bytes.length, (byte) 0);
            try {
                return InetAddresses.toAddrString(InetAddress.getByAddress(bytes));
            } catch (UnknownHostException e) {
                throw new IllegalStateException("an address has 4 or 16 bytes", e);
            }
        };
    }

    /**
     * A keyed hash is kept (HMAC-SHA-256, hexadecimal): equal addresses stay equal, and nobody without the secret finds them
     * by trying all of them.
     *
     * @param secret the key, at least 16 bytes, kept apart from the data
     * @return the policy
     * @throws IllegalArgumentException if the secret is shorter
     */
    static AddressPolicy hash(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("secret must have at least 16 bytes, but has " + secret.length);
        }
        byte[] key = secret.clone();
        return address ->
                Hashing.hmacSha256(key).hashBytes(address.getAddress()).toString();
    }
}
