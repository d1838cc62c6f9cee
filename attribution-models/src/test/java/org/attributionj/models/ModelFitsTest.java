package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.attributionj.models.modifiers.TransformedModel;
import org.junit.jupiter.api.Test;

class ModelFitsTest {
    private static final List<Journey> JOURNEYS = List.of(
            TestJourneys.path("a", "b", "b"), TestJourneys.path("b", "a"), open("a", "c"), open("b"), open("c", "a"));

    private static Journey open(String... channels) {
        List<Touchpoint> touchpoints = TestJourneys.path(channels).touchpoints();
        return Journey.open(touchpoints);
    }

    private static ModelFits fits(List<PathTransform> transforms, String... models) {
        return new ModelFits(Stream.of(models).map(AttributionModels::define).toList(), Dimension.CHANNEL, transforms);
    }

    private static PathTable paths(List<PathTransform> transforms) {
        return JOURNEYS.stream().collect(PathTable.statistic(Dimension.CHANNEL, transforms));
    }

    @Test
    void modelsAreFittedInTheirOrderAndReadyOnesPassThrough() {
        ModelFits fits = fits(List.of(), "markov", "last-touch", "shao-li");
        assertThat(fits.areNeeded()).isTrue();
        JOURNEYS.forEach(fits::add);

        List<ModelFits.Fitted> models = fits.models();

        MarkovModel markov = MarkovModel.fit(paths(List.of()), MarkovOptions.DEFAULT);
        assertThat(models).hasSize(3);
        assertThat(models.get(0).model()).isEqualTo(markov);
        assertThat(models.get(0).channelCredits()).isEqualTo(markov.channelCredits());
        assertThat(models.get(0).notes()).isEmpty();
        assertThat(models.get(1).model()).isEqualTo(AttributionModels.lastTouch());
        assertThat(models.get(1).channelCredits()).isEmpty();
        assertThat(models.get(2).model().name()).isEqualTo("shao-li");
    }

    @Test
    void readyModelsNeedNoJourney() {
        ModelFits fits = fits(List.of(), "linear", "first-touch");
        assertThat(fits.areNeeded()).isFalse();
        assertThat(fits.pathTable()).isEmpty();
        assertThat(fits.models()).hasSize(2);
    }

    @Test
    void encodedJourneysAreTheSameAsRecords() {
        JourneyEncoder encoder = new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, Needs.TIMES));
        ModelFits ofRecords = fits(List.of(), "markov:order=2", "shao-li");
        ModelFits ofViews = fits(List.of(), "markov:order=2", "shao-li");
        for (Journey journey : JOURNEYS) {
            ofRecords.add(journey);
            ofViews.add(encoder.encode(journey));
        }
        assertThat(ofViews.models()).isEqualTo(ofRecords.models());
        assertThat(ofViews.pathTable()).isEqualTo(ofRecords.pathTable());
        // who keeps journeys by customer cannot take those of nobody
        ModelFits timed = fits(List.of(), "survival");
        assertThatThrownBy(() -> timed.add(encoder.encode(JOURNEYS.get(0))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("customer");
    }

    @Test
    void thePathsOfPathModelsAreSharedAndShown() {
        ModelFits fits = fits(List.of(), "survival", "shao-li", "markov");
        JOURNEYS.forEach(fits::add);
        Optional<PathTable> table = fits.pathTable();
        assertThat(table).contains(paths(List.of()));

        ModelFits timed = fits(List.of(), "survival");
        JOURNEYS.forEach(timed::add);
        assertThat(timed.pathTable()).isEmpty();
    }

    @Test
    void transformedPathsAreFittedAndWeighed() {
        List<PathTransform> transforms = List.of(PathTransform.exposure());
        ModelFits fits = fits(transforms, "leave-one-out", "linear");
        JOURNEYS.forEach(fits::add);

        assertThat(fits.pathTable()).isEmpty();
        List<ModelFits.Fitted> models = fits.models();
        assertThat(models.get(0).model()).isInstanceOf(TransformedModel.class);
        // a, b and b merged: one half for a, one quarter for each b
        assertThat(TestJourneys.shares(models.get(1).model(), "a", "b", "b")).containsExactly(0.5, 0.25, 0.25);
    }

    @Test
    void fittedModelsHaveAllTheirParts() {
        assertThatNullPointerException()
                .isThrownBy(() -> new ModelFits.Fitted(null, Optional.empty(), List.of()))
                .withMessageContaining("model");
        assertThatNullPointerException()
                .isThrownBy(() -> new ModelFits.Fitted(AttributionModels.linear(), null, List.of()))
                .withMessageContaining("channelCredits");
    }
}
