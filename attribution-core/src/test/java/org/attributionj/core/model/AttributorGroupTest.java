package org.attributionj.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;

class AttributorGroupTest {
    private static final Instant END = Instant.parse("2026-03-20T12:00:00Z");
    private static final AttributionModel LATER = AttributionModel.of("later", (journey, weights) -> {
        for (int i = 0; i < journey.length(); i++) {
            weights[i] = i;
        }
        return 0.25;
    });
    private static final AttributionModel YOUNGER = AttributionModel.of("younger", Needs.TIMES, (journey, weights) -> {
        for (int i = 0; i < journey.length(); i++) {
            weights[i] = 1.0 / (1 + journey.millisBeforeEnd(i));
        }
        return 0;
    });

    private static Journey journey(int touches) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < touches; i++) {
            touchpoints.add(Touchpoint.of("anna", Channel.of("c" + i % 3), END.minus(Duration.ofHours(touches - i))));
        }
        return Journey.converted(
                touchpoints, Conversion.of("anna", ConversionType.PURCHASE, Money.of("50.01", "EUR"), END));
    }

    @Test
    void resultsAreThoseOfEachModelAlone() {
        List<AttributionModel> models = List.of(LATER, YOUNGER, LATER);
        AttributorGroup group = AttributorGroup.of(models);
        AttributorGroup overCampaigns = AttributorGroup.of(models, Dimension.CAMPAIGN);
        for (int touches : new int[] {3, 0, 40, 1}) {
            Journey journey = journey(touches);
            List<AttributionResult> expected = models.stream()
                    .flatMap(model -> new Attributor(model).attributeAll(journey).stream())
                    .toList();
            assertThat(group.attributeAll(journey)).isEqualTo(expected);
            // these models do not look at labels
            assertThat(overCampaigns.attributeAll(journey)).isEqualTo(expected);
        }
    }

    @Test
    void aGroupHasAModel() {
        assertThatIllegalArgumentException().isThrownBy(() -> AttributorGroup.of(List.of()));
    }
}
