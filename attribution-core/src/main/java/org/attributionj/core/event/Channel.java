package org.attributionj.core.event;

import static org.attributionj.core.internal.Checks.notBlank;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.Serializable;
import java.util.Optional;

/**
 * A marketing channel, known by its name. Names are kept as given and compared exactly: {@code Email} and {@code email}
 * are two channels; {@link #named} takes the usual spellings of well-known names for one. Immutable and thread-safe; ordered by name.
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

    private static final ImmutableMap<String, Channel> BY_WORDS = Names.index(
            Channel::name,
            ImmutableList.of(
                    EMAIL,
                    PAID_SEARCH,
                    ORGANIC_SEARCH,
                    SOCIAL,
                    PAID_SOCIAL,
                    DISPLAY,
                    VIDEO,
                    DIRECT,
                    REFERRAL,
                    AFFILIATE,
                    RETARGETING,
                    SMS,
                    PUSH,
                    OFFLINE),
            ImmutableMap.<String, Channel>builder()
                    .put("e mail", EMAIL)
                    .put("(direct)", DIRECT)
                    .put("(none)", DIRECT)
                    .put("(direct) / (none)", DIRECT)
                    .put("direct / none", DIRECT)
                    .put("direct traffic", DIRECT)
                    .put("direct entry", DIRECT)
                    .put("typed/bookmarked", DIRECT)
                    .buildOrThrow());

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

    /**
     * The well-known channels.
     *
     * @return every constant of this class
     */
    public static ImmutableSet<Channel> wellKnown() {
        return ImmutableSet.copyOf(BY_WORDS.values());
    }

    /**
     * The well-known channel of a name, whatever its case and whether words are parted by spaces, hyphens or underscores:
     * {@code Paid_Search} is {@link #PAID_SEARCH}. What tools write for visits without a source is {@link #DIRECT}: {@code
     * (direct)}, {@code (none)}, {@code (direct) / (none)}, {@code Direct Traffic}, {@code Direct Entry}.
     *
     * @param name a name
     * @return the channel, or nothing if the name is not well known
     */
    public static Optional<Channel> find(String name) {
        return Optional.ofNullable(BY_WORDS.get(Names.words(name)));
    }

    /**
     * The well-known channel of a name, in any of its spellings, or the channel of that very name. Readers of files take
     * names so.
     *
     * @param name the name
     * @return the channel
     * @throws IllegalArgumentException if the name is blank
     */
    public static Channel named(String name) {
        return find(name).orElseGet(() -> of(name));
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
