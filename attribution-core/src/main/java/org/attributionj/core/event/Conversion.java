package org.attributionj.core.event;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attributionj.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Something of value that a customer did; or, if it names the conversion that it {@code adjusts}, a later correction of
 * that conversion's value (a refund, a restatement), which is no conversion of its own.
 *
 * <p>{@code Conversion.of("anna", ConversionType.PURCHASE, Money.of("50.00", "EUR"), time)} makes one; {@link #builder}
 * takes the other components. A conversion without an id gets one from its content. A negative value that corrects no other
 * conversion is mostly a refund that lost its sale: {@code of} and builders refuse it unless it is {@linkplain
 * Builder#allowNegative() allowed}; the constructor, for readers of files and stores, takes it. Immutable and thread-safe.
 *
 * @param id the id, unique among conversions; one that begins with {@code ~} counts as made from the content
 * @param customer the customer's id
 * @param type the kind of conversion
 * @param value the value; negative for a loss, zero if it has none
 * @param time when it happened
 * @param sequence the order among conversions of the same time; 0 if not given
 * @param orderId the order's id; null if unknown
 * @param productIds the products
 * @param category the category; null if unknown
 * @param quantity the number of items, 0 or more; null if unknown
 * @param adjusts the id of the conversion whose value this one corrects, or its order id; null for a conversion
 * @param session the session's id; null if unknown
 * @param page the address of the page or screen where it happened; null if unknown
 * @param attributes anything else, sorted by key
 */
public record Conversion(
        String id,
        String customer,
        ConversionType type,
        Money value,
        Instant time,
        long sequence,
        @Nullable String orderId,
        List<String> productIds,
        @Nullable String category,
        @Nullable Long quantity,
        @Nullable String adjusts,
        @Nullable String session,
        @Nullable String page,
        Map<String, String> attributes)
        implements Event {

    /** The order of conversions: time, then sequence, then id. */
    public static final Comparator<Conversion> ORDER = Comparator.comparing(Conversion::time)
            .thenComparingLong(Conversion::sequence)
            .thenComparing(Conversion::id);

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if the id or the customer is blank, the quantity is negative, or the conversion
     *     adjusts itself
     */
    public Conversion {
        notBlank(id, "conversion id");
        notBlank(customer, "customer");
        notNull(type, "type");
        notNull(value, "value");
        notNull(time, "time");
        productIds = ImmutableList.copyOf(notNull(productIds, "productIds"));
        attributes = notNull(attributes, "attributes").isEmpty()
                ? ImmutableSortedMap.of()
                : ImmutableSortedMap.copyOf(attributes);
        check(quantity == null || quantity >= 0, () -> "quantity must be 0 or more, but was " + quantity);
        if (adjusts != null) {
            notBlank(adjusts, "adjusts");
            check(!adjusts.equals(id), () -> "conversion " + id + " must not adjust itself");
        }
    }

    /**
     * A conversion with an id made from its content.
     *
     * @param customer the customer's id
     * @param type the kind of conversion
     * @param value the value
     * @param time when it happened
     * @return the conversion
     * @throws IllegalArgumentException if the customer is blank or the value is negative
     */
    public static Conversion of(String customer, ConversionType type, Money value, Instant time) {
        return builder(customer, type, value, time).build();
    }

    /**
     * A builder of a conversion.
     *
     * @param customer the customer's id
     * @param type the kind of conversion
     * @param value the value, {@link Money#zero} if it has none
     * @param time when it happened
     * @return a new builder
     * @throws NullPointerException if an argument is null
     */
    public static Builder builder(String customer, ConversionType type, Money value, Instant time) {
        return new Builder(customer, type, value, time);
    }

    /**
     * A builder that holds this conversion's components; a negative value is allowed if this has one.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder(customer, type, value, time);
        return (value.signum() < 0 ? builder.allowNegative() : builder)
                .id(id)
                .sequence(sequence)
                .orderId(orderId)
                .productIds(productIds)
                .category(category)
                .quantity(quantity)
                .adjusts(adjusts)
                .session(session)
                .page(page)
                .attributes(attributes);
    }

    @Override
    public Conversion withCustomer(String customer) {
        return new Conversion(
                id,
                customer,
                type,
                value,
                time,
                sequence,
                orderId,
                productIds,
                category,
                quantity,
                adjusts,
                session,
                page,
                attributes);
    }

    /**
     * Whether this corrects the value of another conversion and is no conversion of its own.
     *
     * @return whether {@code adjusts} names a conversion
     */
    public boolean isAdjustment() {
        return adjusts != null;
    }

    /**
     * The id of the conversion whose value this one corrects.
     *
     * @return the id, or nothing for a conversion
     */
    public Optional<String> adjusted() {
        return Optional.ofNullable(adjusts);
    }

    /** Collects the components of a conversion. Not thread-safe. */
    public static final class Builder {
        private final String customer;
        private final Instant time;
        private @Nullable String id;
        private ConversionType type;
        private Money value;
        private boolean allowsNegative;
        private long sequence;
        private @Nullable String orderId;
        private List<String> productIds = ImmutableList.of();
        private @Nullable String category;
        private @Nullable Long quantity;
        private @Nullable String adjusts;
        private @Nullable String session;
        private @Nullable String page;
        private Map<String, String> attributes = ImmutableSortedMap.of();

        private Builder(String customer, ConversionType type, Money value, Instant time) {
            this.customer = notNull(customer, "customer");
            this.type = notNull(type, "type");
            this.value = notNull(value, "value");
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
         * Sets the kind of conversion.
         *
         * @param type the type
         * @return this builder
         */
        public Builder type(ConversionType type) {
            this.type = notNull(type, "type");
            return this;
        }

        /**
         * Sets the value.
         *
         * @param value the value
         * @return this builder
         */
        public Builder value(Money value) {
            this.value = notNull(value, "value");
            return this;
        }

        /**
         * Sets the order among conversions of the same time.
         *
         * @param sequence any number
         * @return this builder
         */
        public Builder sequence(long sequence) {
            this.sequence = sequence;
            return this;
        }

        /**
         * Sets the order's id.
         *
         * @param orderId the id
         * @return this builder
         */
        public Builder orderId(@Nullable String orderId) {
            this.orderId = orderId;
            return this;
        }

        /**
         * Sets the products.
         *
         * @param productIds the products' ids
         * @return this builder
         */
        public Builder productIds(List<String> productIds) {
            this.productIds = notNull(productIds, "productIds");
            return this;
        }

        /**
         * Sets the category.
         *
         * @param category the category
         * @return this builder
         */
        public Builder category(@Nullable String category) {
            this.category = category;
            return this;
        }

        /**
         * Sets the number of items.
         *
         * @param quantity a number of 0 or more
         * @return this builder
         */
        public Builder quantity(@Nullable Long quantity) {
            this.quantity = quantity;
            return this;
        }

        /**
         * Allows a negative value that corrects no other conversion: a loss of its own, or a refund whose sale is not known. It
         * is credited like any other value, with its sign, and enters no fit.
         *
         * @return this builder
         */
        public Builder allowNegative() {
            this.allowsNegative = true;
            return this;
        }

        /**
         * Makes this an adjustment of another conversion.
         *
         * @param adjusts the other conversion's id, or its order id
         * @return this builder
         */
        public Builder adjusts(@Nullable String adjusts) {
            this.adjusts = adjusts;
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
         * Sets the address of the page or screen where it happened.
         *
         * @param page the address
         * @return this builder
         */
        public Builder page(@Nullable String page) {
            this.page = page;
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
         * The conversion.
         *
         * @return a new conversion
         * @throws IllegalArgumentException if a component is invalid, or the value is negative, corrects no other conversion
         *     and is not allowed
         */
        public Conversion build() {
            check(
                    allowsNegative || adjusts != null || value.signum() >= 0,
                    () -> "value of a conversion must be 0 or more, but was " + value
                            + "; name the conversion that it corrects with adjusts, or call allowNegative");
            return new Conversion(
                    id != null ? id : contentId(),
                    customer,
                    type,
                    value,
                    time,
                    sequence,
                    orderId,
                    productIds,
                    category,
                    quantity,
                    adjusts,
                    session,
                    page,
                    attributes);
        }

        private String contentId() {
            ContentId content = new ContentId()
                    .add(customer)
                    .add(time.getEpochSecond())
                    .add(time.getNano())
                    .add(sequence)
                    .add(type.name())
                    .add(value)
                    .add(orderId)
                    .add(productIds)
                    .add(category)
                    .add(quantity)
                    .add(adjusts)
                    .add(attributes.isEmpty() ? attributes : ImmutableSortedMap.copyOf(attributes));
            // only where there is one: ids of conversions without them stay what they were before these had a place
            boolean hasVisit = session != null || page != null;
            return (hasVisit ? content.add(session).add(page) : content).toId();
        }
    }
}
