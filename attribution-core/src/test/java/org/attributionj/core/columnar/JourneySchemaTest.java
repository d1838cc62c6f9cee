package org.attributionj.core.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.attributionj.core.TestJourneys;
import org.junit.jupiter.api.Test;

class JourneySchemaTest {
    private static final Needs NEEDS =
            new Needs(Set.of(Feature.TIMES), Set.of(Dimension.CAMPAIGN)).and(Needs.column(Dimension.DEVICE));

    @Test
    void hasWhatItWasAskedFor() {
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, NEEDS);
        assertThat(schema.path()).isSameAs(Dimension.CHANNEL);
        assertThat(schema.features()).containsExactly(Feature.TIMES);
        assertThat(schema.has(Feature.TIMES)).isTrue();
        assertThat(schema.has(Feature.MILESTONES)).isFalse();
        assertThat(schema.columns()).containsExactlyInAnyOrder(Dimension.CAMPAIGN, Dimension.DEVICE);
        assertThat(schema.columnOf(Dimension.DEVICE)).isEqualTo(schema.columns().indexOf(Dimension.DEVICE));
        assertThat(schema.columnOf(Dimension.TYPE)).isEqualTo(-1);
        assertThat(schema.meets(NEEDS)).isTrue();
        assertThat(schema.meets(Needs.NOTHING)).isTrue();
        assertThat(schema.meets(NEEDS.and(Needs.MILESTONES))).isFalse();
        assertThat(schema.meets(Needs.column(Dimension.TYPE))).isFalse();
    }

    @Test
    void refusesByNameWhatIsMissing() {
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, Needs.column(Dimension.CAMPAIGN));
        assertThatCode(() -> schema.require("m", Needs.column(Dimension.CAMPAIGN)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> schema.require("time-decay", Needs.TIMES))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("time-decay needs times");
        assertThatThrownBy(() -> schema.require("mine", Needs.column(Dimension.DEVICE)))
                .isInstanceOf(MissingDataException.class)
                .hasMessageContaining("mine needs the column device");
    }

    @Test
    void isShippedWithItsDictionaries() {
        JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, NEEDS);
        new JourneyEncoder(schema).encode(TestJourneys.open("x", "y"));
        JourneySchema shipped = TestJourneys.shipped(schema, JourneySchema.class);
        assertThat(shipped.pathLabels().labels()).containsExactly("x", "y");
        assertThat(shipped.columnLabels(0).labels()).containsExactly(Dimension.NONE);
        assertThat(shipped.meets(NEEDS)).isTrue();
        assertThat(TestJourneys.shipped(NEEDS, Needs.class)).isEqualTo(NEEDS);
    }
}
