package org.attributionj.io.event;

import static org.attributionj.core.text.PrintedText.quoted;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.attributionj.io.internal.Headers;

/**
 * What a column of an event file can mean. Columns are matched by the canonical name or a synonym, ignoring case, spaces,
 * underscores and hyphens; a column that matches none becomes a free attribute.
 */
public enum EventField {
    /** The customer. Needed. */
    CUSTOMER(
            "customer",
            "customer_id",
            "cookie",
            "cookie_id",
            "user",
            "user_id",
            "user_id_anon",
            "visitor",
            "visitor_id",
            "client_id",
            "person_id",
            "contact_id",
            "profile_id"),
    /** When it happened. Needed. */
    TIME(
            "time",
            "timestamp",
            "date",
            "datetime",
            "event_time",
            "event_timestamp",
            "event_date",
            "touch_time",
            "touchpoint_time",
            "started_at",
            "converted_at",
            "occurred_at",
            "ts"),
    /** The channel of a touchpoint. */
    CHANNEL("channel", "channel_name", "marketing_channel", "touchpoint_channel", "channel_grouping"),
    /** The kind of touchpoint; of a conversion that is no touchpoint, the kind of conversion. */
    TYPE(
            "type",
            "touchpoint_type",
            "touch_type",
            "event_type",
            "event_name",
            "event",
            "interaction",
            "interaction_type"),
    /** What the customer did, for types that are not well known: sent, delivered, view, click, visit, action. */
    ENGAGEMENT("engagement", "engagement_type"),
    /** The campaign. */
    CAMPAIGN("campaign", "campaign_name", "campaign_id"),
    /** The creative or the e-mail. */
    CREATIVE("creative", "creative_id", "email_id"),
    /** The session. */
    SESSION("session", "session_id", "visit_id"),
    /** The milestones, separated by {@code |}: lead created, opportunity created, closed. */
    MILESTONES("milestones", "milestone"),
    /** What a touchpoint cost. */
    COST("cost", "spend", "ad_cost", "touchpoint_cost"),
    /** The currency of the cost, if it is not that of the value. */
    COST_CURRENCY("cost_currency"),
    /** The currency of value and cost, as an ISO 4217 code. */
    CURRENCY("currency", "currency_code"),
    /** The id of the touchpoint, and of the conversion where it has no id of its own. */
    ID("id", "event_id", "touchpoint_id"),
    /** Whether the row is a conversion, as a flag. Where there is one, only it counts. */
    CONVERSION("conversion", "conversion_flag", "converted", "is_conversion"),
    /** The id of the conversion. */
    CONVERSION_ID("conversion_id"),
    /** The kind of conversion. */
    CONVERSION_TYPE("conversion_type", "conversion_name", "goal", "goal_name"),
    /** The value of the conversion. */
    VALUE("value", "conversion_value", "revenue", "amount", "order_value"),
    /** The order. */
    ORDER_ID("order_id", "order", "transaction_id"),
    /** The products, separated by {@code |}. */
    PRODUCTS("products", "product_ids", "product_id", "product", "sku", "skus"),
    /** The category of the conversion. */
    CATEGORY("category", "product_category"),
    /** The number of items. */
    QUANTITY("quantity", "qty"),
    /** The conversion whose value the row corrects. Such a row is neither a touchpoint nor a conversion. */
    ADJUSTS("adjusts", "adjusts_conversion", "refund_of"),
    /** The order among events of the same time, a whole number. */
    SEQUENCE("sequence", "seq"),
    /** The site or list of the link that led here. */
    UTM_SOURCE("utm_source"),
    /** The marketing medium of the link. */
    UTM_MEDIUM("utm_medium"),
    /** The campaign of the link. */
    UTM_CAMPAIGN("utm_campaign"),
    /** The search term of the link. */
    UTM_TERM("utm_term"),
    /** The creative of the link. */
    UTM_CONTENT("utm_content"),
    /** The kind of device. */
    DEVICE("device", "device_type", "device_category"),
    /** The operating system. */
    SYSTEM("os", "operating_system", "system"),
    /** The browser or mail program. */
    BROWSER("browser", "browser_name"),
    /** The country. */
    COUNTRY("country", "country_code"),
    /** The region or state. */
    REGION("region", "state"),
    /** The city. */
    CITY("city"),
    /** The address of the page or screen that a touchpoint led to; of a conversion that names no page, its page. */
    URL("url", "page_url", "page_location"),
    /** The address of the page or screen where a conversion happened. */
    PAGE("page"),
    /** The address of the page that a touchpoint came from. */
    REFERRER("referrer", "referer", "page_referrer", "http_referer"),
    /** The browser's or mail program's name for itself. */
    USER_AGENT("user_agent", "http_user_agent"),
    /** The network address that a touchpoint came from. */
    ADDRESS("address", "ip", "ip_address", "client_ip");

    private static final ImmutableMap<String, EventField> BY_KEY = Arrays.stream(values())
            .flatMap(field -> field.names.stream().map(name -> Map.entry(Headers.key(name), field)))
            .collect(ImmutableMap.toImmutableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final ImmutableList<String> names;

    EventField(String... names) {
        this.names = ImmutableList.copyOf(names);
    }

    /**
     * The name under which mappings and messages know this field.
     *
     * @return the name, such as {@code conversion_id}
     */
    public String canonicalName() {
        return names.get(0);
    }

    /**
     * The names by which a column is taken for this field.
     *
     * @return the canonical name, then the synonyms
     */
    public ImmutableList<String> names() {
        return names;
    }

    /** How well a column's name is known for this field: 0 for the canonical name, then the synonyms. */
    int rank(String column) {
        String key = Headers.key(column);
        for (int i = 0; i < names.size(); i++) {
            if (Headers.key(names.get(i)).equals(key)) {
                return i;
            }
        }
        return names.size();
    }

    /** The place of this field among all, below 64: an index and a bit within one run, never stored. */
    @SuppressWarnings("EnumOrdinal") // EnumMap and EnumSet do the same, but cannot answer for a group of fields at once
    int number() {
        return ordinal();
    }

    /**
     * The field of a column.
     *
     * @param column the column's name
     * @return the field, or nothing if it is not known
     */
    public static Optional<EventField> find(String column) {
        return Optional.ofNullable(BY_KEY.get(Headers.key(column)));
    }

    /**
     * A mapping from text: {@code customer=domain_userid,time=derived_tstamp,id=}. An empty column means that the file
     * has no such field, whatever its columns are called. In place of a column there may be what makes the value of
     * several, see {@link org.attributionj.io.value.ValueExpression}.
     *
     * @param text pairs of a field's name and a column's, separated by commas
     * @return the column of each field named
     * @throws IllegalArgumentException if a pair has no {@code =}, or a field is unknown or named twice
     */
    public static ImmutableMap<EventField, String> parseMapping(String text) {
        Map<EventField, String> mapping = new LinkedHashMap<>();
        for (String pair : pairs(text)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("columns must be field=column pairs, but one is " + quoted(pair));
            }
            String name = pair.substring(0, equals);
            EventField field = find(name)
                    .orElseThrow(() -> new IllegalArgumentException(quoted(name.trim())
                            + " is no field; fields are "
                            + Arrays.stream(values())
                                    .map(EventField::canonicalName)
                                    .collect(Collectors.joining(", "))));
            if (mapping.put(field, pair.substring(equals + 1).trim()) != null) {
                throw new IllegalArgumentException(field.canonicalName() + " is mapped twice");
            }
        }
        return ImmutableMap.copyOf(mapping);
    }

    /** Splits at commas outside of quotes and parentheses. */
    private static List<String> pairs(String text) {
        List<String> pairs = new ArrayList<>();
        int from = 0;
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == ')') {
                depth += c == '(' ? 1 : -1;
            } else if (c == ',' && depth <= 0) {
                pairs.add(text.substring(from, i));
                from = i + 1;
            }
        }
        pairs.add(text.substring(from));
        return pairs;
    }
}
