package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.text.TextLimitException;
import org.attributionj.core.text.TextLimits;
import org.attributionj.models.json.FittedModelFormatException;
import org.attributionj.models.json.FittedModelJson;
import org.attributionj.models.spec.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are short to write and were long to read. */
class HostileTextTest {

    @Test
    void blendsWithinBlendsAreRefusedByDepthBeforeTheyAreRead() {
        int deep = 1_000;
        String bracketed = "blend:[".repeat(deep) + "linear" + "]".repeat(deep);

        assertThatThrownBy(() -> AttributionModels.define(bracketed))
                .isInstanceOf(TextLimitException.class)
                .hasMessageStartingWith("models must be at most 16 deep within each other")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
    }

    @Test
    void blendsWithoutBracketsAreCountedToo() {
        assertThatThrownBy(() -> AttributionModels.define("blend:".repeat(1_000) + "linear"))
                .isInstanceOf(TextLimitException.class)
                .hasMessage("models must be at most 16 deep within each other");
    }

    @Test
    void theDeepestThatIsTakenReadsBack() {
        int blends = TextLimits.MODEL_DEPTH - 1;
        AttributionModel model = AttributionModels.parse("blend:[".repeat(blends) + "linear" + "]".repeat(blends));

        assertThat(AttributionModels.parse(model.name())).isEqualTo(model);
    }

    @Test
    void longTextsAreRefusedAndTheLongestIsReadInOnePass() {
        assertThatThrownBy(() -> AttributionModels.define("linear:without=" + "a|".repeat(50_000) + "b"))
                .isInstanceOf(TextLimitException.class)
                .hasMessageStartingWith("model must have at most 100,000 characters");

        String labels = IntStream.range(0, 15_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        ModelSpec spec = ModelSpec.parse("linear:without=" + labels);

        assertThat(spec.arguments()).hasSize(1);
        assertThat(spec.arguments().get(0).values()).hasSize(15_000).endsWith("c14999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear:without=", "time-decay:half-life=", "last-n:credits=", "no-such-model:", ""})
    void messagesShowTheBeginningOnly(String beginning) {
        String text = beginning + "9".repeat(90_000);

        if (!beginning.startsWith("linear")) {
            assertThatThrownBy(() -> AttributionModels.define(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(2_000));
        } else {
            assertThat(AttributionModels.define(text)).isNotNull();
        }
    }

    @Test
    void messagesHoldNoEscapeSequence() {
        assertThatThrownBy(() -> AttributionModels.define("\u001b7\n\u202e"))
                .isInstanceOf(UnknownModelException.class)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b", "\n", "\u202e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", " null ", "[]", "true", "1"})
    void jsonThatIsNoObjectIsNoModel(String json) {
        assertThatThrownBy(() -> FittedModelJson.read(json)).isInstanceOf(FittedModelFormatException.class);
        assertThatThrownBy(() -> FittedModelJson.readResponse(json)).isInstanceOf(FittedModelFormatException.class);
    }

    @Test
    void aTextWithinJsonIsBoundedAsOneOutsideIs() {
        String text = "blend:".repeat(1_000) + "linear";

        assertThatThrownBy(() -> FittedModelJson.read(
                        "{\"attributionj\":{\"format\":2},\"model\":\"text\",\"fit\":{\"text\":\"" + text + "\"}}"))
                .isInstanceOf(FittedModelFormatException.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(3_000));
    }

    @Test
    void digitsWithinJsonAreCountedBeforeTheyAreRead() {
        assertThatThrownBy(() -> FittedModelJson.read(
                        "{\"attributionj\":{\"format\":" + "9".repeat(800_000) + "},\"model\":\"markov\",\"fit\":{}}"))
                .isInstanceOf(FittedModelFormatException.class);
    }
}
