package org.attributionj.core.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathParserTest {
    private final Dictionary labels = new Dictionary();

    private List<String> steps(PathParser parser, String path) {
        int n = parser.parse(path);
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            steps.add(labels.label(parser.codes()[i]));
        }
        return steps;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a>b>a",
                "  search ads >\te-mail\u2003> \u00fcber>\ud83d\ude00 x ",
                "a > b",
                "a>>>b",
                "Aa>BB>Aa",
                "c01 > c02 > c03 > c04 > c05 > c06 > c07 > c08 > c09 > c10 > c11 > c12 > c13 > c14 > c15 > c16 > c17 > c18"
            })
    void stepsAreThoseOfSplittingAndStripping(String path) {
        for (String separator : List.of(">", " > ", ">>>", "a")) {
            List<String> expected = new ArrayList<>();
            for (String step : path.split(Pattern.quote(separator), -1)) {
                expected.add(step.strip());
            }
            if (!expected.contains("")) {
                assertThat(steps(new PathParser(labels, separator), path)).isEqualTo(expected);
            }
        }
    }

    @Test
    void manyLabelsKeepTheirCodes() {
        PathParser parser = new PathParser(labels, ">");
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 2000; i++) {
                assertThat(steps(parser, "x" + i + " > label " + i)).containsExactly("x" + i, "label " + i);
            }
        }
        assertThat(labels.size()).isEqualTo(4000);
    }

    @Test
    void partOfAnArrayIsRead() {
        PathParser parser = new PathParser(labels, ">");
        char[] chars = "a>b>c>d".toCharArray();
        assertThat(parser.parse(chars, 2, 5)).isEqualTo(2);
        assertThat(labels.labels()).containsExactly("b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ">", "new > ", " > new", "new > > new2", "known > new >"})
    void pathWithAnEmptyStepIsRefusedAndAddsNoLabel(String path) {
        PathParser parser = new PathParser(labels, ">");
        parser.parse("known");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parser.parse(path))
                .withMessageContaining("empty step");
        char[] chars = path.toCharArray();
        assertThatIllegalArgumentException().isThrownBy(() -> parser.check(chars, 0, chars.length));
        assertThat(labels.labels()).containsExactly("known");
    }

    @Test
    void checkedPathAddsNoLabel() {
        PathParser parser = new PathParser(labels, ">");
        parser.check("a > b".toCharArray(), 0, 5);
        assertThat(labels.size()).isZero();
    }

    @Test
    void emptySeparatorIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PathParser(labels, ""));
    }
}
