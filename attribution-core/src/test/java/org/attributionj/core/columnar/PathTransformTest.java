package org.attributionj.core.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.attributionj.core.TestJourneys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTransformTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exposure",
                "first",
                "unique",
                "frequency",
                "trim=5",
                "removeIfNotAll=a|b",
                "removeIfLastAndNotAll=direct",
                "removeIfNotAll=a\\|b|c\\\\d"
            })
    void textFormIsReadBack(String text) {
        PathTransform transform = PathTransform.parse(text);
        assertThat(transform).hasToString(text).isEqualTo(PathTransform.parse(text));
        assertThat(TestJourneys.shipped(transform, PathTransform.class)).isEqualTo(transform);
        assertThat(TestJourneys.shipped(transform, PathTransform.class)).hasSameHashCodeAs(transform);
    }

    @Test
    void factoriesGiveTheTextForms() {
        assertThat(List.of(
                                PathTransform.exposure(),
                                PathTransform.first(),
                                PathTransform.unique(),
                                PathTransform.frequency(),
                                PathTransform.trim(3),
                                PathTransform.removeIfNotAll(List.of("b", "a", "b")),
                                PathTransform.removeIfLastAndNotAll(List.of("x|y")))
                        .toString())
                .isEqualTo("[exposure, first, unique, frequency, trim=3, removeIfNotAll=a|b, "
                        + "removeIfLastAndNotAll=x\\|y]");
    }

    @Test
    void differentOptionsAreDifferentTransforms() {
        assertThat(PathTransform.trim(3)).isNotEqualTo(PathTransform.trim(4));
        assertThat(PathTransform.removeIfNotAll(List.of("a")))
                .isNotEqualTo(PathTransform.removeIfLastAndNotAll(List.of("a")))
                .isNotEqualTo(PathTransform.removeIfNotAll(List.of("b")));
        assertThat(PathTransform.exposure()).isNotEqualTo(PathTransform.first()).isNotEqualTo("exposure");
    }

    @Test
    void escapedBarBelongsToTheLabel() {
        assertThat(PathTransform.parse("removeIfNotAll=a\\|b"))
                .isEqualTo(PathTransform.removeIfNotAll(List.of("a|b")))
                .isNotEqualTo(PathTransform.removeIfNotAll(List.of("a", "b")));
    }

    @Test
    void unknownNameIsAnsweredWithTheList() {
        assertThatThrownBy(() -> PathTransform.parse("expo"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exposure, first, unique, frequency, trim=5, removeIfNotAll=a|b")
                .hasMessageContaining("\"expo\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "trim", "trim=", "trim=x", "trim=0", "trim=-1", "first=2", "removeIfNotAll"})
    void badTextIsRefused(String text) {
        assertThatThrownBy(() -> PathTransform.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"removeIfNotAll=", "removeIfNotAll=a||b", "removeIfLastAndNotAll= "})
    void blankLabelIsRefused(String text) {
        assertThatThrownBy(() -> PathTransform.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("blank");
    }

    @Test
    void emptyListOfLabelsIsRefused() {
        assertThatThrownBy(() -> PathTransform.removeIfNotAll(List.of())).hasMessageContaining("removeIfNotAll");
        assertThatThrownBy(() -> PathTransform.removeIfLastAndNotAll(List.of()))
                .hasMessageContaining("removeIfLastAndNotAll");
    }

    @Test
    void blankLabelInAListIsRefused() {
        assertThatThrownBy(() -> PathTransform.removeIfNotAll(List.of("a", " ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels to remove by removeIfNotAll must not be blank, but one is \" \"");
    }
}
