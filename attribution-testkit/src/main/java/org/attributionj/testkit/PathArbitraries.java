package org.attributionj.testkit;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.attributionj.core.money.Money;

/** Rows of path tables over a small alphabet, so that paths repeat, nest and overlap. */
final class PathArbitraries {
    private static final Currency CURRENCY = Currency.getInstance("EUR");
    private static final int MOST_STEPS = 8;
    private static final int MOST_ROWS = 30;

    private PathArbitraries() {}

    static Arbitrary<PathRow> rows() {
        Arbitrary<List<String>> paths =
                Arbitraries.of("a", "b", "c", "d", "e").list().ofMinSize(1).ofMaxSize(MOST_STEPS);
        return Combinators.combine(paths, counts(), Arbitraries.longs().between(0, 1_000_000), counts())
                .as((path, conversions, cents, open) -> new PathRow(
                        path,
                        conversions,
                        Money.of(BigDecimal.valueOf(conversions == 0 ? 0 : cents, 2), CURRENCY),
                        open));
    }

    static Arbitrary<List<PathRow>> tables() {
        return rows().list().uniqueElements(PathRow::path).ofMinSize(1).ofMaxSize(MOST_ROWS);
    }

    private static Arbitrary<Long> counts() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0L)),
                Tuple.of(6, Arbitraries.longs().between(0, 20)),
                Tuple.of(1, Arbitraries.longs().between(0, 100_000)));
    }
}
