package org.attributionj.testkit;

import java.time.Instant;
import org.attributionj.core.event.Touchpoint;

/** Everything about a touchpoint but whose it is, when it happened and its id. */
record TouchpointContent(Touchpoint template) {
    static final String CUSTOMER = "anyone";

    Touchpoint at(String id, String customer, Instant time) {
        return new Touchpoint(
                id,
                customer,
                time,
                template.sequence(),
                template.channel(),
                template.type(),
                template.campaign(),
                template.creative(),
                template.session(),
                template.milestones(),
                template.cost(),
                template.utm(),
                template.device(),
                template.place(),
                template.url(),
                template.referrer(),
                template.userAgent(),
                template.address(),
                template.attributes());
    }
}
