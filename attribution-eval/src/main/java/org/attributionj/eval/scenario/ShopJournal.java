package org.attributionj.eval.scenario;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.money.Money;
import org.attributionj.eval.scenario.ShopCustomer.Chance;

/** Writes down what happens in the shop, as untidily as shops do: with repeated deliveries and late rows. Single thread. */
final class ShopJournal {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final int REPEATED = 50;
    private static final int LATE = 40;

    private final List<Touchpoint> touchpoints = new ArrayList<>();
    private final List<Conversion> conversions = new ArrayList<>();

    void record(String customer, ShopCustomer person, int on) {
        person.live(on, new Diary(customer, person.isMobile ? "mobile" : "desktop"));
    }

    /** By time, except that one row in forty comes in late, after all others; repeats lie beside each other. */
    List<Touchpoint> touchpoints() {
        touchpoints.sort(Touchpoint.ORDER);
        List<Touchpoint> onTime = new ArrayList<>();
        List<Touchpoint> late = new ArrayList<>();
        for (int i = 0; i < touchpoints.size(); i++) {
            (i % LATE == LATE - 1 ? late : onTime).add(touchpoints.get(i));
        }
        onTime.addAll(late);
        return onTime;
    }

    List<Conversion> conversions() {
        conversions.sort(Comparator.comparing(Conversion::time).thenComparing(Conversion::id));
        return conversions;
    }

    private static Money cents(long cents) {
        return Money.of(BigDecimal.valueOf(cents, 2), EURO);
    }

    /** The events of one customer, numbered in order. */
    private final class Diary implements ShopCustomer.Listener {
        private final String customer;
        private final Device device;
        private int touches;
        private int orders;

        Diary(String customer, String device) {
            this.customer = customer;
            this.device = new Device(device, null, null);
        }

        private Touchpoint.Builder touch(Instant time, ShopContact contact, TouchpointType type) {
            Touchpoint.Builder touch = Touchpoint.builder(customer, time)
                    .id("t" + customer.substring(1) + "-" + ++touches)
                    .channel(contact.channel())
                    .type(type)
                    .campaign(contact.campaign())
                    .device(device);
            if (type.isEmail()) {
                touch.creative("mail-" + (1 + Duration.between(START, time).toDays() / 7));
            }
            return touch;
        }

        @Override
        public void contact(Chance chance, boolean signedUp, double interest) {
            Draws draws = Draws.of(chance.key());
            ShopContact contact = chance.contact();
            Instant time = START.plusSeconds(chance.second());
            if (contact.equals(ShopContact.NEWSLETTER)) {
                // an e-mail that is opened was sent and delivered before
                Instant sent = time.minusSeconds(1800 + draws.below(36_000));
                touchpoints.add(touch(sent, contact, TouchpointType.EMAIL_SENT).build());
                Instant delivered = sent.plusSeconds(3 + draws.below(60));
                touchpoints.add(touch(delivered, contact, TouchpointType.EMAIL_DELIVERED)
                        .build());
            }
            Touchpoint.Builder touch = touch(time, contact, contact.type());
            if (contact.cents() > 0) {
                touch.cost(cents(contact.cents() + draws.below(contact.cents())));
            }
            if (draws.below(12) == 0 && signedUp) {
                touch.milestones(Milestone.OPPORTUNITY_CREATED);
            } else if (draws.below(12) == 0 && interest > 0.1) {
                touch.milestones(Milestone.LEAD_CREATED);
            }
            Touchpoint touchpoint = touch.build();
            touchpoints.add(touchpoint);
            if (draws.below(REPEATED) == 0) {
                // at-least-once delivery: the same event arrives again
                touchpoints.add(touchpoint);
            }
        }

        @Override
        public void signup(Chance chance) {
            conversions.add(Conversion.builder(
                            customer, ConversionType.SIGNUP, Money.zero(EURO), START.plusSeconds(chance.second() + 240))
                    .id("s" + customer.substring(1))
                    .build());
        }

        @Override
        public void purchase(Chance chance) {
            Draws draws = Draws.of(~chance.key());
            purchase(chance.second() + 600 + draws.below(7200), draws);
        }

        @Override
        public void purchase(long second, long key) {
            purchase(second, Draws.of(key));
        }

        private void purchase(long second, Draws draws) {
            String number = customer.substring(1) + "-" + ++orders;
            long cents = 1500 + (long) (6000 * draws.exponential());
            Instant time = START.plusSeconds(second);
            Conversion sale = Conversion.builder(customer, ConversionType.PURCHASE, cents(cents), time)
                    .id("p" + number)
                    .orderId("o" + number)
                    .build();
            conversions.add(sale);
            if (draws.below(12) == 0) {
                conversions.add(Conversion.builder(
                                customer,
                                ConversionType.PURCHASE,
                                cents(-cents),
                                time.plus(Duration.ofDays(3 + draws.below(10))))
                        .id("r" + number)
                        .adjusts(sale.id())
                        .build());
            }
        }
    }
}
