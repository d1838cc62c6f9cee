package org.attributionj.models.modifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.attributionj.models.TestJourneys.SHARE_TOLERANCE;
import static org.attributionj.models.TestJourneys.path;
import static org.attributionj.models.TestJourneys.settled;
import static org.attributionj.models.TestJourneys.shares;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.api.Test;

class TransformedModelTest {
    private static final List<PathTransform> EXPOSURE = List.of(PathTransform.exposure());

    private static AttributionModel transformed(String model, PathTransform... transforms) {
        return AttributionModels.transformed(AttributionModels.parse(model), List.of(transforms));
    }

    @Test
    void aStepsShareIsDividedOverTheTouchpointsMergedIntoIt() {
        assertThat(shares(transformed("linear", PathTransform.exposure()), "a", "a", "b"))
                .containsExactly(new double[] {0.25, 0.25, 0.5}, within(SHARE_TOLERANCE));
        assertThat(shares(transformed("first-touch", PathTransform.exposure()), "a", "a", "b"))
                .containsExactly(new double[] {0.5, 0.5, 0}, within(SHARE_TOLERANCE));
    }

    @Test
    void droppedTouchpointsGetNothing() {
        assertThat(shares(transformed("linear", PathTransform.trim(2)), "a", "b", "c"))
                .containsExactly(new double[] {0, 0.5, 0.5}, within(SHARE_TOLERANCE));
    }

    @Test
    void stepsThatAllWeighNothingFallBackAsTheModelSays() {
        // two steps: position 0/1/0 has no middle, so that the steps are credited equally, not the touchpoints
        assertThat(shares(
                        transformed("position:first=0,middle=1,last=0", PathTransform.exposure()), "a", "a", "a", "b"))
                .containsExactly(new double[] {1 / 6.0, 1 / 6.0, 1 / 6.0, 0.5}, within(SHARE_TOLERANCE));
        // one step that weighs something is enough
        assertThat(shares(transformed("last-touch", PathTransform.exposure()), "a", "b", "b"))
                .containsExactly(new double[] {0, 0.5, 0.5}, within(SHARE_TOLERANCE));
    }

    @Test
    void aModelThatLeavesAConversionUnattributedStillDoes() {
        AttributionModel model = transformed("linear:without=a", PathTransform.exposure());

        assertThat(settled(model, path("a", "a")).unattributed()).isEqualTo(1);
    }

    @Test
    void conversionsWithoutTouchpointsStayUnattributed() {
        assertThat(settled(transformed("linear", PathTransform.exposure()), path())
                        .unattributed())
                .isEqualTo(1);
    }

    @Test
    void theBaselineIsTheModels() {
        AttributionModel half = AttributionModel.of("half", (journey, weights) -> {
            Arrays.fill(weights, 0, journey.length(), 1);
            return 0.5;
        });

        AttributionModel model = AttributionModels.transformed(half, EXPOSURE);

        assertThat(settled(model, path("a", "a", "b")).baseline()).isEqualTo(0.5);
        assertThat(shares(model, "a", "a", "b"))
                .containsExactly(new double[] {0.125, 0.125, 0.25}, within(SHARE_TOLERANCE));
    }

    @Test
    void longPathsAreCreditedLikeShortOnes() {
        String[] alternating =
                IntStream.range(0, 100).mapToObj(i -> "c" + i % 2).toArray(String[]::new);

        double[] shares = shares(transformed("linear", PathTransform.exposure()), alternating);

        double[] hundredths = new double[100];
        Arrays.fill(hundredths, 0.01);
        assertThat(shares).containsExactly(hundredths, within(SHARE_TOLERANCE));
    }

    @Test
    void withoutTransformsTheModelIsLeftAlone() {
        AttributionModel linear = AttributionModels.linear();

        assertThat(AttributionModels.transformed(linear, List.of())).isSameAs(linear);
    }

    @Test
    void saysWhatItIsAndWhatItNeeds() {
        AttributionModel model =
                transformed("time-decay:half-life=7d", PathTransform.exposure(), PathTransform.trim(3));

        assertThat(model.name()).isEqualTo("time-decay:half-life=7d after exposure, trim=3");
        assertThat(model).hasToString(model.name());
        assertThat(model.needs())
                .isEqualTo(AttributionModels.parse("time-decay").needs());
        JourneySchema paths = JourneySchema.ofPaths(Dimension.CHANNEL, new Dictionary());
        assertThatThrownBy(() -> model.bind(paths)).isInstanceOf(MissingDataException.class);
    }
}
