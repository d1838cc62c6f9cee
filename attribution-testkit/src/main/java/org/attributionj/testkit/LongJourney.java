package org.attributionj.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;

/**
 * Spins thousands of touchpoints from one seed. A longer journey of the same seed begins (at its end in time) with the
 * touchpoints of a shorter one, so that shrinking the length takes touchpoints away and changes none.
 */
final class LongJourney {
    private static final int TIES_IN = 4;
    private static final int MILESTONES_IN = 100;
    private static final long LONGEST_GAP_MILLIS = 3_600_000;
    private static final Milestone[] MILESTONES = Milestone.values();

    private final long seed;

    LongJourney(long seed) {
        this.seed = seed;
    }

    List<Touchpoint> touchpoints(String customer, Instant end, int length) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TouchpointType> types = TouchpointType.wellKnown();
        List<Touchpoint> touchpoints = new ArrayList<>(length);
        Instant time = end;
        for (int i = 0; i < length; i++) {
            if (random.nextInt(TIES_IN) > 0) {
                time = time.minusMillis(random.nextLong(LONGEST_GAP_MILLIS));
            }
            Channel channel = TouchpointPools.CHANNELS.get(random.nextInt(TouchpointPools.CHANNELS.size()));
            Touchpoint.Builder builder = Touchpoint.builder(customer, time)
                    .id(customer + "-t" + (i + 1))
                    .channel(channel)
                    .type(types.get(random.nextInt(types.size())));
            if (random.nextBoolean()) {
                builder.campaign("campaign " + random.nextInt(10));
            }
            if (random.nextInt(MILESTONES_IN) == 0) {
                builder.milestones(MILESTONES[random.nextInt(MILESTONES.length)]);
            }
            touchpoints.add(builder.build());
        }
        return touchpoints;
    }
}
