package org.attributionj.report.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.LabelTree;
import org.attributionj.report.history.ReportPart;

/**
 * Who performed: totals, credits by name under every model, roles, days, and resamples of all that gets an interval.
 * Everything is kept by period and currency.
 */
public final class Performance implements ReportPart {
    /** Names beyond these get no interval each: their resamples would fill the memory. */
    static final int MOST_RESAMPLED = 2_000;

    private final LabelTree labels;
    private final Calendar calendar;
    private final int models;
    private final Replicates replicates;
    private final ReplicateIndex index;
    private final List<Sheet> sheets = new ArrayList<>();
    private final long[] touches;
    private final long[] reach;
    private final long[] openJourneys;
    private final int[] marks;
    private int mark;
    private long customers;

    /** What is kept of one period and currency. */
    static final class Sheet {
        final Totals totals;
        final RoleSums roles;
        final List<CreditSums> credits = new ArrayList<>();
        /** By model, channel's place among the top names, and day. */
        final long[][][] daily;

        Sheet(int nodes, int models, int channels, int days) {
            totals = new Totals(days);
            roles = new RoleSums(nodes);
            for (int model = 0; model < models; model++) {
                credits.add(new CreditSums(nodes));
            }
            daily = new long[models][channels + 2][days];
        }
    }

    /**
     * Nothing counted yet.
     *
     * @param labels the frozen tree of names
     * @param calendar the days
     * @param models the number of models
     * @param replicates takes what gets an interval
     */
    public Performance(LabelTree labels, Calendar calendar, int models, Replicates replicates) {
        this.labels = labels;
        this.calendar = calendar;
        this.models = models;
        this.replicates = replicates;
        index = new ReplicateIndex(labels, models);
        int nodes = labels.nodes().size();
        touches = new long[nodes];
        reach = new long[nodes];
        openJourneys = new long[nodes];
        marks = new int[nodes];
    }

    @Override
    public void add(CustomerHistory history) {
        boolean wasSeen = addReach(history.touchpoints());
        for (Journey open : history.open()) {
            if (calendar.slot(calendar.day(open.end())) == Calendar.NOW) {
                RoleSums.addOpen(labels, open, openJourneys, marks, ++mark);
            }
        }
        Set<Integer> converted = new HashSet<>();
        for (CreditedJourney journey : history.credited()) {
            if (journey.slot() != Calendar.NEITHER) {
                add(journey);
                if (journey.slot() == Calendar.NOW) {
                    converted.add(journey.currency());
                }
            }
        }
        customers += wasSeen || !converted.isEmpty() ? 1 : 0;
        replicates.endCustomer(history.customer());
    }

    /** Counts what reached the customer in the period; messages that were only sent reach nobody. */
    private boolean addReach(List<Touchpoint> touchpoints) {
        mark++;
        boolean any = false;
        for (Touchpoint touchpoint : touchpoints) {
            Engagement engagement = touchpoint.type().engagement();
            if (engagement == Engagement.SENT
                    || engagement == Engagement.DELIVERED
                    || calendar.slot(calendar.day(touchpoint.time())) != Calendar.NOW) {
                continue;
            }
            any = true;
            for (LabelTree.Node node = labels.leaf(touchpoint); node != null; node = node.parent()) {
                touches[node.id()]++;
                if (marks[node.id()] != mark) {
                    marks[node.id()] = mark;
                    reach[node.id()]++;
                }
            }
        }
        return any;
    }

    private void add(CreditedJourney journey) {
        int slot = journey.slot();
        int day = calendar.index(slot, journey.day());
        Sheet sheet = sheet(slot, journey.currency());
        sheet.totals.add(journey, day);
        sheet.roles.add(journey);
        int base = index.base(slot, journey.currency());
        replicates.add(base + ReplicateIndex.CONVERSIONS, 1);
        replicates.add(base + ReplicateIndex.VALUE, journey.value());
        replicates.add(base + ReplicateIndex.NEW_CUSTOMERS, journey.isFirst() ? 1 : 0);
        for (int model = 0; model < models; model++) {
            sheet.credits.get(model).add(journey, model);
            index.add(replicates, base, model, journey);
            addDaily(sheet.daily[model], journey, model, day);
        }
    }

    private void addDaily(long[][] daily, CreditedJourney journey, int model, int day) {
        long[] parts = journey.parts()[model];
        int n = journey.length();
        for (int i = 0; i < n; i++) {
            daily[index.channel(journey.leaves()[i])][day] += parts[i];
        }
        daily[daily.length - 2][day] += parts[n];
        daily[daily.length - 1][day] += parts[n + 1];
    }

    /** The sheet of a period and currency; empty if nothing is on it. */
    Sheet sheet(int slot, int currency) {
        int place = 2 * currency + slot;
        while (sheets.size() <= place) {
            int days = calendar.span(sheets.size() % 2).days();
            sheets.add(new Sheet(labels.nodes().size(), models, labels.top().size(), days));
        }
        return sheets.get(place);
    }

    /**
     * Whether a period has a conversion in a currency.
     *
     * @param slot {@link Calendar#NOW} or {@link Calendar#BEFORE}
     * @param currency the currency's number
     * @return whether there is one
     */
    public boolean hasConversions(int slot, int currency) {
        return sheet(slot, currency).totals.conversions > 0;
    }

    Replicates replicates() {
        return replicates;
    }

    ReplicateIndex index() {
        return index;
    }

    LabelTree labels() {
        return labels;
    }

    Calendar calendar() {
        return calendar;
    }

    long touches(LabelTree.Node node) {
        return touches[node.id()];
    }

    long reach(LabelTree.Node node) {
        return reach[node.id()];
    }

    long open(LabelTree.Node node) {
        return openJourneys[node.id()];
    }

    /**
     * The customers with a touchpoint or a conversion in the period.
     *
     * @return their number
     */
    public long customers() {
        return customers;
    }

    /** The day of a place in a period. */
    LocalDate day(int slot, int place) {
        return calendar.span(slot).first().plusDays(place);
    }
}
