package org.attributionj.report.email;

import org.attributionj.report.credit.ShareSums;

/** The counts of one message, or of all: recipients, each once per message. */
final class MessageSums {
    long sent;
    long delivered;
    long bounced;
    long humanOpens;
    long machineOnly;
    long clicks;
    long machineClicks;
    long unsubscribed;
    long complained;
    /** By model. */
    final long[] value;

    final ShareSums conversions;
    long convertingCustomers;
    long hoursSum;
    long hoursCount;
    long afterClick;

    MessageSums(int models) {
        value = new long[models];
        conversions = new ShareSums(models);
    }

    /** Adds one recipient of one message by what is known of it. */
    void add(Recipient recipient) {
        sent += recipient.has(EmailStage.SENT) || recipient.isDelivered() || recipient.has(EmailStage.BOUNCED) ? 1 : 0;
        bounced += recipient.isBounced() ? 1 : 0;
        delivered += recipient.isBounced() ? 0 : 1;
        boolean opened = recipient.has(EmailStage.HUMAN_OPEN) || recipient.has(EmailStage.HUMAN_CLICK);
        humanOpens += opened ? 1 : 0;
        machineOnly += !opened && recipient.has(EmailStage.MACHINE_OPEN) ? 1 : 0;
        clicks += recipient.has(EmailStage.HUMAN_CLICK) ? 1 : 0;
        machineClicks += !recipient.has(EmailStage.HUMAN_CLICK) && recipient.has(EmailStage.MACHINE_CLICK) ? 1 : 0;
        unsubscribed += recipient.has(EmailStage.UNSUBSCRIBED) ? 1 : 0;
        complained += recipient.has(EmailStage.COMPLAINED) ? 1 : 0;
    }
}
