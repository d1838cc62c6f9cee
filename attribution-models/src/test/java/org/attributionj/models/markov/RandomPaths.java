package org.attributionj.models.markov;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.markov.DenseOracle.Row;

/** Random path tables over a few channels: short and long paths, repeats, channels that never convert. */
class RandomPaths {

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<List<String>> path =
                Arbitraries.of("a", "b", "c", "d").list().ofMinSize(1).ofMaxSize(7);
        Arbitrary<Row> row = Combinators.combine(
                        path,
                        Arbitraries.longs().between(0, 3),
                        Arbitraries.integers().between(0, 9999),
                        Arbitraries.longs().between(0, 4))
                .as((labels, conversions, cents, nulls) ->
                        new Row(labels, conversions, conversions == 0 ? 0 : cents / 100.0, nulls));
        return row.list().ofMinSize(1).ofMaxSize(12);
    }

    static PathTable table(List<Row> rows) {
        PathTable table = PathTable.of(Dimension.CHANNEL);
        rows.forEach(row -> add(table, row));
        return table;
    }

    static void add(PathTable table, Row row) {
        if (row.conversions() + row.nulls() > 0) {
            table.add(row.path(), row.conversions(), money(row.value()), row.nulls());
        }
    }

    static Money money(double value) {
        return Money.of(BigDecimal.valueOf(value), Money.NO_CURRENCY);
    }

    static boolean anyConversion(List<Row> rows) {
        return rows.stream().anyMatch(row -> row.conversions() > 0);
    }
}
