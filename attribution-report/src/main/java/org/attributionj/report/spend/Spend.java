package org.attributionj.report.spend;

import java.time.LocalDate;
import org.attributionj.core.money.Money;
import org.attributionj.report.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What was spent on a day.
 *
 * @param day the day in the zone of the ad account
 * @param channel the channel
 * @param campaign the campaign; null if the cost is known by channel only
 * @param cost the amount; negative for a credit note
 * @param clicks clicks that the platform counted; null if unknown
 * @param impressions impressions that the platform counted; null if unknown
 */
public record Spend(
        LocalDate day,
        String channel,
        @Nullable String campaign,
        Money cost,
        @Nullable Long clicks,
        @Nullable Long impressions) {

    /** Validates the components. */
    public Spend {
        Checks.notNull(day, "day");
        Checks.notBlank(channel, "channel");
        Checks.notNull(cost, "cost");
    }
}
