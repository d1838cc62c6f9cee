package org.attributionj.core.comparison;

import static org.attributionj.core.text.PrintedText.escaped;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.attributionj.core.comparison.ComparisonTable.Row;
import org.attributionj.core.money.MoneyUnit;

/**
 * A comparison for people: labels down, models across, rounded so that each column visibly adds up. Models that do not fit
 * the width go to a further block.
 */
final class ComparisonText {
    static final int WIDTH = 120;

    private static final int CONVERSION_DECIMALS = 2;
    private static final String GAP = "  ";
    private static final String BOLD = "\u001b[1m";
    private static final String GREEN = "\u001b[32m";
    private static final String RESET = "\u001b[0m";

    private final ComparisonTable comparison;
    private final int width;
    private final boolean coloured;

    ComparisonText(ComparisonTable comparison, int width, boolean coloured) {
        this.comparison = comparison;
        this.width = width;
        this.coloured = coloured;
    }

    String print() {
        StringBuilder text = new StringBuilder();
        for (Currency currency : comparison.currencies()) {
            boolean hasValue = comparison.rows().stream()
                    .anyMatch(row ->
                            row.currency().equals(currency) && row.value().signum() != 0);
            if (hasValue) {
                int digits = MoneyUnit.digits(currency);
                print("value in " + currency.getCurrencyCode(), currency, Row::value, digits, text);
            }
            print(
                    "conversions" + (comparison.currencies().size() > 1 ? " in " + currency.getCurrencyCode() : ""),
                    currency,
                    row -> BigDecimal.valueOf(row.conversions()),
                    CONVERSION_DECIMALS,
                    text);
        }
        return text.toString();
    }

    private void print(
            String title, Currency currency, Function<Row, BigDecimal> number, int decimals, StringBuilder text) {
        Map<String, Map<String, BigDecimal>> columns = new LinkedHashMap<>();
        for (String model : comparison.models()) {
            List<Row> rows = comparison.rows().stream()
                    .filter(row -> row.model().equals(model) && row.currency().equals(currency))
                    .toList();
            List<BigDecimal> rounded =
                    RoundedColumn.round(rows.stream().map(number).toList(), decimals);
            Map<String, BigDecimal> column = new LinkedHashMap<>();
            for (int i = 0; i < rows.size(); i++) {
                column.put(rows.get(i).label(), rounded.get(i));
            }
            columns.put(model, column);
        }
        List<String> labels = labelsByCredit(currency, columns);
        List<Map.Entry<String, Map<String, BigDecimal>>> rest = new ArrayList<>(columns.entrySet());
        int labelWidth =
                labels.stream().mapToInt(label -> escaped(label).length()).max().orElse(0);
        labelWidth = Math.max(labelWidth, Math.max(title.length(), "total".length()));
        while (!rest.isEmpty()) {
            List<Map.Entry<String, Map<String, BigDecimal>>> block = takeBlock(rest, labelWidth, decimals);
            printBlock(title, labelWidth, labels, block, decimals, text);
        }
    }

    /** Most credit first, by the first model; the baseline and the unattributed part last. */
    private List<String> labelsByCredit(Currency currency, Map<String, Map<String, BigDecimal>> columns) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        List<String> rests = new ArrayList<>();
        for (Row row : comparison.rows()) {
            if (!row.currency().equals(currency)) {
                continue;
            }
            if (row.isRest()) {
                if (!rests.contains(row.label())) {
                    rests.add(row.label());
                }
            } else {
                BigDecimal number =
                        columns.getOrDefault(row.model(), Map.of()).getOrDefault(row.label(), BigDecimal.ZERO);
                sums.merge(row.label(), number, BigDecimal::add);
            }
        }
        List<String> labels = new ArrayList<>(sums.keySet());
        labels.sort(Comparator.comparing((String label) -> sums.getOrDefault(label, BigDecimal.ZERO))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        rests.sort(Comparator.naturalOrder());
        labels.addAll(rests);
        return labels;
    }

    private List<Map.Entry<String, Map<String, BigDecimal>>> takeBlock(
            List<Map.Entry<String, Map<String, BigDecimal>>> rest, int labelWidth, int decimals) {
        List<Map.Entry<String, Map<String, BigDecimal>>> block = new ArrayList<>();
        int used = labelWidth;
        while (!rest.isEmpty()) {
            int needed = GAP.length() + columnWidth(rest.get(0), decimals);
            if (!block.isEmpty() && used + needed > width) {
                break;
            }
            used += needed;
            block.add(rest.remove(0));
        }
        return block;
    }

    private static int columnWidth(Map.Entry<String, Map<String, BigDecimal>> column, int decimals) {
        int numbers = column.getValue().values().stream()
                .mapToInt(number -> number(number, decimals).length())
                .max()
                .orElse(0);
        return Math.max(
                escaped(column.getKey()).length(),
                Math.max(numbers, number(total(column), decimals).length()));
    }

    private static BigDecimal total(Map.Entry<String, Map<String, BigDecimal>> column) {
        return column.getValue().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String number(BigDecimal number, int decimals) {
        return number.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }

    private void printBlock(
            String title,
            int labelWidth,
            List<String> labels,
            List<Map.Entry<String, Map<String, BigDecimal>>> block,
            int decimals,
            StringBuilder text) {
        text.append(styled(BOLD, left(title, labelWidth)));
        for (Map.Entry<String, Map<String, BigDecimal>> column : block) {
            text.append(GAP).append(styled(BOLD, right(escaped(column.getKey()), columnWidth(column, decimals))));
        }
        text.append('\n');
        for (String label : labels) {
            text.append(left(escaped(label), labelWidth));
            for (Map.Entry<String, Map<String, BigDecimal>> column : block) {
                BigDecimal number = column.getValue().getOrDefault(label, BigDecimal.ZERO);
                boolean isLargest = number.signum() > 0
                        && column.getValue().values().stream().allMatch(other -> other.compareTo(number) <= 0);
                String cell = right(number(number, decimals), columnWidth(column, decimals));
                text.append(GAP).append(isLargest ? styled(GREEN, cell) : cell);
            }
            text.append('\n');
        }
        text.append(styled(BOLD, left("total", labelWidth)));
        for (Map.Entry<String, Map<String, BigDecimal>> column : block) {
            String cell = right(number(total(column), decimals), columnWidth(column, decimals));
            text.append(GAP).append(styled(BOLD, cell));
        }
        text.append("\n\n");
    }

    private String styled(String style, String cell) {
        return coloured ? style + cell + RESET : cell;
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
