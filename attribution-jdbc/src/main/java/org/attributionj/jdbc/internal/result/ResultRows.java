package org.attributionj.jdbc.internal.result;

import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Credit;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.internal.row.JsonText;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.jspecify.annotations.Nullable;

/** Results, credits and summaries of journeys as rows. */
final class ResultRows {
    /** A result with what its row says besides. */
    record ResultRow(
            AttributionResult result,
            int revision,
            Journey journey,
            double confidence,
            @Nullable String run) {}

    /** One credit of a result. */
    record CreditRow(ResultRow of, int position, Credit credit) {}

    /** A journey at a revision of its conversion. */
    record JourneyRow(String conversion, int revision, Journey journey) {}

    static final RowShape<ResultRow> RESULTS = RowShape.of(
            "results",
            3,
            "conversion_id model_id revision root_id customer time_ns total baseline unattributed currency"
                    + " unattributed_sign baseline_units touchpoints confidence run_id is_current",
            (value, row) -> {
                AttributionResult result = value.result();
                row.text(result.conversion().id())
                        .number(ModelIds.of(result.model()))
                        .number((long) value.revision())
                        .text(result.conversion()
                                .adjusted()
                                .orElse(result.conversion().id()))
                        .text(result.conversion().customer())
                        .number(Nanos.of(result.conversion().time()))
                        .decimal(result.value().amount())
                        .decimal(result.baseline().amount())
                        .decimal(result.unattributed().amount())
                        .text(result.value().currency().getCurrencyCode())
                        .number((long) result.unattributed().signum())
                        .number(result.shares().baselineUnits())
                        .number((long) result.credits().size())
                        .real(value.confidence())
                        .text(value.run())
                        .number(1L);
            });

    static final RowShape<CreditRow> CREDITS = RowShape.of(
            "credits",
            4,
            "conversion_id model_id revision position_no touchpoint_id share_units amount reason",
            (value, row) -> {
                AttributionResult result = value.of().result();
                Credit credit = value.credit();
                row.text(result.conversion().id())
                        .number(ModelIds.of(result.model()))
                        .number((long) value.of().revision())
                        .number((long) value.position())
                        .text(credit.touchpoint().id())
                        .number(result.shares().units(value.position()))
                        .decimal(credit.amount().amount())
                        .text(credit.reason().isEmpty() ? null : credit.reason());
            });

    static final RowShape<JourneyRow> JOURNEYS = RowShape.of(
            "journeys",
            1,
            "conversion_id customer revision end_ns first_touch_ns last_touch_ns duration_ns touchpoints emails"
                    + " channel_mix net_amount currency",
            (value, row) -> {
                Journey journey = value.journey();
                Money net = journey.netValue().orElseThrow();
                row.text(value.conversion())
                        .text(journey.customer())
                        .number((long) value.revision())
                        .number(Nanos.of(journey.end()))
                        .number(Nanos.ofNullable(
                                journey.first().map(Touchpoint::time).orElse(null)))
                        .number(Nanos.ofNullable(
                                journey.last().map(Touchpoint::time).orElse(null)))
                        .number(nanos(journey))
                        .number((long) journey.length())
                        .number(emails(journey))
                        .json(JsonText.write(channelMix(journey)))
                        .decimal(net.amount())
                        .text(net.currency().getCurrencyCode());
            });

    private ResultRows() {}

    /** The duration; the longest number there is for journeys of centuries. */
    private static long nanos(Journey journey) {
        try {
            return journey.duration().toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    private static long emails(Journey journey) {
        return journey.touchpoints().stream()
                .filter(touchpoint -> touchpoint.type().isEmail())
                .count();
    }

    private static Map<String, Integer> channelMix(Journey journey) {
        Map<String, Integer> mix = new TreeMap<>();
        for (Touchpoint touchpoint : journey.touchpoints()) {
            mix.merge(touchpoint.channel().name(), 1, Integer::sum);
        }
        return mix;
    }
}
