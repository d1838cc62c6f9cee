package org.attributionj.report.history;

import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;

/**
 * All that is known of one customer.
 *
 * @param customer the customer's id
 * @param touchpoints the distinct touchpoints in order, those that earn no credit included
 * @param conversions the distinct conversions of every type in order, without adjustments
 * @param credited the conversions of the goal, in order, with what each model credits
 * @param open the journeys that did not convert
 */
public record CustomerHistory(
        String customer,
        List<Touchpoint> touchpoints,
        List<Conversion> conversions,
        List<CreditedJourney> credited,
        List<Journey> open) {}
