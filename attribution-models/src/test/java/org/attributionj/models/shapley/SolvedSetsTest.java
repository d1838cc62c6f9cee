package org.attributionj.models.shapley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyBatch;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.Needs;
import org.attributionj.models.TestJourneys;
import org.attributionj.models.internal.FittedLabels;
import org.junit.jupiter.api.Test;

class SolvedSetsTest {
    private static final int LABELS = 40;
    private static final int LONGEST = 6;

    private final Map<ChannelSet, Integer> solved = new HashMap<>();
    private final SolvedSets sets = new SolvedSets(set -> {
        solved.merge(set, 1, Integer::sum);
        return members(set);
    });

    private static double[] members(ChannelSet set) {
        double[] members = new double[set.size()];
        for (int k = 0; k < members.length; k++) {
            members[k] = set.member(k);
        }
        return members;
    }

    /** Twice over so many journeys. */
    private void lookTwice(int count) {
        JourneyBatch batch = journeys(count);
        JourneyChannels channels = channels(batch);
        look(batch, channels);
        look(batch, channels);
    }

    /** Every journey gets the values of its own set. */
    private void look(JourneyBatch batch, JourneyChannels channels) {
        JourneyView view = batch.view();
        for (int row = 0; row < batch.rows(); row++) {
            channels.read(view.moveTo(row));
            assertThat(sets.values(channels)).isEqualTo(members(channels.toSet()));
        }
    }

    private static JourneyBatch journeys(int count) {
        JourneyBatch.Builder batch = JourneyBatch.builder(JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING));
        Random random = new Random(5);
        for (int i = 0; i < count; i++) {
            String[] path = new String[1 + random.nextInt(LONGEST)];
            for (int k = 0; k < path.length; k++) {
                path[k] = label(random.nextInt(LABELS));
            }
            batch.add(TestJourneys.path(path));
        }
        return batch.build();
    }

    private static String label(int channel) {
        return "c" + (char) ('A' + channel);
    }

    private static JourneyChannels channels(JourneyBatch batch) {
        TreeSet<String> labels = new TreeSet<>();
        for (int channel = 0; channel < LABELS; channel++) {
            labels.add(label(channel));
        }
        return new JourneyChannels(new FittedLabels(batch.schema().pathLabels(), List.copyOf(labels)));
    }

    @Test
    void eachSetIsSolvedOnceHoweverManyThereAre() {
        lookTwice(5_000);

        assertThat(solved).hasSizeGreaterThan(3_000);
        assertThat(solved.values()).containsOnly(1);
    }

    @Test
    void whenFullItForgetsAndSolvesAgain() {
        lookTwice(60_000);

        assertThat(solved).hasSizeGreaterThan(1 << 15);
        assertThat(solved.values()).contains(2);
    }
}
