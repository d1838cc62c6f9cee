package org.attributionj.core.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.junit.jupiter.api.Test;

class DimensionTest {
    private static final Touchpoint BARE = Touchpoint.of("ann", Channel.SOCIAL, TestJourneys.END);
    private static final Touchpoint FULL = Touchpoint.builder("ann", TestJourneys.END)
            .type(TouchpointType.EMAIL_OPEN)
            .campaign("spring")
            .creative("newsletter 7")
            .attributes(Map.of("shelf", "top"))
            .build();

    @Test
    void labelsComeFromTheTouchpoint() {
        assertThat(Dimension.CHANNEL.label(FULL)).isEqualTo("email");
        assertThat(Dimension.CAMPAIGN.label(FULL)).isEqualTo("spring");
        assertThat(Dimension.CREATIVE.label(FULL)).isEqualTo("newsletter 7");
        assertThat(Dimension.EMAIL.label(FULL)).isEqualTo("newsletter 7");
        assertThat(Dimension.TYPE.label(FULL)).isEqualTo(TouchpointType.EMAIL_OPEN.name());
        assertThat(Dimension.CHANNEL_AND_TYPE.label(FULL)).isEqualTo("email: " + TouchpointType.EMAIL_OPEN);
        assertThat(Dimension.attribute("shelf").label(FULL)).isEqualTo("top");
    }

    @Test
    void absentFactsHaveTheLabelNone() {
        for (Dimension dimension : Set.of(
                Dimension.CAMPAIGN,
                Dimension.CREATIVE,
                Dimension.DEVICE,
                Dimension.COUNTRY,
                Dimension.attribute("x"))) {
            assertThat(dimension.label(BARE)).isEqualTo(Dimension.NONE);
        }
        assertThat(Dimension.EMAIL.label(BARE)).isEqualTo("social");
        Touchpoint blank = BARE.toBuilder().campaign(" ").build();
        assertThat(Dimension.CAMPAIGN.label(blank)).isEqualTo(Dimension.NONE);
    }

    @Test
    void builtInDimensionsAreFoundAndStaySingle() {
        for (Dimension dimension : Dimension.builtIn()) {
            assertThat(Dimension.find(dimension.name())).containsSame(dimension);
            assertThat(TestJourneys.shipped(dimension, Dimension.class)).isSameAs(dimension);
        }
        assertThat(Dimension.find("weather")).isEmpty();
    }

    @Test
    void ownDimensionsAreEqualByName() {
        Dimension own = Dimension.attribute("shelf");
        Dimension shipped = TestJourneys.shipped(own, Dimension.class);
        assertThat(shipped).isEqualTo(own).hasSameHashCodeAs(own).hasToString("shelf");
        assertThat(shipped.label(FULL)).isEqualTo("top");
        assertThat(own).isNotEqualTo(Dimension.attribute("aisle")).isNotEqualTo("shelf");
        assertThatThrownBy(() -> Dimension.of(" ", Touchpoint::campaign)).hasMessageContaining("dimension");
    }

    @Test
    void namesStandForBuiltInDimensionsAndAttributes() {
        for (Dimension dimension : Dimension.builtIn()) {
            assertThat(Dimension.named(dimension.name())).isSameAs(dimension);
            assertThat(Dimension.isKnownByName(dimension)).isTrue();
            assertThat(Dimension.isKnownByName(TestJourneys.shipped(dimension, Dimension.class)))
                    .isTrue();
        }
        assertThat(Dimension.named("shelf").label(FULL)).isEqualTo("top");
        assertThat(Dimension.isKnownByName(Dimension.attribute("shelf"))).isTrue();
        assertThat(Dimension.isKnownByName(TestJourneys.shipped(Dimension.named("shelf"), Dimension.class)))
                .isTrue();
        // what the name stands for is something else
        assertThat(Dimension.isKnownByName(Dimension.attribute("device"))).isFalse();
        assertThat(Dimension.isKnownByName(Dimension.of("shelf", touchpoint -> "x")))
                .isFalse();
        assertThat(Dimension.isKnownByName(Dimension.of("channel", Touchpoint::campaign)))
                .isFalse();
        assertThatThrownBy(() -> Dimension.named(" ")).hasMessageContaining("dimension");
    }
}
