package org.attributionj.jdbc.internal.row;

import com.google.common.collect.ImmutableSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.RowWriter;
import org.jspecify.annotations.Nullable;

/** Touchpoints as rows, and back. */
public final class TouchpointRows {
    private static final Engagement[] ENGAGEMENTS = Engagement.values();

    /** The columns of a touchpoint, in the order in which {@link #read} reads them. */
    public static final String COLUMNS = "id, customer, time_ns, sequence_no, channel, touch_type, engagement,"
            + " type_channel, campaign, creative, session_id, milestones, cost, cost_currency, details, attributes";

    private TouchpointRows() {}

    /** The shape of rows that arrive at one moment. */
    public static RowShape<Touchpoint> shape(long receivedNanos) {
        return RowShape.of(
                "touchpoints",
                1,
                COLUMNS.replace(",", "") + " received_ns",
                (touchpoint, row) -> fill(touchpoint, row, receivedNanos));
    }

    private static void fill(Touchpoint touchpoint, RowWriter row, long receivedNanos) throws SQLException {
        Money cost = touchpoint.cost();
        row.text(touchpoint.id())
                .text(touchpoint.customer())
                .number(Nanos.of(touchpoint.time()))
                .number(touchpoint.sequence())
                .text(touchpoint.channel().name())
                .text(touchpoint.type().name())
                .number((long) touchpoint.type().engagement().code())
                .text(touchpoint.type().channelName())
                .text(touchpoint.campaign())
                .text(touchpoint.creative())
                .text(touchpoint.session())
                .number(flags(touchpoint.milestones()))
                .decimal(cost == null ? null : cost.amount())
                .text(cost == null ? null : cost.currency().getCurrencyCode())
                .json(Details.toJson(touchpoint))
                .json(JsonText.of(touchpoint.attributes()))
                .number(receivedNanos);
    }

    private static long flags(Set<Milestone> milestones) {
        long flags = 0;
        for (Milestone milestone : milestones) {
            flags |= milestone.flag();
        }
        return flags;
    }

    private static Set<Milestone> milestones(int flags) {
        if (flags == 0) {
            return ImmutableSet.of();
        }
        Set<Milestone> milestones = EnumSet.noneOf(Milestone.class);
        for (Milestone milestone : Milestone.values()) {
            if ((flags & milestone.flag()) != 0) {
                milestones.add(milestone);
            }
        }
        return milestones;
    }

    /** The touchpoint of a row of {@link #COLUMNS}. */
    public static Touchpoint read(ResultSet row) throws SQLException {
        Details details = Details.of(row.getString(15));
        return new Touchpoint(
                row.getString(1),
                row.getString(2),
                Nanos.toInstant(row.getLong(3)),
                row.getLong(4),
                Channel.of(row.getString(5)),
                type(row.getString(6), row.getInt(7), row.getString(8)),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                milestones(row.getInt(12)),
                Moneys.readNullable(row.getString(13), row.getString(14)),
                details.utm(),
                details.device(),
                details.place(),
                details.url(),
                details.referrer(),
                details.userAgent(),
                details.address(),
                JsonText.map(row.getString(16)));
    }

    private static TouchpointType type(String name, int engagement, @Nullable String channel) {
        for (Engagement candidate : ENGAGEMENTS) {
            if (candidate.code() == engagement) {
                return new TouchpointType(name, candidate, channel);
            }
        }
        throw new IllegalStateException("engagement must be a known code, but was " + engagement);
    }
}
