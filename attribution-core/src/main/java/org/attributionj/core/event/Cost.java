package org.attributionj.core.event;

import static org.attributionj.core.internal.Checks.check;
import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import java.time.Instant;
import org.attributionj.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a channel or a campaign cost in some time. Immutable and thread-safe.
 *
 * @param id the id, unique among costs
 * @param from the beginning of the time
 * @param to the end of the time, not before the beginning
 * @param channel the channel
 * @param campaign the campaign; null if the cost is of the channel as a whole
 * @param amount the cost
 */
public record Cost(
        String id,
        Instant from,
        Instant to,
        Channel channel,
        @Nullable String campaign,
        Money amount) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component that must be present is null
     * @throws IllegalArgumentException if the id is blank or the end is before the beginning
     */
    public Cost {
        notBlank(id, "cost id");
        notNull(from, "from");
        notNull(to, "to");
        notNull(channel, "channel");
        notNull(amount, "amount");
        check(!to.isBefore(from), () -> "to must not be before from, " + from + ", but was " + to);
    }
}
