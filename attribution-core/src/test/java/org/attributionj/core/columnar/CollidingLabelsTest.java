package org.attributionj.core.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.attributionj.core.internal.SeededHash;
import org.junit.jupiter.api.Test;

/** Labels that a stranger chose so that the usual hash of texts is one number for all of them. */
class CollidingLabelsTest {
    private static final int BITS = 15;

    private static List<String> colliding() {
        return IntStream.range(0, 1 << BITS)
                .mapToObj(i -> {
                    StringBuilder label = new StringBuilder();
                    for (int bit = 0; bit < BITS; bit++) {
                        label.append((i >> bit & 1) == 0 ? "Aa" : "BB");
                    }
                    return label.toString();
                })
                .toList();
    }

    @Test
    void theyTakeNoMoreLooksThanOthersDo() {
        List<String> labels = colliding();
        assertThat(labels.stream().map(String::hashCode).distinct()).hasSize(1);

        PathParser parser = new PathParser(new Dictionary(), ">");
        labels.forEach(parser::parse);

        // half full at most: each label is found within a few looks; one place for all would take 500 million
        assertThat(parser.probes()).isLessThan(10L * labels.size());
    }

    @Test
    void codesDoNotDependOnTheSeed() {
        List<String> labels = colliding();
        Dictionary first = new Dictionary();
        Dictionary second = new Dictionary();
        PathParser one = new PathParser(first, ">", new SeededHash(1));
        PathParser other = new PathParser(second, ">", new SeededHash(2));
        labels.forEach(one::parse);
        labels.forEach(other::parse);

        assertThat(first.labels()).isEqualTo(labels).isEqualTo(second.labels());
    }

    @Test
    void aHashOfCharactersIsThatOfTheirText() {
        SeededHash hash = new SeededHash(7);
        String text = "xsearch ads";

        assertThat(hash.of(text.toCharArray(), 1, text.length())).isEqualTo(hash.of(text.substring(1)));
    }
}
