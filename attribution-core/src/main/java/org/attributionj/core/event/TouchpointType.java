package org.attributionj.core.event;

import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of touchpoint, its engagement and, where it has one, its channel. Immutable and thread-safe.
 *
 * @param name the name, in lower case words such as {@code email open}
 * @param engagement what the customer did
 * @param channelName the channel of touchpoints of this type that name none; null if there is none
 */
public record TouchpointType(
        String name, Engagement engagement, @Nullable String channelName) implements Serializable {

    /** An e-mail left the sender. */
    public static final TouchpointType EMAIL_SENT = email("email sent", Engagement.SENT);

    /** An e-mail arrived. */
    public static final TouchpointType EMAIL_DELIVERED = email("email delivered", Engagement.DELIVERED);

    /** An e-mail was opened. */
    public static final TouchpointType EMAIL_OPEN = email("email open", Engagement.VIEW);

    /** A link in an e-mail was clicked. */
    public static final TouchpointType EMAIL_CLICK = email("email click", Engagement.CLICK);

    /** An e-mail was forwarded. */
    public static final TouchpointType EMAIL_FORWARD = email("email forward", Engagement.ACTION);

    /** An e-mail was answered. */
    public static final TouchpointType EMAIL_REPLY = email("email reply", Engagement.ACTION);

    /** A visit of the web site; the type of touchpoints that name none. */
    public static final TouchpointType WEBSITE_VISIT = of("website visit", Engagement.VISIT);

    /** A view of one page. */
    public static final TouchpointType PAGE_VIEW = of("page view", Engagement.VISIT);

    /** A form was sent in. */
    public static final TouchpointType FORM_SUBMISSION = of("form submission", Engagement.ACTION);

    /** A file was downloaded. */
    public static final TouchpointType DOWNLOAD = of("download", Engagement.ACTION);

    /** A video was watched. */
    public static final TouchpointType VIDEO_WATCH = of("video watch", Engagement.ACTION);

    /** A like, share or comment. */
    public static final TouchpointType SOCIAL_INTERACTION =
            new TouchpointType("social interaction", Engagement.ACTION, Channel.SOCIAL.name());

    /** An ad was shown. */
    public static final TouchpointType AD_IMPRESSION = of("ad impression", Engagement.VIEW);

    /** An ad was clicked. */
    public static final TouchpointType PAID_AD_CLICK = of("paid ad click", Engagement.CLICK);

    /** A visit from an unpaid search result. */
    public static final TouchpointType ORGANIC_SEARCH =
            new TouchpointType("organic search", Engagement.VISIT, Channel.ORGANIC_SEARCH.name());

    /** A visit without a known source. */
    public static final TouchpointType DIRECT_VISIT =
            new TouchpointType("direct visit", Engagement.VISIT, Channel.DIRECT.name());

    /** A purchase, as a touchpoint of a later conversion. */
    public static final TouchpointType PURCHASE = of("purchase", Engagement.ACTION);

    /** A subscription, as a touchpoint of a later conversion. */
    public static final TouchpointType SUBSCRIPTION = of("subscription", Engagement.ACTION);

    private static final ImmutableList<TouchpointType> WELL_KNOWN = ImmutableList.of(
            EMAIL_SENT,
            EMAIL_DELIVERED,
            EMAIL_OPEN,
            EMAIL_CLICK,
            EMAIL_FORWARD,
            EMAIL_REPLY,
            WEBSITE_VISIT,
            PAGE_VIEW,
            FORM_SUBMISSION,
            DOWNLOAD,
            VIDEO_WATCH,
            SOCIAL_INTERACTION,
            AD_IMPRESSION,
            PAID_AD_CLICK,
            ORGANIC_SEARCH,
            DIRECT_VISIT,
            PURCHASE,
            SUBSCRIPTION);

    private static final ImmutableMap<String, TouchpointType> BY_WORDS = Names.index(
            TouchpointType::name,
            WELL_KNOWN,
            ImmutableMap.<String, TouchpointType>builder()
                    .put("email send", EMAIL_SENT)
                    .put("sent email", EMAIL_SENT)
                    .put("email delivery", EMAIL_DELIVERED)
                    .put("email opened", EMAIL_OPEN)
                    .put("opened email", EMAIL_OPEN)
                    .put("email clicked", EMAIL_CLICK)
                    .put("clicked email", EMAIL_CLICK)
                    .put("email link clicked", EMAIL_CLICK)
                    .put("email forwarded", EMAIL_FORWARD)
                    .put("email replied", EMAIL_REPLY)
                    .put("website visited", WEBSITE_VISIT)
                    .put("pageview", PAGE_VIEW)
                    .put("page viewed", PAGE_VIEW)
                    .put("form submitted", FORM_SUBMISSION)
                    .put("video watched", VIDEO_WATCH)
                    .buildOrThrow());

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the name or the engagement is null
     * @throws IllegalArgumentException if the name or the channel's name is blank
     */
    public TouchpointType {
        notBlank(name, "touchpoint type");
        notNull(engagement, "engagement");
        if (channelName != null) {
            notBlank(channelName, "channelName");
        }
    }

    /**
     * A type without a channel of its own.
     *
     * @param name the name
     * @param engagement what the customer did
     * @return the type
     * @throws IllegalArgumentException if the name is blank
     */
    public static TouchpointType of(String name, Engagement engagement) {
        return new TouchpointType(name, engagement, null);
    }

    private static TouchpointType email(String name, Engagement engagement) {
        return new TouchpointType(name, engagement, Channel.EMAIL.name());
    }

    /**
     * The well-known types.
     *
     * @return every constant of this class
     */
    public static ImmutableList<TouchpointType> wellKnown() {
        return WELL_KNOWN;
    }

    /**
     * The well-known type of a name, whatever its case and whether words are parted by spaces, hyphens or underscores:
     * {@code EMAIL_OPEN} is {@link #EMAIL_OPEN}, and so are the forms that e-mail tools use, such as {@code email_opened}.
     *
     * @param name a name
     * @return the type, or nothing if the name is not well known
     */
    public static Optional<TouchpointType> find(String name) {
        return Optional.ofNullable(BY_WORDS.get(Names.words(name)));
    }

    /**
     * The channel of touchpoints of this type that name none.
     *
     * @return the channel, or nothing
     */
    public Optional<Channel> channel() {
        return Optional.ofNullable(channelName).map(Channel::of);
    }

    /**
     * Whether this is an e-mail type, to which the e-mail window applies in place of the view and click windows.
     *
     * @return whether the type's channel is {@link Channel#EMAIL}
     */
    public boolean isEmail() {
        return Objects.equals(channelName, Channel.EMAIL.name());
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
