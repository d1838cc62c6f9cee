package org.attributionj.io.event;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.event.Utm;

/**
 * The columns of an event file to write. Immutable and thread-safe.
 *
 * @param fields the fields, each once; always with {@link EventField#CUSTOMER}, {@link EventField#TIME} and {@link
 *     EventField#CONVERSION}
 * @param attributes the names of free attributes
 */
public record EventColumns(List<EventField> fields, List<String> attributes) {
    private static final ImmutableSet<EventField> NEEDED =
            ImmutableSet.of(EventField.CUSTOMER, EventField.TIME, EventField.CONVERSION);
    private static final ImmutableSet<TouchpointType> WELL_KNOWN = ImmutableSet.copyOf(TouchpointType.wellKnown());

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     * @throws IllegalArgumentException if a needed field is missing
     */
    public EventColumns {
        fields = ImmutableSet.copyOf(fields).asList();
        attributes = ImmutableSet.copyOf(attributes).asList();
        if (!fields.containsAll(NEEDED)) {
            throw new IllegalArgumentException("fields must include " + NEEDED + ", but were " + fields);
        }
    }

    /**
     * The columns that some event has a value for: what is needed to write all of them without loss.
     *
     * @param touchpoints the touchpoints
     * @param conversions the conversions
     * @return the columns, fields in the order of {@link EventField}, attributes sorted
     */
    public static EventColumns of(Iterable<Touchpoint> touchpoints, Iterable<Conversion> conversions) {
        Set<EventField> used = EnumSet.copyOf(NEEDED);
        Set<String> attributes = new TreeSet<>();
        for (Touchpoint touchpoint : touchpoints) {
            see(touchpoint, used);
            attributes.addAll(touchpoint.attributes().keySet());
        }
        for (Conversion conversion : conversions) {
            see(conversion, used);
            attributes.addAll(conversion.attributes().keySet());
        }
        return new EventColumns(
                Arrays.stream(EventField.values()).filter(used::contains).toList(), ImmutableList.copyOf(attributes));
    }

    private static void see(Touchpoint touchpoint, Set<EventField> used) {
        used.add(EventField.CHANNEL);
        used.add(EventField.TYPE);
        add(used, EventField.ENGAGEMENT, !WELL_KNOWN.contains(touchpoint.type()));
        add(used, EventField.ID, !touchpoint.hasGeneratedId());
        add(used, EventField.SEQUENCE, touchpoint.sequence() != 0);
        add(used, EventField.CAMPAIGN, touchpoint.campaign() != null);
        add(used, EventField.CREATIVE, touchpoint.creative() != null);
        add(used, EventField.SESSION, touchpoint.session() != null);
        add(used, EventField.MILESTONES, !touchpoint.milestones().isEmpty());
        add(used, EventField.COST, touchpoint.cost() != null);
        add(used, EventField.CURRENCY, touchpoint.cost() != null);
        Utm utm = touchpoint.utm();
        add(used, EventField.UTM_SOURCE, utm != null && utm.source() != null);
        add(used, EventField.UTM_MEDIUM, utm != null && utm.medium() != null);
        add(used, EventField.UTM_CAMPAIGN, utm != null && utm.campaign() != null);
        add(used, EventField.UTM_TERM, utm != null && utm.term() != null);
        add(used, EventField.UTM_CONTENT, utm != null && utm.content() != null);
        Device device = touchpoint.device();
        add(used, EventField.DEVICE, device != null && device.type() != null);
        add(used, EventField.SYSTEM, device != null && device.system() != null);
        add(used, EventField.BROWSER, device != null && device.browser() != null);
        Place place = touchpoint.place();
        add(used, EventField.COUNTRY, place != null && place.country() != null);
        add(used, EventField.REGION, place != null && place.region() != null);
        add(used, EventField.CITY, place != null && place.city() != null);
        add(used, EventField.URL, touchpoint.url() != null);
        add(used, EventField.REFERRER, touchpoint.referrer() != null);
        add(used, EventField.USER_AGENT, touchpoint.userAgent() != null);
        add(used, EventField.ADDRESS, touchpoint.address() != null);
    }

    private static void see(Conversion conversion, Set<EventField> used) {
        used.add(EventField.CONVERSION_TYPE);
        used.add(EventField.VALUE);
        used.add(EventField.CURRENCY);
        add(used, EventField.CONVERSION_ID, !conversion.hasGeneratedId());
        add(used, EventField.SEQUENCE, conversion.sequence() != 0);
        add(used, EventField.ORDER_ID, conversion.orderId() != null);
        add(used, EventField.PRODUCTS, !conversion.productIds().isEmpty());
        add(used, EventField.CATEGORY, conversion.category() != null);
        add(used, EventField.QUANTITY, conversion.quantity() != null);
        add(used, EventField.ADJUSTS, conversion.adjusts() != null);
        add(used, EventField.SESSION, conversion.session() != null);
        add(used, EventField.PAGE, conversion.page() != null);
    }

    private static void add(Set<EventField> used, EventField field, boolean isUsed) {
        if (isUsed) {
            used.add(field);
        }
    }
}
