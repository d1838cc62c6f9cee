package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {

    @ParameterizedTest
    @CsvSource({
        "'',abc,3",
        "abc,'',3",
        "linear,linear,0",
        "liner,linear,1",
        "lienar,linear,1",
        "kitten,sitting,3",
        "ca,abc,3"
    })
    void distancesCountEdits(String a, String b, int distance) {
        assertThat(NearestNames.distance(a, b)).isEqualTo(distance);
        assertThat(NearestNames.distance(b, a)).isEqualTo(distance);
    }

    @Test
    void theNearestComeFirstAndAtMostThree() {
        List<String> names = List.of("last", "lasting", "list", "lost", "first", "zzz");
        assertThat(NearestNames.of("last", names)).containsExactly("last", "list", "lost");
        assertThat(NearestNames.of("lastin", names)).containsExactly("lasting", "last");
        assertThat(NearestNames.of("xyxyxyxy", names)).isEmpty();
    }
}
