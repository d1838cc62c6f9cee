package org.attributionj.report.email;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attributionj.report.credit.CurrencyView;
import org.attributionj.report.credit.Wilson;
import org.attributionj.report.document.Cell;
import org.attributionj.report.document.Column;
import org.attributionj.report.document.Row;
import org.attributionj.report.document.RowKind;
import org.attributionj.report.document.Section;
import org.attributionj.report.document.Statement;
import org.attributionj.report.document.Table;
import org.attributionj.report.document.Unit;

/** E-mail: stages of all messages together, and every message by campaign. */
public final class EmailSection {
    private static final String NO_DELIVERY = "nothing delivered";

    private final EmailPart part;
    private final CurrencyView view;
    private final Map<EmailPart.Message, MessageSums> credits;

    private EmailSection(EmailPart part, CurrencyView view, int currency) {
        this.part = part;
        this.view = view;
        credits = part.credits(currency);
    }

    /**
     * The section of a currency.
     *
     * @param part what was counted
     * @param view the currency's sums
     * @param currency the currency's number
     * @return the section; nothing if there is no e-mail
     */
    public static Optional<Section> of(EmailPart part, CurrencyView view, int currency) {
        if (part.isEmpty()) {
            return Optional.empty();
        }
        EmailSection section = new EmailSection(part, view, currency);
        List<Table> tables = new ArrayList<>();
        for (int model = 0; model < part.models(); model++) {
            tables.add(section.stages(model));
            tables.add(section.byMessage(model));
            tables.add(section.brought(model));
        }
        return Optional.of(new Section(
                "email",
                "E-mail",
                view.code(),
                List.of(new Statement(null, section.sentence())),
                tables,
                List.of(
                        "A recipient is a customer and a message. Human open rate = recipients with a human open /"
                                + " (delivered - opened by machines only): whether a person read those is unknown.",
                        "A click implies an open. Delivered are those that did not bounce. Click-to-open divides clicks"
                                + " by human opens, click rate by delivered.",
                        "Conversions and value are credited under the chosen model in the period; opens and earlier"
                                + " messages are credited as well, so they can exceed clicks.")));
    }

    private MessageSums all() {
        MessageSums all = new MessageSums(part.models());
        part.messages().values().forEach(each -> {
            all.sent += each.sent;
            all.delivered += each.delivered;
            all.bounced += each.bounced;
            all.humanOpens += each.humanOpens;
            all.machineOnly += each.machineOnly;
            all.clicks += each.clicks;
            all.machineClicks += each.machineClicks;
            all.unsubscribed += each.unsubscribed;
            all.complained += each.complained;
        });
        return all;
    }

    private double conversions(int model) {
        return credits.values().stream()
                .mapToDouble(each -> each.conversions.get(model))
                .sum();
    }

    private long value(int model) {
        return credits.values().stream().mapToLong(each -> each.value[model]).sum();
    }

    private String sentence() {
        MessageSums all = all();
        Cell opened = Cell.quotient(Unit.PERCENT, all.humanOpens, all.delivered - all.machineOnly, NO_DELIVERY);
        Cell clicked = Cell.quotient(Unit.PERCENT, all.clicks, all.delivered, NO_DELIVERY);
        return view.text().of(opened) + " of the recipients whose opening is known opened, "
                + view.text().of(clicked) + " of the delivered clicked."
                + (all.machineOnly == 0
                        ? ""
                        : " " + view.text().of(Cell.count(all.machineOnly))
                                + " deliveries were opened by machines only: whether a person read them is unknown.");
    }

    private Table stages(int model) {
        MessageSums all = all();
        List<Row> rows = new ArrayList<>();
        rows.add(stage("Sent", all.sent, Cell.missing(Unit.PERCENT, "the first stage")));
        rows.add(stage("Bounced", all.bounced, rate(all.bounced, all.sent)));
        rows.add(stage("Delivered", all.delivered, rate(all.delivered, all.sent)));
        rows.add(stage("Opened by a person", all.humanOpens, rate(all.humanOpens, all.delivered - all.machineOnly)));
        rows.add(stage("Opened by machines only", all.machineOnly, rate(all.machineOnly, all.delivered)));
        rows.add(stage("Clicked", all.clicks, rate(all.clicks, all.delivered)));
        rows.add(stage("Clicked by machines only", all.machineClicks, rate(all.machineClicks, all.delivered)));
        rows.add(stage("Unsubscribed", all.unsubscribed, rate(all.unsubscribed, all.delivered)));
        rows.add(stage("Complained", all.complained, rate(all.complained, all.delivered)));
        double conversions = conversions(model);
        rows.add(Row.of(
                "Conversions credited",
                Cell.of(Unit.CREDIT, conversions),
                Cell.quotient(
                        Unit.PERCENT, Cell.decimal(conversions), BigDecimal.valueOf(all.delivered), NO_DELIVERY)));
        long afterClick =
                credits.values().stream().mapToLong(each -> each.afterClick).sum();
        rows.add(Row.of(
                "Journeys with a click that converted, by message",
                Cell.count(afterClick),
                rate(afterClick, all.clicks)));
        return new Table(
                "email-stages",
                "From sent to conversion",
                view.models().get(model).id(),
                "stage",
                List.of(new Column("count", "Count", Unit.COUNT), new Column("rate", "Rate", Unit.PERCENT)),
                rows);
    }

    private static Row stage(String name, long count, Cell rate) {
        return Row.of(name, Cell.count(count), rate);
    }

    private static Cell rate(long some, long all) {
        return Cell.quotient(Unit.PERCENT, some, all, NO_DELIVERY).with(some <= all ? Wilson.of(some, all) : null);
    }

    private List<EmailPart.Message> sorted(int model) {
        Map<String, List<EmailPart.Message>> campaigns = new TreeMap<>();
        part.messages()
                .keySet()
                .forEach(message -> campaigns
                        .computeIfAbsent(message.campaign(), key -> new ArrayList<>())
                        .add(message));
        credits.keySet().forEach(message -> {
            List<EmailPart.Message> known = campaigns.computeIfAbsent(message.campaign(), key -> new ArrayList<>());
            if (!known.contains(message)) {
                known.add(message);
            }
        });
        List<EmailPart.Message> messages = new ArrayList<>();
        campaigns.values().forEach(messages::addAll);
        messages.sort(Comparator.comparingLong((EmailPart.Message message) -> credit(message).value[model])
                .reversed());
        return messages;
    }

    /** Whose figures a row shows. */
    @FunctionalInterface
    private interface Figures {
        List<Cell> of(MessageSums sums, double conversions, long value, MessageSums credit);
    }

    private List<Row> rows(int model, Figures figures) {
        List<Row> rows = new ArrayList<>();
        for (EmailPart.Message message : sorted(model)) {
            MessageSums sums = part.messages().getOrDefault(message, new MessageSums(part.models()));
            MessageSums credit = credit(message);
            String name = message.creative().equals("(none)")
                    ? message.campaign()
                    : message.campaign() + " · " + message.creative();
            rows.add(new Row(
                    List.of(name),
                    RowKind.GROUP,
                    figures.of(sums, credit.conversions.get(model), credit.value[model], credit)));
        }
        rows.add(new Row(
                List.of("Total"), RowKind.TOTAL, figures.of(all(), conversions(model), value(model), together())));
        return rows;
    }

    private Table brought(int model) {
        return new Table(
                "email-conversions",
                "What messages brought",
                view.models().get(model).id(),
                "message",
                List.of(
                        new Column("conversions", "Conv.", Unit.CREDIT),
                        new Column("customers", "Converting customers", Unit.COUNT),
                        new Column("time", "Mean time to convert", Unit.DAYS),
                        new Column("value", "Value", Unit.MONEY),
                        new Column("per-click", "Per click", Unit.MONEY)),
                rows(model, this::brought));
    }

    private Table byMessage(int model) {
        return new Table(
                "email-messages",
                "E-mail by message",
                view.models().get(model).id(),
                "message",
                List.of(
                        new Column("sent", "Sent", Unit.COUNT),
                        new Column("delivered", "Delivered", Unit.PERCENT),
                        new Column("human-opens", "Human opens", Unit.PERCENT),
                        new Column("machine-only", "Machine only", Unit.COUNT),
                        new Column("clicks", "Clicks", Unit.PERCENT),
                        new Column("click-to-open", "Click-to-open", Unit.PERCENT),
                        new Column("unsubscribed", "Unsub.", Unit.PERCENT),
                        new Column("conversions", "Conv.", Unit.CREDIT),
                        new Column("value", "Value", Unit.MONEY),
                        new Column("per-delivered", "Per delivered", Unit.MONEY)),
                rows(model, (sums, conversions, value, credit) -> cells(sums, conversions, value)));
    }

    private MessageSums credit(EmailPart.Message message) {
        return credits.getOrDefault(message, new MessageSums(part.models()));
    }

    private MessageSums together() {
        MessageSums all = new MessageSums(part.models());
        credits.values().forEach(each -> {
            all.convertingCustomers += each.convertingCustomers;
            all.hoursSum += each.hoursSum;
            all.hoursCount += each.hoursCount;
        });
        return all;
    }

    private List<Cell> cells(MessageSums sums, double conversions, long value) {
        return List.of(
                Cell.count(sums.sent),
                Cell.quotient(Unit.PERCENT, sums.delivered, sums.sent, "nothing sent"),
                Cell.quotient(Unit.PERCENT, sums.humanOpens, sums.delivered - sums.machineOnly, NO_DELIVERY),
                Cell.count(sums.machineOnly),
                Cell.quotient(Unit.PERCENT, sums.clicks, sums.delivered, NO_DELIVERY),
                Cell.quotient(Unit.PERCENT, sums.clicks, sums.humanOpens, "no opens"),
                Cell.quotient(Unit.PERCENT, sums.unsubscribed, sums.delivered, NO_DELIVERY),
                Cell.of(Unit.CREDIT, conversions),
                view.money(value),
                Cell.quotient(Unit.MONEY, view.decimal(value), BigDecimal.valueOf(sums.delivered), NO_DELIVERY));
    }

    private List<Cell> brought(MessageSums sums, double conversions, long value, MessageSums credit) {
        return List.of(
                Cell.of(Unit.CREDIT, conversions),
                Cell.count(credit.convertingCustomers),
                credit.hoursCount == 0
                        ? Cell.missing(Unit.DAYS, "no conversions")
                        : Cell.of(Unit.DAYS, (double) credit.hoursSum / credit.hoursCount / 24),
                view.money(value),
                Cell.quotient(Unit.MONEY, view.decimal(value), BigDecimal.valueOf(sums.clicks), "no clicks"));
    }
}
