package org.attributionj.report.cohort;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.attributionj.report.credit.CurrencyView;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.ReportPart;

/**
 * Cohorts by the ISO week of a customer's first conversion. Age j is the j-th rolling stretch of seven days after the first
 * conversion; a cell counts only if that stretch is over for every customer of the cohort, else it has no value.
 */
public final class CohortPart implements ReportPart {
    private static final int MOST_COHORTS = 26;
    private static final int MOST_AGES = 13;
    private static final int WEEK = 7;
    private static final String OPEN = "not over for all customers";

    private final Calendar calendar;
    /** The first day that is not known any more. */
    private final LocalDate end;

    private final Map<Integer, Map<LocalDate, Cohort>> cohorts = new TreeMap<>();

    /** One cohort in one currency. */
    private static final class Cohort {
        private long size;
        private LocalDate latest = LocalDate.MIN;
        private final long[] active = new long[MOST_AGES];
        private final long[] activeLater = new long[MOST_AGES];
        private final long[] value = new long[MOST_AGES];
    }

    /**
     * Nothing counted yet.
     *
     * @param calendar the days; conversions after the period are not looked at
     * @param end the day after the last event
     */
    public CohortPart(Calendar calendar, LocalDate end) {
        this.calendar = calendar;
        this.end =
                end.isBefore(calendar.period().end()) ? end : calendar.period().end();
    }

    @Override
    public void add(CustomerHistory history) {
        if (history.credited().isEmpty()) {
            return;
        }
        CreditedJourney first = history.credited().get(0);
        if (!first.day().isBefore(end)) {
            return;
        }
        LocalDate week = first.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Cohort cohort = cohorts.computeIfAbsent(first.currency(), key -> new TreeMap<>())
                .computeIfAbsent(week, key -> new Cohort());
        cohort.size++;
        cohort.latest = first.day().isAfter(cohort.latest) ? first.day() : cohort.latest;
        Set<Integer> ages = new HashSet<>();
        int last = 0;
        boolean isFirst = true;
        for (CreditedJourney journey : history.credited()) {
            int age = (int) (ChronoUnit.DAYS.between(first.day(), journey.day()) / WEEK);
            if (!journey.day().isBefore(end) || journey.currency() != first.currency()) {
                continue;
            }
            last = Math.max(last, age);
            if (age < MOST_AGES) {
                cohort.value[age] = Math.addExact(cohort.value[age], journey.value());
                if (!isFirst && ages.add(age)) {
                    cohort.active[age]++;
                }
            }
            isFirst = false;
        }
        for (int age = 0; age <= Math.min(last, MOST_AGES - 1); age++) {
            cohort.activeLater[age]++;
        }
    }

    private boolean isOver(Cohort cohort, int age) {
        return !cohort.latest.plusDays((long) WEEK * (age + 1)).isAfter(end);
    }

    /**
     * The section of a currency.
     *
     * @param view the currency's sums
     * @param currency the currency's number
     * @return the section; nothing if no week after a first conversion is over
     */
    public Optional<Section> section(CurrencyView view, int currency) {
        Map<LocalDate, Cohort> known = cohorts.getOrDefault(currency, Map.of());
        if (known.values().stream().noneMatch(cohort -> isOver(cohort, 1))) {
            return Optional.empty();
        }
        Table on = table(view, known, "retention", "Customers who convert again in week n", Kind.ON);
        Cell first = on.rows().get(on.rows().size() - 1).cells().get(2);
        String sentence = first.value() == null
                ? "No week after a first conversion is over for enough customers."
                : view.text().of(first) + " of new customers convert again in the week after their first week.";
        return Optional.of(new Section(
                "cohorts",
                "Cohorts",
                view.code(),
                List.of(new Statement(null, sentence)),
                List.of(
                        on,
                        table(view, known, "retention-after", "Customers who convert in week n or later", Kind.AFTER),
                        table(view, known, "cohort-value", "Value per customer up to week n", Kind.VALUE)),
                List.of("Rows: the week of the first conversion, by its Monday in "
                        + calendar.zoneName()
                        + ". Columns: rolling weeks since it. Cells that are not over for all customers"
                        + " are left out, of the averages as well.")));
    }

    /** What a table shows. */
    private enum Kind {
        ON,
        AFTER,
        VALUE
    }

    private Table table(CurrencyView view, Map<LocalDate, Cohort> known, String id, String title, Kind kind) {
        List<Map.Entry<LocalDate, Cohort>> shown = new ArrayList<>(known.entrySet());
        shown = shown.subList(Math.max(0, shown.size() - MOST_COHORTS), shown.size());
        Unit unit = kind == Kind.VALUE ? Unit.MONEY : Unit.PERCENT;
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("size", "Size", Unit.COUNT));
        for (int age = 0; age < MOST_AGES; age++) {
            columns.add(new Column("week-" + age, Integer.toString(age), unit));
        }
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<LocalDate, Cohort> each : shown) {
            Cohort cohort = each.getValue();
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.count(cohort.size));
            for (int age = 0; age < MOST_AGES; age++) {
                cells.add(
                        isOver(cohort, age)
                                ? Cell.quotient(
                                        unit,
                                        amount(view, cohort, age, kind),
                                        BigDecimal.valueOf(cohort.size),
                                        "nobody")
                                : Cell.missing(unit, OPEN));
            }
            rows.add(new Row(List.of(each.getKey().toString()), RowKind.GROUP, cells));
        }
        rows.add(all(view, shown, unit, kind));
        return new Table(id, title, null, "first conversion, week of", columns, rows);
    }

    private static BigDecimal amount(CurrencyView view, Cohort cohort, int age, Kind kind) {
        return switch (kind) {
            case ON -> BigDecimal.valueOf(age == 0 ? cohort.size : cohort.active[age]);
            case AFTER -> BigDecimal.valueOf(cohort.activeLater[age]);
            case VALUE -> view.decimal(Arrays.stream(cohort.value, 0, age + 1).sum());
        };
    }

    private Row all(CurrencyView view, List<Map.Entry<LocalDate, Cohort>> shown, Unit unit, Kind kind) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.count(
                shown.stream().mapToLong(each -> each.getValue().size).sum()));
        for (int age = 0; age < MOST_AGES; age++) {
            BigDecimal sum = BigDecimal.ZERO;
            long size = 0;
            for (Map.Entry<LocalDate, Cohort> each : shown) {
                if (isOver(each.getValue(), age)) {
                    sum = sum.add(amount(view, each.getValue(), age, kind));
                    size += each.getValue().size;
                }
            }
            cells.add(Cell.quotient(unit, sum, BigDecimal.valueOf(size), OPEN));
        }
        return new Row(List.of("All, complete"), RowKind.TOTAL, cells);
    }
}
