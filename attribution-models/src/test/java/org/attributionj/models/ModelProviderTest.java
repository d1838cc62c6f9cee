package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.statistic.JourneyStatistic;
import org.junit.jupiter.api.Test;

class ModelProviderTest {

    private static <T> AttributionModel fit(ModelDefinition.Fittable<T> fittable) {
        JourneyStatistic<?, T> statistic = fittable.statistic(Dimension.CHANNEL, List.of());
        return fittable.fit(
                Stream.of(TestJourneys.path("a"), TestJourneys.path("b")).collect(statistic));
    }

    @Test
    void rulesFromOutsideAreReadByName() {
        assertThat(AttributionModels.parse("always-first")).isEqualTo(AttributionModels.firstTouch());
    }

    @Test
    void learnedModelsAreDefinedAndFitted() {
        ModelDefinition definition = AttributionModels.define("by-journeys");
        assertThat(definition.name()).isEqualTo("by-journeys:limit=3");
        assertThat(fit((ModelDefinition.Fittable<?>) definition)).isEqualTo(AttributionModels.lastN(1, 1));
        assertThat(AttributionModels.catalogue()
                        .find("by-journeys")
                        .orElseThrow()
                        .isLearned())
                .isTrue();
    }

    @Test
    void learnedModelsAreModifiedAfterTheirFit() {
        ModelDefinition definition = AttributionModels.define("by-journeys:limit=1,without=a,weight-type=page view*2");
        assertThat(definition.name()).isEqualTo("by-journeys:limit=1,without=a,weight-type=page view*2");
        assertThat(definition.needs())
                .isEqualTo(AttributionModels.parse("linear:weight-type=page view*2")
                        .needs());
        assertThat(fit((ModelDefinition.Fittable<?>) definition))
                .isEqualTo(AttributionModels.parse("last-n:credits=1,without=a,weight-type=page view*2"));
        assertThat(AttributionModels.excluding(AttributionModels.lastN(1), Channel.of("a")))
                .isEqualTo(
                        fit((ModelDefinition.Fittable<?>) AttributionModels.define("by-journeys:limit=1,without=a")));
    }

    @Test
    void learnedModelsAreNoModelsYet() {
        assertThatThrownBy(() -> AttributionModels.parse("by-journeys"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("define");
        assertThatThrownBy(() -> AttributionModels.parse("blend:by-journeys=1,linear=1"))
                .hasMessageContaining("must be fitted before it is blended");
        assertThatThrownBy(() -> AttributionModels.define("by-journeys:limit=x"))
                .hasMessageContaining("option limit must be a whole number");
    }
}
