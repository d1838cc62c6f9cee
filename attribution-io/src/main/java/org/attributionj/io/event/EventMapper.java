package org.attributionj.io.event;

import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.base.Splitter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.event.Utm;
import org.attributionj.io.TimeFormat;
import org.attributionj.io.internal.Labels;
import org.attributionj.io.internal.MissingWords;
import org.attributionj.io.internal.Numbers;
import org.attributionj.io.internal.RowProblem;
import org.attributionj.io.internal.ValueUnits;
import org.jspecify.annotations.Nullable;

/** Makes events of records; {@link EventReader} says by which rules. Single thread. */
final class EventMapper {
    private static final int MOST_KEPT = 10_000;
    private static final Splitter LIST = Splitter.on('|').trimResults().omitEmptyStrings();

    private static final FieldGroup OF_CONVERSIONS = FieldGroup.of(
            EventField.CONVERSION_ID,
            EventField.CONVERSION_TYPE,
            EventField.ORDER_ID,
            EventField.PRODUCTS,
            EventField.CATEGORY,
            EventField.QUANTITY,
            EventField.PAGE);
    private static final FieldGroup OF_CONVERSIONS_AND_VALUE = OF_CONVERSIONS.and(EventField.VALUE);
    private static final FieldGroup UTM = FieldGroup.of(
            EventField.UTM_SOURCE,
            EventField.UTM_MEDIUM,
            EventField.UTM_CAMPAIGN,
            EventField.UTM_TERM,
            EventField.UTM_CONTENT);
    private static final FieldGroup DEVICE = FieldGroup.of(EventField.DEVICE, EventField.SYSTEM, EventField.BROWSER);
    private static final FieldGroup PLACE = FieldGroup.of(EventField.COUNTRY, EventField.REGION, EventField.CITY);
    private static final FieldGroup OF_TOUCHPOINTS = FieldGroup.of(
            EventField.CHANNEL,
            EventField.ENGAGEMENT,
            EventField.CAMPAIGN,
            EventField.CREATIVE,
            EventField.MILESTONES,
            EventField.COST,
            EventField.COST_CURRENCY,
            EventField.UTM_SOURCE,
            EventField.UTM_MEDIUM,
            EventField.UTM_CAMPAIGN,
            EventField.UTM_TERM,
            EventField.UTM_CONTENT,
            EventField.DEVICE,
            EventField.SYSTEM,
            EventField.BROWSER,
            EventField.COUNTRY,
            EventField.REGION,
            EventField.CITY,
            EventField.REFERRER,
            EventField.USER_AGENT,
            EventField.ADDRESS);
    /** What tells where a visit came from. */
    private static final FieldGroup ORIGINS = UTM.and(EventField.URL).and(EventField.REFERRER);

    private static final FieldGroup OF_TOUCHPOINTS_AND_TYPE = OF_TOUCHPOINTS.and(EventField.TYPE);

    /** Ids, channels and the like: where programs write a word for nothing. A campaign may be called none, and NA is a country. */
    private static final FieldGroup MAY_BE_WORDS = FieldGroup.of(
            EventField.CHANNEL,
            EventField.ID,
            EventField.CONVERSION,
            EventField.CONVERSION_ID,
            EventField.CONVERSION_TYPE,
            EventField.ORDER_ID,
            EventField.ADJUSTS,
            EventField.SESSION,
            EventField.CURRENCY,
            EventField.COST);

    /** No event of a file has this id: the readers refuse NUL. */
    private static final String NO_ID = "~\0";

    private final ValueUnits units = new ValueUnits();
    private final TimeFormat times;
    private final Amounts amounts;
    private final TypeNames types = new TypeNames();
    private final Map<String, Channel> channels = new HashMap<>();
    private final boolean makesIds;
    private final RowRules rules;
    private final MissingWords missing;

    /**
     * A mapper.
     *
     * @param makesIds whether events without an id get one from their content
     */
    EventMapper(EventOptions options, boolean makesIds) {
        this.makesIds = makesIds;
        times = options.timeFormat();
        rules = options.rules();
        missing = new MissingWords(rules.missing());
        amounts = new Amounts(options.currency(), options.dialect().decimal(), rules.minorUnits());
    }

    /** The event of a record; its sequence is the given one if it has none of its own. */
    EventRow map(EventRecord row, String file, long line, long defaultSequence) throws RowProblem {
        EventRow mapped = mapped(row, file, line, defaultSequence);
        Conversion conversion = mapped.conversion();
        if (conversion != null && !units.admit(conversion.value())) {
            throw row.problem(EventField.VALUE, ValueUnits.TOO_MANY);
        }
        return mapped;
    }

    private EventRow mapped(EventRecord row, String file, long line, long defaultSequence) throws RowProblem {
        try {
            row.dropWords(MAY_BE_WORDS, missing);
            String customer = customer(row);
            Instant time = time(row);
            long sequence = row.has(EventField.SEQUENCE) ? whole(row, EventField.SEQUENCE) : defaultSequence;
            if (row.has(EventField.ADJUSTS) || isRefundOfOrder(row)) {
                return new EventRow(
                        file, line, null, conversion(row, customer, conversionTime(row, time), sequence, false));
            }
            boolean converts = isConversion(row);
            if (converts) {
                time = conversionTime(row, time);
            } else if (row.has(EventField.VALUE) && missing.isMissing(row.require(EventField.VALUE))) {
                row.set(EventField.VALUE, null);
            }
            TouchpointType type = touchpointType(row, converts);
            boolean isNamed = row.has(EventField.CHANNEL) || (type != null && type.channelName() != null);
            boolean touches = isNamed || (!converts && isUnnamedVisit(row, type));
            if (!touches && !converts) {
                throw row.problem(
                        EventField.CHANNEL,
                        type == null || row.has(EventField.VALUE)
                                ? "is missing, and the row is no conversion" + whyNone(row)
                                : "is missing, the type " + quoted(type) + " has none of its own, and the row is no"
                                        + " conversion");
            }
            return new EventRow(
                    file,
                    line,
                    touches ? touchpoint(row, customer, time, sequence, type, converts) : null,
                    converts ? conversion(row, customer, time, sequence, touches) : null);
        } catch (IllegalArgumentException e) {
            // what the columns alone cannot show, such as a conversion that adjusts itself
            throw new RowProblem("", "", String.valueOf(e.getMessage()));
        }
    }

    private boolean isUnnamedVisit(EventRecord row, @Nullable TouchpointType type) {
        return rules.unnamed() != null && (type == null ? row.hasAny(ORIGINS) : type.engagement() == Engagement.VISIT);
    }

    /** A value alone says nothing of a row whose type is a step before a sale. */
    private static String whyNone(EventRecord row) {
        if (!row.has(EventField.VALUE)) {
            return "";
        }
        return row.has(EventField.TYPE) && ConversionWords.isStep(row.require(EventField.TYPE))
                ? ": a value of the type " + quoted(row.require(EventField.TYPE)) + " is no sale"
                : ": a value of 0 alone makes none";
    }

    private String customer(EventRecord row) throws RowProblem {
        String customer = need(row, EventField.CUSTOMER);
        if (missing.isMissing(customer)) {
            throw row.problem(EventField.CUSTOMER, "stands for no customer");
        }
        return customer;
    }

    /** A refund that names an order, and has neither a target nor an id of its own, adjusts the order's conversion. */
    private boolean isRefundOfOrder(EventRecord row) {
        return rules.onePerOrder()
                && row.has(EventField.ORDER_ID)
                && !row.has(EventField.CONVERSION_ID)
                && (isRefund(row.get(EventField.TYPE)) || isRefund(row.get(EventField.CONVERSION_TYPE)));
    }

    private static boolean isRefund(@Nullable String type) {
        return type != null && ConversionWords.isRefund(type);
    }

    private Instant conversionTime(EventRecord row, Instant time) {
        return rules.dayEnd() && times.isDay(row.require(EventField.TIME)) ? times.endOfDay(time) : time;
    }

    private static String need(EventRecord row, EventField field) throws RowProblem {
        String value = row.get(field);
        // Unicode knows more blanks than the readers trim
        if (value == null || value.isBlank()) {
            throw row.problem(field, "is missing");
        }
        return value;
    }

    private Instant time(EventRecord row) throws RowProblem {
        String text = need(row, EventField.TIME);
        try {
            return times.parse(text);
        } catch (DateTimeException e) {
            throw row.problem(EventField.TIME, String.valueOf(e.getMessage()));
        }
    }

    private static long whole(EventRecord row, EventField field) throws RowProblem {
        try {
            return Numbers.whole(need(row, field));
        } catch (IllegalArgumentException e) {
            throw row.problem(field, String.valueOf(e.getMessage()));
        }
    }

    private static boolean isConversion(EventRecord row) throws RowProblem {
        if (row.isFlagged()) {
            String flag = row.get(EventField.CONVERSION);
            try {
                return flag != null && Numbers.flag(flag);
            } catch (IllegalArgumentException e) {
                throw row.problem(EventField.CONVERSION, String.valueOf(e.getMessage()));
            }
        }
        return row.has(EventField.CONVERSION_ID)
                || row.has(EventField.CONVERSION_TYPE)
                || (row.has(EventField.VALUE) && !isZero(row) && !isStep(row))
                || (row.isMoney() && !row.has(EventField.CHANNEL))
                || (row.has(EventField.TYPE) && isSale(row));
    }

    /** Whether a row says that it is a conversion, whatever is wrong with it. */
    static boolean saysConversion(EventRecord row) {
        try {
            return !row.has(EventField.ADJUSTS) && isConversion(row);
        } catch (RowProblem e) {
            return false;
        }
    }

    private static boolean isStep(EventRecord row) {
        return row.has(EventField.TYPE) && ConversionWords.isStep(row.require(EventField.TYPE));
    }

    /** A type that is a sale by its name makes a conversion of a row that is no touchpoint, even without a value. */
    private static boolean isSale(EventRecord row) {
        return !row.has(EventField.CHANNEL) && ConversionWords.isSale(row.require(EventField.TYPE));
    }

    private static boolean isZero(EventRecord row) {
        String value = row.get(EventField.VALUE);
        for (int i = 0; value != null && i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '0' && c != '.' && c != '-' && c != '+') {
                return false;
            }
        }
        return true;
    }

    private @Nullable TouchpointType touchpointType(EventRecord row, boolean converts) throws RowProblem {
        String name = row.get(EventField.TYPE);
        String engagement = row.get(EventField.ENGAGEMENT);
        if (name == null || (converts && saysConversionOnly(name))) {
            return null;
        }
        if (name.isBlank()) {
            throw row.problem(EventField.TYPE, "must not be blank");
        }
        try {
            return engagement == null ? types.of(name) : types.of(name, engagement, row.typeChannel());
        } catch (IllegalArgumentException e) {
            throw row.problem(EventField.ENGAGEMENT, String.valueOf(e.getMessage()));
        }
    }

    /** Such a word tells that the row converted, which is known, and not how the contact was made. */
    private static boolean saysConversionOnly(String type) {
        return type.equalsIgnoreCase("conversion") || type.equalsIgnoreCase("converted");
    }

    private Touchpoint touchpoint(
            EventRecord row,
            String customer,
            Instant time,
            long sequence,
            @Nullable TouchpointType type,
            boolean converts)
            throws RowProblem {
        Touchpoint.Builder touchpoint = Touchpoint.builder(customer, time)
                .id(id(row.get(EventField.ID)))
                .sequence(sequence)
                .channel(channel(row, type))
                .campaign(row.get(EventField.CAMPAIGN))
                .creative(row.get(EventField.CREATIVE))
                .session(row.get(EventField.SESSION))
                .cost(amounts.cost(row))
                .utm(utm(row))
                .device(device(row))
                .place(place(row))
                .url(row.get(EventField.URL))
                .referrer(row.get(EventField.REFERRER))
                .userAgent(row.get(EventField.USER_AGENT))
                .address(row.get(EventField.ADDRESS));
        if (type != null) {
            touchpoint.type(type);
        }
        if (row.has(EventField.MILESTONES)) {
            touchpoint.milestones(milestones(row));
        }
        boolean keepsValue = !converts && !isZero(row);
        return touchpoint
                .attributes(row.attributes(
                        converts ? FieldGroup.NONE : keepsValue ? OF_CONVERSIONS_AND_VALUE : OF_CONVERSIONS))
                .build();
    }

    private @Nullable String id(@Nullable String given) {
        return given == null && !makesIds ? NO_ID : given;
    }

    private @Nullable Channel channel(EventRecord row, @Nullable TouchpointType type) throws RowProblem {
        String name = row.get(EventField.CHANNEL);
        if (name == null) {
            return type == null || type.channelName() == null ? rules.unnamed() : null;
        }
        Channel channel = channels.get(name);
        if (channel == null) {
            channel = Channel.named(Labels.clean(need(row, EventField.CHANNEL)));
            if (channels.size() < MOST_KEPT) {
                channels.put(name, channel);
            }
        }
        return channel;
    }

    private static Set<Milestone> milestones(EventRecord row) throws RowProblem {
        Set<Milestone> milestones = EnumSet.noneOf(Milestone.class);
        for (String name : LIST.split(need(row, EventField.MILESTONES))) {
            String constant = name.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
            switch (constant) {
                case "LEAD", "LEAD_CREATED" -> milestones.add(Milestone.LEAD_CREATED);
                case "OPPORTUNITY", "OPPORTUNITY_CREATED" -> milestones.add(Milestone.OPPORTUNITY_CREATED);
                case "CLOSED" -> milestones.add(Milestone.CLOSED);
                default ->
                    throw row.problem(
                            EventField.MILESTONES,
                            quoted(name)
                                    + " is no milestone; write lead created, opportunity created or closed, separated"
                                    + " by |");
            }
        }
        return milestones;
    }

    private static @Nullable Utm utm(EventRecord row) {
        return row.hasAny(UTM)
                ? new Utm(
                        row.get(EventField.UTM_SOURCE),
                        row.get(EventField.UTM_MEDIUM),
                        row.get(EventField.UTM_CAMPAIGN),
                        row.get(EventField.UTM_TERM),
                        row.get(EventField.UTM_CONTENT))
                : null;
    }

    private static @Nullable Device device(EventRecord row) {
        return row.hasAny(DEVICE)
                ? new Device(row.get(EventField.DEVICE), row.get(EventField.SYSTEM), row.get(EventField.BROWSER))
                : null;
    }

    private static @Nullable Place place(EventRecord row) {
        return row.hasAny(PLACE)
                ? new Place(row.get(EventField.COUNTRY), row.get(EventField.REGION), row.get(EventField.CITY))
                : null;
    }

    private Conversion conversion(EventRecord row, String customer, Instant time, long sequence, boolean touches)
            throws RowProblem {
        String order = rules.onePerOrder() ? row.get(EventField.ORDER_ID) : null;
        boolean isRefund = !row.has(EventField.ADJUSTS) && isRefundOfOrder(row);
        String adjusts = isRefund ? order : row.get(EventField.ADJUSTS);
        Conversion.Builder conversion = Conversion.builder(
                        customer,
                        conversionType(row, touches),
                        isRefund ? amounts.refund(row) : amounts.value(row),
                        time)
                .allowNegative()
                .id(id(conversionId(row, adjusts == null ? order : null)))
                .sequence(sequence)
                .orderId(row.get(EventField.ORDER_ID))
                .category(row.get(EventField.CATEGORY))
                .adjusts(adjusts)
                .session(row.get(EventField.SESSION))
                .page(row.get(row.has(EventField.PAGE) ? EventField.PAGE : EventField.URL));
        List<String> products = row.products();
        String productText = row.get(EventField.PRODUCTS);
        if (products != null) {
            conversion.productIds(products);
        } else if (productText != null) {
            conversion.productIds(LIST.splitToList(productText));
        }
        if (row.has(EventField.QUANTITY)) {
            long quantity = whole(row, EventField.QUANTITY);
            if (quantity < 0) {
                throw row.problem(EventField.QUANTITY, "must be 0 or more");
            }
            conversion.quantity(quantity);
        }
        FieldGroup ofNothing = row.has(EventField.CONVERSION_TYPE) ? OF_TOUCHPOINTS_AND_TYPE : OF_TOUCHPOINTS;
        ofNothing = row.has(EventField.PAGE) ? ofNothing.and(EventField.URL) : ofNothing;
        return conversion
                .attributes(row.attributes(touches ? FieldGroup.NONE : ofNothing))
                .build();
    }

    private static @Nullable String conversionId(EventRecord row, @Nullable String order) {
        String own = row.get(EventField.CONVERSION_ID);
        if (own != null) {
            return own;
        }
        return order == null ? row.get(EventField.ID) : order;
    }

    private static ConversionType conversionType(EventRecord row, boolean touches) throws RowProblem {
        String name = row.get(EventField.CONVERSION_TYPE);
        if (name != null) {
            need(row, EventField.CONVERSION_TYPE);
            return ConversionType.find(name).orElseGet(() -> ConversionType.of(name));
        }
        String type = row.get(EventField.TYPE);
        if (type == null || saysConversionOnly(type)) {
            return ConversionType.CUSTOM;
        }
        ConversionType fallback = touches ? ConversionType.CUSTOM : ConversionType.of(type);
        return ConversionType.find(type).orElse(fallback);
    }
}
