package org.attributionj.report;

import java.time.LocalDate;
import java.util.List;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Money;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.Crediting;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.ReportPart;
import org.attributionj.report.spend.CurrencyBook;
import org.attributionj.report.spend.Spend;
import org.attributionj.report.spend.SpendSums;

/** Adds up cost: first the file's, then that of touchpoints. */
final class CostPart implements ReportPart {
    private final SpendSums sums = new SpendSums();
    private final Calendar calendar;
    private final Crediting crediting;
    private final CurrencyBook book;

    CostPart(List<Spend> spend, Calendar calendar, Crediting crediting, CurrencyBook book) {
        this.calendar = calendar;
        this.crediting = crediting;
        this.book = book;
        for (Spend each : spend) {
            Money cost = book.convert(each.cost(), each.day());
            crediting.number(cost.currency());
            sums.add(each, cost.currency().getCurrencyCode(), crediting.units(cost));
        }
    }

    @Override
    public void add(CustomerHistory history) {
        for (Touchpoint touchpoint : history.touchpoints()) {
            Money cost = touchpoint.cost();
            if (cost != null) {
                LocalDate day = calendar.day(touchpoint.time());
                Money converted = book.convert(cost, day);
                crediting.number(converted.currency());
                sums.add(touchpoint, day, converted, crediting.units(converted));
            }
        }
    }

    SpendSums sums() {
        return sums;
    }
}
