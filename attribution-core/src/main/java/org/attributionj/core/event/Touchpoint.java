package org.attributionj.core.event;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;
import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Sets;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One marketing contact of one customer.
 *
 * <p>{@code Touchpoint.of("anna", Channel.EMAIL, time)} makes one from the three facts that every touchpoint has; {@link
 * #builder} takes the others. A touchpoint without an id gets one from its content. Immutable and thread-safe.
 *
 * @param id the id, unique among touchpoints; one that begins with {@code ~} counts as made from the content
 * @param customer the customer's id
 * @param time when it happened
 * @param sequence the order among touchpoints of the same time; 0 if not given
 * @param channel the channel
 * @param type the kind of touchpoint
 * @param campaign the campaign; null if unknown
 * @param creative the creative or e-mail id; null if unknown
 * @param session the session's id; null if unknown
 * @param milestones the stages of the sales funnel that it brought about; usually empty
 * @param cost what it cost, 0 or more; null if unknown
 * @param utm the UTM fields; null if unknown
 * @param device the device; null if unknown
 * @param place the place; null if unknown
 * @param url the address of the page or screen that it led to; null if unknown
 * @param referrer the address of the page that it came from; null if unknown
 * @param userAgent the browser's or mail program's name for itself, as sent; null if unknown
 * @param address the network address that it came from; null if unknown
 * @param attributes anything else, sorted by key
 */
public record Touchpoint(
        String id,
        String customer,
        Instant time,
        long sequence,
        Channel channel,
        TouchpointType type,
        @Nullable String campaign,
        @Nullable String creative,
        @Nullable String session,
        Set<Milestone> milestones,
        @Nullable Money cost,
        @Nullable Utm utm,
        @Nullable Device device,
        @Nullable Place place,
        @Nullable String url,
        @Nullable String referrer,
        @Nullable String userAgent,
        @Nullable String address,
        Map<String, String> attributes)
        implements Event {

    /** The order of a journey: time, then sequence, then id. */
    public static final Comparator<Touchpoint> ORDER = Comparator.comparing(Touchpoint::time)
            .thenComparingLong(Touchpoint::sequence)
            .thenComparing(Touchpoint::id);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if the id or the customer is blank or the cost is negative
     */
    public Touchpoint {
        notBlank(id, "touchpoint id");
        notBlank(customer, "customer");
        notNull(time, "time");
        notNull(channel, "channel");
        notNull(type, "type");
        milestones =
                notNull(milestones, "milestones").isEmpty() ? ImmutableSet.of() : Sets.immutableEnumSet(milestones);
        attributes = notNull(attributes, "attributes").isEmpty()
                ? ImmutableSortedMap.of()
                : ImmutableSortedMap.copyOf(attributes);
        check(cost == null || cost.signum() >= 0, () -> "cost must be 0 or more, but was " + cost);
    }

    /**
     * A touchpoint of type {@link TouchpointType#WEBSITE_VISIT} with an id made from its content.
     *
     * @param customer the customer's id
     * @param channel the channel
     * @param time when it happened
     * @return the touchpoint
     * @throws IllegalArgumentException if the customer is blank
     */
    public static Touchpoint of(String customer, Channel channel, Instant time) {
        return builder(customer, time).channel(channel).build();
    }

    /**
     * A builder of a touchpoint.
     *
     * @param customer the customer's id
     * @param time when it happened
     * @return a builder that needs a channel, or a type that has one
     * @throws NullPointerException if an argument is null
     */
    public static Builder builder(String customer, Instant time) {
        return new Builder(customer, time);
    }

    /**
     * A builder that holds this touchpoint's components.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new Builder(customer, time)
                .id(id)
                .sequence(sequence)
                .channel(channel)
                .type(type)
                .campaign(campaign)
                .creative(creative)
                .session(session)
                .milestones(milestones)
                .cost(cost)
                .utm(utm)
                .device(device)
                .place(place)
                .url(url)
                .referrer(referrer)
                .userAgent(userAgent)
                .address(address)
                .attributes(attributes);
    }

    @Override
    public Touchpoint withCustomer(String customer) {
        return new Touchpoint(
                id,
                customer,
                time,
                sequence,
                channel,
                type,
                campaign,
                creative,
                session,
                milestones,
                cost,
                utm,
                device,
                place,
                url,
                referrer,
                userAgent,
                address,
                attributes);
    }

    /** Collects the components of a touchpoint. Not thread-safe. */
    public static final class Builder {
        private final String customer;
        private final Instant time;
        private @Nullable String id;
        private long sequence;
        private @Nullable Channel channel;
        private TouchpointType type = TouchpointType.WEBSITE_VISIT;
        private @Nullable String campaign;
        private @Nullable String creative;
        private @Nullable String session;
        private Set<Milestone> milestones = ImmutableSet.of();
        private @Nullable Money cost;
        private @Nullable Utm utm;
        private @Nullable Device device;
        private @Nullable Place place;
        private @Nullable String url;
        private @Nullable String referrer;
        private @Nullable String userAgent;
        private @Nullable String address;
        private Map<String, String> attributes = ImmutableSortedMap.of();

        private Builder(String customer, Instant time) {
            this.customer = notNull(customer, "customer");
            this.time = notNull(time, "time");
        }

        /**
         * Sets the id; without one, it is made from the content.
         *
         * @param id the id
         * @return this builder
         */
        public Builder id(@Nullable String id) {
            this.id = id;
            return this;
        }

        /**
         * Sets the order among touchpoints of the same time.
         *
         * @param sequence any number
         * @return this builder
         */
        public Builder sequence(long sequence) {
            this.sequence = sequence;
            return this;
        }

        /**
         * Sets the channel; without one, it is the type's.
         *
         * @param channel the channel
         * @return this builder
         */
        public Builder channel(@Nullable Channel channel) {
            this.channel = channel;
            return this;
        }

        /**
         * Sets the kind of touchpoint.
         *
         * @param type the type
         * @return this builder
         */
        public Builder type(TouchpointType type) {
            this.type = notNull(type, "type");
            return this;
        }

        /**
         * Sets the campaign.
         *
         * @param campaign the campaign
         * @return this builder
         */
        public Builder campaign(@Nullable String campaign) {
            this.campaign = campaign;
            return this;
        }

        /**
         * Sets the creative or e-mail id.
         *
         * @param creative the id
         * @return this builder
         */
        public Builder creative(@Nullable String creative) {
            this.creative = creative;
            return this;
        }

        /**
         * Sets the session.
         *
         * @param session the session's id
         * @return this builder
         */
        public Builder session(@Nullable String session) {
            this.session = session;
            return this;
        }

        /**
         * Sets the milestones.
         *
         * @param milestones the milestones
         * @return this builder
         */
        public Builder milestones(Set<Milestone> milestones) {
            this.milestones = notNull(milestones, "milestones");
            return this;
        }

        /**
         * Sets the milestones.
         *
         * @param milestones the milestones
         * @return this builder
         */
        public Builder milestones(Milestone... milestones) {
            return milestones(ImmutableSet.copyOf(milestones));
        }

        /**
         * Sets the cost.
         *
         * @param cost an amount of 0 or more
         * @return this builder
         */
        public Builder cost(@Nullable Money cost) {
            this.cost = cost;
            return this;
        }

        /**
         * Sets the UTM fields.
         *
         * @param utm the fields
         * @return this builder
         */
        public Builder utm(@Nullable Utm utm) {
            this.utm = utm;
            return this;
        }

        /**
         * Sets the device.
         *
         * @param device the device
         * @return this builder
         */
        public Builder device(@Nullable Device device) {
            this.device = device;
            return this;
        }

        /**
         * Sets the place.
         *
         * @param place the place
         * @return this builder
         */
        public Builder place(@Nullable Place place) {
            this.place = place;
            return this;
        }

        /**
         * Sets the address of the page or screen that it led to.
         *
         * @param url the address
         * @return this builder
         */
        public Builder url(@Nullable String url) {
            this.url = url;
            return this;
        }

        /**
         * Sets the address of the page that it came from.
         *
         * @param referrer the address
         * @return this builder
         */
        public Builder referrer(@Nullable String referrer) {
            this.referrer = referrer;
            return this;
        }

        /**
         * Sets the browser's or mail program's name for itself.
         *
         * @param userAgent the name, as sent
         * @return this builder
         */
        public Builder userAgent(@Nullable String userAgent) {
            this.userAgent = userAgent;
            return this;
        }

        /**
         * Sets the network address that it came from.
         *
         * @param address the address
         * @return this builder
         */
        public Builder address(@Nullable String address) {
            this.address = address;
            return this;
        }

        /**
         * Sets the free attributes.
         *
         * @param attributes the attributes
         * @return this builder
         */
        public Builder attributes(Map<String, String> attributes) {
            this.attributes = notNull(attributes, "attributes");
            return this;
        }

        /**
         * The touchpoint.
         *
         * @return a new touchpoint
         * @throws IllegalArgumentException if there is neither a channel nor a type that has one, or a component is
         *     invalid
         */
        public Touchpoint build() {
            Channel known = channel != null ? channel : type.channel().orElse(null);
            if (known == null) {
                throw new IllegalArgumentException("channel is missing and the type " + quoted(type) + " has none");
            }
            return new Touchpoint(
                    id != null ? id : contentId(known),
                    customer,
                    time,
                    sequence,
                    known,
                    type,
                    campaign,
                    creative,
                    session,
                    milestones,
                    cost,
                    utm,
                    device,
                    place,
                    url,
                    referrer,
                    userAgent,
                    address,
                    attributes);
        }

        private String contentId(Channel known) {
            ContentId content = new ContentId()
                    .add(customer)
                    .add(time.getEpochSecond())
                    .add(time.getNano())
                    .add(sequence)
                    .add(known.name())
                    .add(type.name())
                    .add(type.engagement().name())
                    .add(type.channelName())
                    .add(campaign)
                    .add(creative)
                    .add(session)
                    .add(milestones.isEmpty() ? null : Sets.immutableEnumSet(milestones))
                    .add(cost)
                    .add(utm, Utm::source, Utm::medium, Utm::campaign, Utm::term, Utm::content)
                    .add(device, Device::type, Device::system, Device::browser)
                    .add(place, Place::country, Place::region, Place::city)
                    .add(attributes.isEmpty() ? attributes : ImmutableSortedMap.copyOf(attributes));
            // only where there is one: ids of events without them stay what they were before these had a place
            boolean hasVisit = url != null || referrer != null || userAgent != null || address != null;
            return (hasVisit ? content.add(url).add(referrer).add(userAgent).add(address) : content).toId();
        }
    }
}
