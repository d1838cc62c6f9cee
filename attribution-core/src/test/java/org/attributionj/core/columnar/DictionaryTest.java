package org.attributionj.core.columnar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.attributionj.core.TestJourneys;
import org.junit.jupiter.api.Test;

class DictionaryTest {
    private final Dictionary dictionary = new Dictionary();

    @Test
    void codesCountUpInOrderOfAppearance() {
        assertThat(dictionary.code("b")).isZero();
        assertThat(dictionary.code("a")).isEqualTo(1);
        assertThat(dictionary.code("b")).isZero();
        assertThat(dictionary.labels()).containsExactly("b", "a");
        assertThat(dictionary.size()).isEqualTo(2);
    }

    @Test
    void codesSurviveGrowth() {
        for (int i = 0; i < 1000; i++) {
            assertThat(dictionary.code("label " + i)).isEqualTo(i);
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(dictionary.label(i)).isEqualTo("label " + i);
            assertThat(dictionary.find("label " + i)).isEqualTo(i);
        }
    }

    @Test
    void unknownLabelsAndCodesAreTold() {
        dictionary.code("a");
        assertThat(dictionary.find("b")).isEqualTo(-1);
        assertThat(dictionary.size()).isEqualTo(1);
        assertThatThrownBy(() -> dictionary.label(1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("[0, 1)");
        assertThatThrownBy(() -> dictionary.label(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void keepsItsCodesWhenShipped() {
        List.of("x", "y", "z").forEach(dictionary::code);
        Dictionary shipped = TestJourneys.shipped(dictionary, Dictionary.class);
        assertThat(shipped.labels()).containsExactly("x", "y", "z");
        assertThat(shipped.code("w")).isEqualTo(3);
        assertThat(dictionary.size()).isEqualTo(3);
    }

    @Test
    void threadsAgreeOnCodes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<Integer>>> tasks = new ArrayList<>();
            for (int task = 0; task < 4; task++) {
                tasks.add(() -> {
                    List<Integer> codes = new ArrayList<>();
                    for (int i = 0; i < 2000; i++) {
                        codes.add(dictionary.code("label " + i));
                    }
                    return codes;
                });
            }
            Set<List<Integer>> results = new HashSet<>();
            for (Future<List<Integer>> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            assertThat(results).hasSize(1);
            assertThat(new HashSet<>(results.iterator().next())).hasSize(2000);
            assertThat(dictionary.size()).isEqualTo(2000);
        } finally {
            threads.shutdownNow();
        }
    }
}
