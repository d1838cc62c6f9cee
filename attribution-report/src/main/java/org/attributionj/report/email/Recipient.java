package org.attributionj.report.email;

import java.util.EnumSet;
import java.util.Set;

/** What one customer did with one message. */
final class Recipient {
    private final Set<EmailStage> stages = EnumSet.noneOf(EmailStage.class);

    void add(EmailStage stage) {
        stages.add(stage);
    }

    boolean has(EmailStage stage) {
        return stages.contains(stage);
    }

    /** Whatever was opened or clicked has arrived, even if nobody reported it. */
    boolean isDelivered() {
        return stages.contains(EmailStage.DELIVERED)
                || stages.contains(EmailStage.HUMAN_OPEN)
                || stages.contains(EmailStage.MACHINE_OPEN)
                || stages.contains(EmailStage.HUMAN_CLICK)
                || stages.contains(EmailStage.MACHINE_CLICK)
                || stages.contains(EmailStage.UNSUBSCRIBED)
                || stages.contains(EmailStage.COMPLAINED);
    }

    /** A bounce after a delivery takes it back only if nothing was seen of the message since. */
    boolean isBounced() {
        return stages.contains(EmailStage.BOUNCED)
                && !stages.contains(EmailStage.HUMAN_OPEN)
                && !stages.contains(EmailStage.HUMAN_CLICK);
    }
}
