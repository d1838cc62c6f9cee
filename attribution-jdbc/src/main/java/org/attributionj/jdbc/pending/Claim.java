package org.attributionj.jdbc.pending;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Conversions that are reserved for one owner until a moment, after which anybody may claim them. Immutable and
 * thread-safe.
 *
 * @param token what tells this claim from all others
 * @param until when it lapses
 * @param conversions the conversions, those that have waited longest first
 * @param isCut whether more were free, but with their customers' touchpoints too many for one claim
 */
public record Claim(String token, Instant until, List<ClaimedConversion> conversions, boolean isCut)
        implements Serializable {

    /** Copies the list. */
    public Claim {
        conversions = ImmutableList.copyOf(conversions);
    }

    /**
     * Whether there was nothing to claim.
     *
     * @return whether the claim holds no conversion
     */
    public boolean isEmpty() {
        return conversions.isEmpty();
    }
}
