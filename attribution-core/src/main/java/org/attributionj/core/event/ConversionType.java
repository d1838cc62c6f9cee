package org.attributionj.core.event;

import static org.attributionj.core.internal.Checks.notBlank;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.Serializable;
import java.util.Optional;

/**
 * A kind of conversion, known by its name. Immutable and thread-safe; ordered by name.
 *
 * @param name the name, in lower case words such as {@code demo request}
 */
public record ConversionType(String name) implements Comparable<ConversionType>, Serializable {

    /** Something was bought. */
    public static final ConversionType PURCHASE = new ConversionType("purchase");

    /** An account was opened. */
    public static final ConversionType SIGNUP = new ConversionType("signup");

    /** Something was downloaded. */
    public static final ConversionType DOWNLOAD = new ConversionType("download");

    /** A demonstration was asked for. */
    public static final ConversionType DEMO_REQUEST = new ConversionType("demo request");

    /** A subscription began. */
    public static final ConversionType SUBSCRIPTION = new ConversionType("subscription");

    /** A lead was found worth pursuing. */
    public static final ConversionType LEAD_QUALIFICATION = new ConversionType("lead qualification");

    /** A lead was won. */
    public static final ConversionType LEAD_GENERATION = new ConversionType("lead generation");

    /** A trial began. */
    public static final ConversionType TRIAL_SIGNUP = new ConversionType("trial signup");

    /** Content was read, watched or shared. */
    public static final ConversionType CONTENT_ENGAGEMENT = new ConversionType("content engagement");

    /** A newsletter was ordered. */
    public static final ConversionType NEWSLETTER_SIGNUP = new ConversionType("newsletter signup");

    /** A place in a webinar was booked. */
    public static final ConversionType WEBINAR_REGISTRATION = new ConversionType("webinar registration");

    /** A consultation was booked. */
    public static final ConversionType CONSULTATION_BOOKING = new ConversionType("consultation booking");

    /** Anything else; the type of conversions that name none. */
    public static final ConversionType CUSTOM = new ConversionType("custom");

    private static final ImmutableList<ConversionType> WELL_KNOWN = ImmutableList.of(
            PURCHASE,
            SIGNUP,
            DOWNLOAD,
            DEMO_REQUEST,
            SUBSCRIPTION,
            LEAD_QUALIFICATION,
            LEAD_GENERATION,
            TRIAL_SIGNUP,
            CONTENT_ENGAGEMENT,
            NEWSLETTER_SIGNUP,
            WEBINAR_REGISTRATION,
            CONSULTATION_BOOKING,
            CUSTOM);

    private static final ImmutableMap<String, ConversionType> BY_WORDS =
            Names.index(ConversionType::name, WELL_KNOWN, ImmutableMap.of());

    /**
     * Validates the components.
     *
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if the name is blank
     */
    public ConversionType {
        notBlank(name, "conversion type");
    }

    /**
     * The type of a name.
     *
     * @param name the name, kept as given
     * @return the type
     * @throws IllegalArgumentException if the name is blank
     */
    public static ConversionType of(String name) {
        return new ConversionType(name);
    }

    /**
     * The well-known types.
     *
     * @return every constant of this class
     */
    public static ImmutableList<ConversionType> wellKnown() {
        return WELL_KNOWN;
    }

    /**
     * The well-known type of a name, whatever its case and whether words are parted by spaces, hyphens or underscores.
     *
     * @param name a name
     * @return the type, or nothing if the name is not well known
     */
    public static Optional<ConversionType> find(String name) {
        return Optional.ofNullable(BY_WORDS.get(Names.words(name)));
    }

    @Override
    public int compareTo(ConversionType other) {
        return name.compareTo(other.name);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
