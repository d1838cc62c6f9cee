package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.fit.FitData;
import org.attributionj.core.fit.ModelFits;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.FitScope;
import org.attributionj.core.model.TransformedModel;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.attributionj.models.modifiers.Modification;
import org.attributionj.models.shapley.ResponseCredit;
import org.junit.jupiter.api.Test;

class ModelFitsTest {
    private static final List<Journey> JOURNEYS = List.of(
            TestJourneys.path("a", "b", "b"), TestJourneys.path("b", "a"), open("a", "c"), open("b"), open("c", "a"));

    private static Journey open(String... channels) {
        List<Touchpoint> touchpoints = TestJourneys.path(channels).touchpoints();
        return Journey.open(touchpoints);
    }

    private static ModelFits fits(List<PathTransform> transforms, String... models) {
        return ModelFits.of(Stream.of(models).map(AttributionModels::define).toList(), Dimension.CHANNEL, transforms);
    }

    private static FitData data(ModelFits fits) {
        FitData data = fits.newAccumulator();
        JOURNEYS.forEach(journey -> fits.add(data, journey));
        return data;
    }

    private static PathTable paths(List<PathTransform> transforms) {
        return JOURNEYS.stream().collect(PathTable.statistic(Dimension.CHANNEL, transforms));
    }

    @Test
    void modelsAreFittedInTheirOrderAndReadyOnesPassThrough() {
        ModelFits fits = fits(List.of(), "markov", "last-touch", "shao-li");
        assertThat(fits.areNeeded()).isTrue();

        List<ModelFits.Fitted> models = JOURNEYS.stream().collect(fits);

        MarkovModel markov = MarkovModel.fit(paths(List.of()), MarkovOptions.DEFAULT);
        assertThat(models).hasSize(3);
        assertThat(models.get(0).model()).isEqualTo(markov);
        assertThat(models.get(0).channelCredits()).isEqualTo(markov.channelCredits());
        assertThat(models.get(0).notes().get(0)).startsWith("fitted to 5 journeys, 2 of them converting; warning");
        assertThat(models.get(1).notes()).isEmpty();
        assertThat(models.get(1).model()).isEqualTo(AttributionModels.lastTouch());
        assertThat(models.get(1).channelCredits()).isEmpty();
        assertThat(models.get(2).model().name()).isEqualTo("shao-li");
    }

    @Test
    void readyModelsNeedNoJourney() {
        ModelFits fits = fits(List.of(), "linear", "first-touch");
        assertThat(fits.areNeeded()).isFalse();
        assertThat(fits.pathTable(fits.newAccumulator())).isEmpty();
        assertThat(fits.finish(fits.newAccumulator())).hasSize(2);
    }

    @Test
    void encodedJourneysAreTheSameAsRecords() {
        JourneyEncoder encoder = new JourneyEncoder(JourneySchema.of(Dimension.CHANNEL, Needs.TIMES));
        ModelFits fits = fits(List.of(), "markov:order=2", "shao-li");
        FitData ofViews = fits.newAccumulator();
        for (Journey journey : JOURNEYS) {
            fits.add(ofViews, encoder.encode(journey));
        }
        assertThat(fits.finish(ofViews)).isEqualTo(JOURNEYS.stream().collect(fits));
        assertThat(fits.pathTable(ofViews)).isEqualTo(fits.pathTable(data(fits)));
    }

    @Test
    void partsMergeAndTravelToTheSameModels() throws Exception {
        ModelFits fits = fits(List.of(), "markov", "survival", "auto", "shapley", "linear:without=a");
        FitData left = fits.newAccumulator();
        FitData right = fits.newAccumulator();
        for (int i = 0; i < JOURNEYS.size(); i++) {
            fits.add(i % 2 == 0 ? left : right, JOURNEYS.get(i));
        }
        FitData merged = fits.merge(travelled(right), travelled(left));
        assertThat(travelled(fits).finish(merged)).isEqualTo(JOURNEYS.stream().collect(fits));
        ModelFits others = fits(List.of(), "markov");
        FitData ofOthers = others.newAccumulator();
        assertThatThrownBy(() -> fits.merge(merged, ofOthers)).hasMessageContaining("same statistics");
    }

    @SuppressWarnings("unchecked")
    private static <T> T travelled(T value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    @Test
    void modelsThatRestOnOneFitShareIt() {
        List<ModelFits.Fitted> models = JOURNEYS.stream()
                .collect(fits(List.of(), "shapley", "auto", "auto:without=a", "markov", "markov:order=1"));
        AttributionModel auto = models.get(1).model();
        assertThat(((ResponseCredit) models.get(0).model()).response()).isSameAs(auto);
        assertThat(Modification.unmodified(models.get(2).model())).isSameAs(auto);
        assertThat(models.get(4).model()).isSameAs(models.get(3).model());
    }

    @Test
    void modelsRememberWhatTheyWereFittedTo() {
        Goal goal = Goal.of(ConversionType.PURCHASE);
        ModelFits fits =
                fits(List.of(), "markov", "shapley", "hazard:without=a").about(goal, LookbackWindows.standard());
        for (ModelFits.Fitted fitted : JOURNEYS.stream().collect(fits)) {
            assertThat(fitted.model().scope())
                    .as(fitted.model().name())
                    .isEqualTo(new FitScope(Dimension.CHANNEL, List.of(), goal, LookbackWindows.standard()));
        }
    }

    @Test
    void thePathsOfPathModelsAreSharedAndShown() {
        ModelFits fits = fits(List.of(), "survival", "shao-li", "markov");
        assertThat(fits.pathTable(data(fits))).contains(paths(List.of()));

        ModelFits timed = fits(List.of(), "survival");
        assertThat(timed.pathTable(data(timed))).isEmpty();
    }

    @Test
    void transformedPathsAreFittedAndWeighed() {
        List<PathTransform> transforms = List.of(PathTransform.exposure());
        ModelFits fits = fits(transforms, "leave-one-out", "linear");

        assertThat(fits.pathTable(data(fits))).isEmpty();
        List<ModelFits.Fitted> models = JOURNEYS.stream().collect(fits);
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
