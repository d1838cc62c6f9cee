package org.attributionj.report.email;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Shares;
import org.attributionj.report.history.Calendar;
import org.attributionj.report.history.CreditedJourney;
import org.attributionj.report.history.CustomerHistory;
import org.attributionj.report.history.ReportPart;

/**
 * Counts e-mail: a recipient is a customer and a message, counted once per stage, for messages of which something happened in
 * the period.
 */
public final class EmailPart implements ReportPart {
    private static final String NONE = "(none)";

    private final Calendar calendar;
    private final int models;
    private final Map<Message, MessageSums> messages = new TreeMap<>();
    private final Map<Integer, Map<Message, MessageSums>> credits = new TreeMap<>();

    /** A campaign and its creative. */
    record Message(String campaign, String creative) implements Comparable<Message> {
        static Message of(Touchpoint touchpoint) {
            String campaign = touchpoint.campaign();
            String creative = touchpoint.creative();
            return new Message(campaign == null ? NONE : campaign, creative == null ? NONE : creative);
        }

        @Override
        public int compareTo(Message other) {
            int byCampaign = campaign.compareTo(other.campaign);
            return byCampaign != 0 ? byCampaign : creative.compareTo(other.creative);
        }
    }

    /**
     * Nothing counted yet.
     *
     * @param calendar the days
     * @param models the number of models
     */
    public EmailPart(Calendar calendar, int models) {
        this.calendar = calendar;
        this.models = models;
    }

    @Override
    public void add(CustomerHistory history) {
        Map<Message, Recipient> recipients = new HashMap<>();
        for (Touchpoint touchpoint : history.touchpoints()) {
            if (calendar.slot(calendar.day(touchpoint.time())) == Calendar.NOW) {
                EmailStage.of(touchpoint)
                        .ifPresent(stage -> recipients
                                .computeIfAbsent(Message.of(touchpoint), key -> new Recipient())
                                .add(stage));
            }
        }
        recipients.forEach((message, recipient) -> messages.computeIfAbsent(message, key -> new MessageSums(models))
                .add(recipient));
        addCredits(history.credited());
    }

    private void addCredits(List<CreditedJourney> journeys) {
        Map<Integer, Set<Message>> converted = new HashMap<>();
        for (CreditedJourney journey : journeys) {
            if (journey.slot() == Calendar.NOW) {
                add(
                        journey,
                        credits.computeIfAbsent(journey.currency(), key -> new TreeMap<>()),
                        converted.computeIfAbsent(journey.currency(), key -> new HashSet<>()));
            }
        }
    }

    private void add(CreditedJourney journey, Map<Message, MessageSums> into, Set<Message> converted) {
        Set<Message> ofJourney = new HashSet<>();
        Set<Message> clicked = new HashSet<>();
        List<Touchpoint> touchpoints = journey.journey().touchpoints();
        for (int i = 0; i < touchpoints.size(); i++) {
            Touchpoint touchpoint = touchpoints.get(i);
            EmailStage stage = EmailStage.of(touchpoint).orElse(null);
            if (stage == null) {
                continue;
            }
            Message message = Message.of(touchpoint);
            MessageSums sums = into.computeIfAbsent(message, key -> new MessageSums(models));
            for (int model = 0; model < models; model++) {
                Shares shares = journey.shares()[model];
                sums.value[model] = Math.addExact(sums.value[model], journey.parts()[model][i]);
                sums.conversions.add(model, shares.units(i));
            }
            if (ofJourney.add(message)) {
                sums.hoursSum += journey.journey().age(i).toHours();
                sums.hoursCount++;
                sums.convertingCustomers += converted.add(message) ? 1 : 0;
            }
            if (stage == EmailStage.HUMAN_CLICK && clicked.add(message)) {
                sums.afterClick++;
            }
        }
    }

    /** Whether something was sent, opened or clicked in the period. */
    boolean isEmpty() {
        return messages.isEmpty();
    }

    Map<Message, MessageSums> messages() {
        return messages;
    }

    Map<Message, MessageSums> credits(int currency) {
        return credits.getOrDefault(currency, Map.of());
    }

    int models() {
        return models;
    }
}
