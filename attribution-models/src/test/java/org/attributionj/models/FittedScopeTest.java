package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.model.TransformedModel;
import org.attributionj.core.money.Money;
import org.attributionj.models.json.FittedModelJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every learned model remembers what it was fitted to, and refuses anything else by name. */
class FittedScopeTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Goal PURCHASES = Goal.of(ConversionType.PURCHASE);

    private static Journey journey(int i, ConversionType type) {
        String customer = "c" + i;
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int touch = 0; touch <= i % 3; touch++) {
            touchpoints.add(Touchpoint.builder(customer, START.plusSeconds(60L * touch))
                    .channel((i + touch) % 2 == 0 ? Channel.EMAIL : Channel.DISPLAY)
                    .campaign((i + touch) % 3 == 0 ? "spring" : "brand")
                    .build());
        }
        return i % 4 == 0
                ? Journey.open(touchpoints)
                : Journey.converted(
                        touchpoints, Conversion.of(customer, type, Money.of("10.00", "EUR"), START.plusSeconds(3600)));
    }

    private static List<Journey> journeys() {
        List<Journey> journeys = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            journeys.add(journey(i, ConversionType.PURCHASE));
        }
        return journeys;
    }

    private static AttributionModel fitted(String name, Dimension path) {
        ModelFits fits = ModelFits.of(List.of(AttributionModels.define(name)), path)
                .about(PURCHASES, LookbackWindows.standard());
        return journeys().stream().collect(fits).get(0).model();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "markov",
                "shapley",
                "shapley:game=coalition-rate",
                "shao-li",
                "leave-one-out",
                "logistic:exposure=presence",
                "logistic:exposure=decayed",
                "bagged-logistic:bags=3",
                "hazard",
                "survival",
                "auto",
                "auto:without=spring"
            })
    void aFitToCampaignsCreditsNoChannels(String name) {
        AttributionModel model = fitted(name, Dimension.CAMPAIGN);
        FitScope scope = new FitScope(Dimension.CAMPAIGN, List.of(), PURCHASES, LookbackWindows.standard());
        assertThat(model.scope()).isEqualTo(scope);
        JourneySchema channels = JourneySchema.of(Dimension.CHANNEL, model.needs());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.bind(channels).newKernel())
                .withMessageContaining("was fitted to paths of campaign, but is to weigh paths of channel");
        Journey purchase = journey(5, ConversionType.PURCHASE);
        assertThat(new Attributor(model).attribute(purchase))
                .as("over the fit's own dimension, unasked")
                .isEqualTo(new Attributor(model, Dimension.CAMPAIGN).attribute(purchase));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attributor(model).attribute(journey(5, ConversionType.SIGNUP)))
                .withMessageContaining("purchase")
                .withMessageContaining("signup");
        AttributionModel read = FittedModelJson.read(FittedModelJson.write(model));
        assertThat(read).isEqualTo(model);
        assertThat(read.scope()).isEqualTo(scope);
    }

    @ParameterizedTest
    @ValueSource(strings = {"markov", "leave-one-out", "shao-li", "shapley:game=coalition-rate"})
    void aFitToTransformedPathsWeighsNoOthers(String name) {
        List<PathTransform> transforms = List.of(PathTransform.exposure());
        AttributionModel onSteps = journeys().stream()
                .collect(ModelFits.of(List.of(AttributionModels.define(name)), Dimension.CHANNEL, transforms))
                .get(0)
                .model();
        AttributionModel bare = ((TransformedModel) onSteps).model();
        assertThat(((FittedModel) bare).scope()).isEqualTo(FitScope.of(Dimension.CHANNEL, transforms));
        assertThat(onSteps.scope()).isEqualTo(FitScope.of(Dimension.CHANNEL));
        assertThat(onSteps.attribute(journey(5, ConversionType.PURCHASE)).credits())
                .hasSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attributor(bare))
                .withMessageContaining("after [exposure]")
                .withMessageContaining("TransformedModel");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Attributor(AttributionModels.transformed(fitted(name, Dimension.CHANNEL), transforms)));
    }
}
