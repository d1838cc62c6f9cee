package org.attributionj.io.sort;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.event.Utm;
import org.attributionj.core.money.Money;
import org.jspecify.annotations.Nullable;

/** Writes events and reads them back, exactly, within one run of the program. Single thread. */
final class EventForm {
    private final ValueCodes codes = new ValueCodes();

    void write(Touchpoint event, DataOutput out) throws IOException {
        writeText(event.id(), out);
        writeText(event.customer(), out);
        writeTime(event.time(), event.sequence(), out);
        out.writeInt(codes.code(event.channel()));
        out.writeInt(codes.code(event.type()));
        out.writeInt(codes.code(event.campaign()));
        writeText(event.creative(), out);
        writeText(event.session(), out);
        int milestones = 0;
        for (Milestone milestone : event.milestones()) {
            milestones |= milestone.flag();
        }
        out.writeByte(milestones);
        out.writeBoolean(event.cost() != null);
        if (event.cost() != null) {
            writeMoney(event.cost(), out);
        }
        out.writeInt(codes.code(event.utm()));
        out.writeInt(codes.code(event.device()));
        out.writeInt(codes.code(event.place()));
        writeText(event.url(), out);
        writeText(event.referrer(), out);
        writeText(event.userAgent(), out);
        writeText(event.address(), out);
        writeAttributes(event.attributes(), out);
    }

    Touchpoint readTouchpoint(DataInput in) throws IOException {
        String id = text(in);
        String customer = text(in);
        Instant time = Instant.ofEpochSecond(in.readLong(), in.readInt());
        return new Touchpoint(
                id,
                customer,
                time,
                in.readLong(),
                value(in, Channel.class),
                value(in, TouchpointType.class),
                codes.value(in.readInt(), String.class),
                readText(in),
                readText(in),
                milestones(in.readByte()),
                in.readBoolean() ? readMoney(in) : null,
                codes.value(in.readInt(), Utm.class),
                codes.value(in.readInt(), Device.class),
                codes.value(in.readInt(), Place.class),
                readText(in),
                readText(in),
                readText(in),
                readText(in),
                readAttributes(in));
    }

    void write(Conversion event, DataOutput out) throws IOException {
        writeText(event.id(), out);
        writeText(event.customer(), out);
        writeTime(event.time(), event.sequence(), out);
        out.writeInt(codes.code(event.type()));
        writeMoney(event.value(), out);
        writeText(event.orderId(), out);
        out.writeInt(event.productIds().size());
        for (String product : event.productIds()) {
            writeText(product, out);
        }
        writeText(event.category(), out);
        // a quantity is 0 or more
        out.writeLong(event.quantity() == null ? -1 : event.quantity());
        writeText(event.adjusts(), out);
        writeText(event.session(), out);
        writeText(event.page(), out);
        writeAttributes(event.attributes(), out);
    }

    Conversion readConversion(DataInput in) throws IOException {
        String id = text(in);
        String customer = text(in);
        Instant time = Instant.ofEpochSecond(in.readLong(), in.readInt());
        long sequence = in.readLong();
        ConversionType type = value(in, ConversionType.class);
        Money value = readMoney(in);
        String orderId = readText(in);
        List<String> products = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            products.add(text(in));
        }
        String category = readText(in);
        long quantity = in.readLong();
        return new Conversion(
                id,
                customer,
                type,
                value,
                time,
                sequence,
                orderId,
                products,
                category,
                quantity < 0 ? null : quantity,
                readText(in),
                readText(in),
                readText(in),
                readAttributes(in));
    }

    private static void writeTime(Instant time, long sequence, DataOutput out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
        out.writeLong(sequence);
    }

    private static Set<Milestone> milestones(int flags) {
        if (flags == 0) {
            return Set.of();
        }
        Set<Milestone> milestones = EnumSet.allOf(Milestone.class);
        milestones.removeIf(milestone -> (flags & milestone.flag()) == 0);
        return milestones;
    }

    private void writeMoney(Money money, DataOutput out) throws IOException {
        out.writeInt(codes.code(money.currency()));
        out.writeInt(money.amount().scale());
        byte[] unscaled = money.amount().unscaledValue().toByteArray();
        out.writeInt(unscaled.length);
        out.write(unscaled);
    }

    private Money readMoney(DataInput in) throws IOException {
        Currency currency = value(in, Currency.class);
        int scale = in.readInt();
        byte[] unscaled = new byte[in.readInt()];
        in.readFully(unscaled);
        return Money.of(new BigDecimal(new BigInteger(unscaled), scale), currency);
    }

    private static void writeAttributes(Map<String, String> attributes, DataOutput out) throws IOException {
        out.writeInt(attributes.size());
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            writeText(attribute.getKey(), out);
            writeText(attribute.getValue(), out);
        }
    }

    private static Map<String, String> readAttributes(DataInput in) throws IOException {
        int size = in.readInt();
        if (size == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new TreeMap<>();
        for (int left = size; left > 0; left--) {
            String key = text(in);
            attributes.put(key, text(in));
        }
        return attributes;
    }

    private <T> T value(DataInput in, Class<T> type) throws IOException {
        return Objects.requireNonNull(codes.value(in.readInt(), type), "what must be present was written");
    }

    /** The length + 1, or 0 for null, and UTF-8: readers let no other text in. */
    private static void writeText(@Nullable String text, DataOutput out) throws IOException {
        if (text == null) {
            out.writeInt(0);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length + 1);
            out.write(bytes);
        }
    }

    private static @Nullable String readText(DataInput in) throws IOException {
        int length = in.readInt() - 1;
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String text(DataInput in) throws IOException {
        return Objects.requireNonNull(readText(in), "what must be present was written");
    }
}
