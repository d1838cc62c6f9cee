package org.attributionj.core.event;

import static org.attributionj.core.internal.Checks.notBlank;

import java.io.Serializable;

/**
 * A marketing channel, known by its name. Names are kept as given and compared exactly: {@code Email} and {@code email}
 * are two channels. Immutable and thread-safe; ordered by name.
 *
 * @param name the name, not blank
 */
public record Channel(String name) implements Comparable<Channel>, Serializable {

    /** E-mail. */
    public static final Channel EMAIL = new Channel("email");

    /** Search ads. */
    public static final Channel PAID_SEARCH = new Channel("paid search");

    /** Unpaid search results. */
    public static final Channel ORGANIC_SEARCH = new Channel("organic search");

    /** Unpaid social media. */
    public static final Channel SOCIAL = new Channel("social");

    /** Social media ads. */
    public static final Channel PAID_SOCIAL = new Channel("paid social");

    /** Banner ads. */
    public static final Channel DISPLAY = new Channel("display");

    /** Video ads. */
    public static final Channel VIDEO = new Channel("video");

    /** Visits without a known source. */
    public static final Channel DIRECT = new Channel("direct");

    /** Links on other sites. */
    public static final Channel REFERRAL = new Channel("referral");

    /** Partners paid by result. */
    public static final Channel AFFILIATE = new Channel("affiliate");

    /** Ads shown again to earlier visitors. */
    public static final Channel RETARGETING = new Channel("retargeting");

    /** Text messages. */
    public static final Channel SMS = new Channel("sms");

    /** Push notifications of an app or a browser. */
    public static final Channel PUSH = new Channel("push");

    /** Events, stores, mail, television and the like. */
    public static final Channel OFFLINE = new Channel("offline");

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if the name is blank
     */
    public Channel {
        notBlank(name, "channel");
    }

    /**
     * The channel of a name.
     *
     * @param name the name, kept as given
     * @return the channel
     * @throws IllegalArgumentException if the name is blank
     */
    public static Channel of(String name) {
        return new Channel(name);
    }

    @Override
    public int compareTo(Channel other) {
        return name.compareTo(other.name);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
