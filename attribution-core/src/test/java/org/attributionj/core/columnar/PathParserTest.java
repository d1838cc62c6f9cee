package org.attributionj.core.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathParserTest {
    private static final String ALPHABET = "aab> \u00fc";

    private final Dictionary labels = new Dictionary();

    private static List<String> split(String path, String separator) {
        List<String> steps = new ArrayList<>();
        for (String step : path.split(Pattern.quote(separator), -1)) {
            steps.add(step.strip());
        }
        return steps;
    }

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
            List<String> expected = split(path, separator);
            if (!expected.contains("")) {
                assertThat(steps(new PathParser(labels, separator), path)).isEqualTo(expected);
            }
        }
    }

    /** Short texts over few characters, so that steps, beginnings of steps and parts of separators meet in all ways. */
    @ParameterizedTest
    @ValueSource(strings = {">", " > ", ">>", "aa", "ab", "aba", "\u00fc", "a\u00fc"})
    void knownStepsAreFoundAsUnknownOnesAre(String separator) {
        Random random = new Random(7);
        PathParser parser = new PathParser(labels, separator);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder path = new StringBuilder();
            for (int left = random.nextInt(14); left >= 0; left--) {
                path.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            List<String> expected = split(path.toString(), separator);
            if (expected.contains("")) {
                assertThatIllegalArgumentException().isThrownBy(() -> parser.parse(path.toString()));
            } else {
                assertThat(steps(parser, path.toString())).isEqualTo(expected);
                read++;
            }
        }
        assertThat(read).isGreaterThan(2000);
    }

    @Test
    void moreLabelsThanTheTrieHoldsKeepTheirCodes() {
        PathParser parser = new PathParser(labels, ">");
        Random random = new Random(7);
        List<String> longLabels = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            longLabels.add(Long.toString(random.nextLong(), Character.MAX_RADIX) + "-" + i);
        }
        for (int round = 0; round < 2; round++) {
            for (int i = 1; i < longLabels.size(); i++) {
                String path = longLabels.get(i) + " > " + longLabels.get(i - 1);
                assertThat(steps(parser, path)).containsExactly(longLabels.get(i), longLabels.get(i - 1));
            }
        }
        assertThat(labels.size()).isEqualTo(longLabels.size());
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
    void refusalShowsTheRestOfThePath() {
        PathParser parser = new PathParser(labels, ">");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parser.parse("a > > b"))
                .withMessage("path must have no empty step, but has one at the beginning of \" > b\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parser.parse("a >" + " ".repeat(1000)))
                .withMessageEndingWith("beginning of \"" + " ".repeat(100) + "\"");
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
