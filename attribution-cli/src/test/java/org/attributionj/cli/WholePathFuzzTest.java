package org.attributionj.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attributionj.cli.WholePathOracle.Fraction;
import org.attributionj.cli.WholePathOracle.Row;
import org.attributionj.cli.WholePathOracle.Settings;

/**
 * {@code compare} and {@code attribute}, from the text of an event file to the table that is printed, against rules that are
 * worked out slowly beside them. jqwik prints the seed of a property that fails.
 */
class WholePathFuzzTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> CHANNELS = List.of("email", "paid search", "direct", "zeta");
    private static final Map<String, String> TOUCH_TYPES =
            Map.of("visit", "website visit", "view", "ad impression", "click", "paid ad click", "email", "email click");
    private static final List<String> TYPES = List.of("purchase", "signup", "lead generation", "trial");
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY");
    private static final BigDecimal SHARE_ERROR = new BigDecimal("1e-13");

    private record Case(List<Row> rows, Settings settings, List<String> options) {

        static Case of(long seed) {
            Random random = new Random(seed);
            // few distinct times make ties; many days make windows matter
            int step = random.nextBoolean() ? 43_200 : 3_601;
            int steps = 1 + random.nextInt(180);
            int currencies = 1 + random.nextInt(CURRENCIES.size());
            List<Row> rows = new ArrayList<>();
            int n = 1 + random.nextInt(40);
            for (int i = 0; i < n; i++) {
                boolean converts = random.nextInt(3) == 0;
                boolean touches = !converts || random.nextInt(4) == 0;
                String currency = CURRENCIES.get(random.nextInt(currencies));
                rows.add(new Row(
                        String.format("e%03d", i),
                        "customer " + random.nextInt(1 + n / 6),
                        (long) step * random.nextInt(steps),
                        touches ? pick(CHANNELS, random) : null,
                        touches ? pick(List.of("visit", "view", "click", "email"), random) : null,
                        converts ? pick(TYPES, random) : null,
                        converts ? value(currency, random) : null,
                        currency));
            }
            return settings(rows, random);
        }

        private static <T> T pick(List<T> from, Random random) {
            return from.get(random.nextInt(from.size()));
        }

        private static BigDecimal value(String currency, Random random) {
            int kind = random.nextInt(10);
            int decimals = currency.equals("JPY") ? 0 : kind == 9 ? 3 : 2;
            BigDecimal value = BigDecimal.valueOf(random.nextInt(100_000), decimals);
            return kind == 0 ? BigDecimal.ZERO : kind == 1 ? value.negate() : value;
        }

        private static Case settings(List<Row> rows, Random random) {
            List<String> options = new ArrayList<>();
            Set<String> goal = Set.of();
            if (random.nextInt(3) == 0) {
                goal = random.nextBoolean() ? Set.of("purchase") : Set.of("purchase", "lead generation");
                options.addAll(List.of("--goal", String.join(",", goal)));
            }
            Integer window = null;
            if (random.nextInt(3) == 0) {
                window = random.nextBoolean() ? -1 : 1 + random.nextInt(40);
                options.addAll(List.of("--window", window < 0 ? "none" : window + "d"));
            }
            boolean resets = random.nextBoolean();
            options.addAll(List.of("--repeat", resets ? "reset" : "overlapping"));
            if (random.nextBoolean()) {
                // of no concern to rules
                options.addAll(List.of("--gap", random.nextBoolean() ? "none" : "2d"));
            }
            return new Case(rows, new Settings(goal, window, resets), options);
        }

        /** The rows in any order. */
        List<String> lines(Random random) {
            List<String> lines = new ArrayList<>();
            for (Row row : rows) {
                boolean converts = row.conversionType() != null;
                lines.add(String.join(
                        ",",
                        row.channel() == null ? "" : row.id(),
                        row.customer(),
                        START.plusSeconds(row.second()).toString(),
                        row.channel() == null ? "" : row.channel(),
                        row.touchType() == null ? "" : TOUCH_TYPES.get(row.touchType()),
                        converts ? "1" : "0",
                        converts ? "c" + row.id() : "",
                        converts ? row.conversionType() : "",
                        converts ? row.value().toPlainString() : "",
                        row.currency()));
            }
            Collections.shuffle(lines, random);
            lines.add(
                    0,
                    "touchpoint_id,customer,time,channel,touchpoint_type,conversion,conversion_id,conversion_type,value,currency");
            return lines;
        }
    }

    private static List<NamedCsvRecord> run(String command, Case data, Path file, String... more) {
        List<Object> args = new ArrayList<>(List.of(command, "--events", file));
        args.addAll(data.options());
        WholePathOracle.MODELS.forEach(model -> args.addAll(List.of("--model", model)));
        args.addAll(List.of(more));
        Cli cli = Cli.run(args.toArray());
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.err()).contains(" 0 rejected");
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(cli.out())) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Property(tries = 120)
    void tablesAndCreditsAreThoseOfTheOracle(@ForAll long seed) throws IOException {
        Case data = Case.of(seed);
        WholePathOracle oracle = new WholePathOracle(data.rows(), data.settings());
        Path file = Files.createTempFile("events", ".csv");
        try {
            Files.write(file, data.lines(new Random(seed)));
            checkTable(oracle, run("compare", data, file, "--format", "csv"));
            checkCredits(oracle, run("attribute", data, file));
        } finally {
            Files.delete(file);
        }
    }

    private static void checkTable(WholePathOracle oracle, List<NamedCsvRecord> table) {
        for (String model : WholePathOracle.MODELS) {
            Map<String, WholePathOracle.Sum> expected = oracle.sums(model);
            Map<String, BigDecimal> totals = new TreeMap<>();
            Map<String, Fraction> exactTotals = new TreeMap<>();
            for (NamedCsvRecord row : table) {
                if (row.getField("model").equals(model)) {
                    String currency = row.getField("currency");
                    String label = currency + " " + row.getField("channel");
                    WholePathOracle.Sum sum =
                            expected.getOrDefault(label, new WholePathOracle.Sum(Fraction.ZERO, Fraction.ZERO));
                    BigDecimal value = new BigDecimal(row.getField("value"));
                    assertNear(value, sum.value(), value.ulp().add(error(oracle)), model + " " + label);
                    assertNear(
                            new BigDecimal(row.getField("conversions")),
                            sum.conversions(),
                            new BigDecimal("1e-9"),
                            model + " conversions " + label);
                    totals.merge(currency, value, BigDecimal::add);
                    exactTotals.merge(currency, sum.value(), Fraction::plus);
                    expected.remove(label);
                }
            }
            assertThat(expected.values()).as(model).allSatisfy(sum -> {
                assertThat(sum.value().above().signum()).isZero();
                assertThat(sum.conversions().above().signum()).isZero();
            });
            totals.forEach((currency, total) -> assertThat(total)
                    .as(model + " total " + currency)
                    .isEqualByComparingTo(exactTotals.get(currency).toDecimal()));
        }
    }

    /** What doubles may err by in a sum of all values. */
    private static BigDecimal error(WholePathOracle oracle) {
        return oracle.paths().stream()
                .map(path -> path.conversion().value().abs())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(SHARE_ERROR);
    }

    private static void assertNear(BigDecimal actual, Fraction expected, BigDecimal error, String what) {
        assertThat(actual.subtract(expected.toDecimal()).abs()).as(what).isLessThanOrEqualTo(error);
    }

    private static void checkCredits(WholePathOracle oracle, List<NamedCsvRecord> credits) {
        Map<String, BigDecimal> actual = new TreeMap<>();
        credits.forEach(row -> actual.put(
                row.getField("model").replaceAll(":.*", "") + " " + row.getField("conversion_id") + " "
                        + row.getField("touchpoint_id"),
                new BigDecimal(row.getField("credit"))));
        assertThat(actual).hasSameSizeAs(credits);
        for (WholePathOracle.Path path : oracle.paths()) {
            for (String model : WholePathOracle.MODELS) {
                checkCredits(model, path, actual);
            }
        }
        assertThat(actual.values()).as("credits of nothing").allMatch(credit -> credit.signum() == 0);
    }

    private static void checkCredits(String model, WholePathOracle.Path path, Map<String, BigDecimal> actual) {
        Row conversion = path.conversion();
        String prefix = model + " c" + conversion.id() + " ";
        if (path.touches().isEmpty()) {
            BigDecimal unattributed = actual.remove(prefix + "(unattributed)");
            assertThat(unattributed).as(prefix).isEqualByComparingTo(conversion.value());
            return;
        }
        int decimals = Math.max(
                Currency.getInstance(conversion.currency()).getDefaultFractionDigits(),
                conversion.value().scale());
        List<BigDecimal> expected =
                WholePathOracle.settled(conversion.value(), decimals, WholePathOracle.shares(model, path));
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < expected.size(); i++) {
            String touch = path.touches().get(i).id();
            BigDecimal credit = actual.remove(prefix + touch);
            BigDecimal found = credit == null ? BigDecimal.ZERO : credit;
            assertThat(found).as(prefix + touch).isEqualByComparingTo(expected.get(i));
            sum = sum.add(found);
        }
        assertThat(sum).as(prefix).isEqualByComparingTo(conversion.value());
    }
}
