package org.attributionj.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Makes the bundled sample, {@code examples/data/sample-events.csv}: three months of events of a made-up shop, with e-mail
 * types, campaigns, devices, costs, milestones, refunds, repeated deliveries and late rows. The same seed gives the same
 * bytes.
 */
public final class SampleEvents {
    static final long SEED = 20260101;
    static final int CUSTOMERS = 300;

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String HEADER = "event_id,customer,time,type,channel,campaign,creative,device,milestone,cost,"
            + "currency,conversion,conversion_id,conversion_type,value,adjusts,order_id";

    /** How a contact looks, how often it happens, what it costs in cents, and how strongly it moves people to buy. */
    private enum Contact {
        NEWSLETTER("email open", "email", "spring newsletter", 22, 0, 0.06),
        NEWSLETTER_CLICK("email click", "email", "spring newsletter", 10, 0, 0.22),
        SEARCH_AD("paid ad click", "paid search", "brand search", 16, 85, 0.20),
        BANNER("ad impression", "display", "spring banners", 20, 2, 0.03),
        SOCIAL_POST("social interaction", "social", "", 12, 0, 0.05),
        SOCIAL_AD("paid ad click", "paid social", "spring video", 8, 60, 0.10),
        SEARCH("organic search", "organic search", "", 14, 0, 0.12),
        LINK("website visit", "referral", "", 6, 0, 0.09),
        DIRECT("direct visit", "direct", "", 14, 0, 0.10);

        private final String type;
        private final String channel;
        private final String campaign;
        private final int frequency;
        private final int cents;
        private final double effect;

        Contact(String type, String channel, String campaign, int frequency, int cents, double effect) {
            this.type = type;
            this.channel = channel;
            this.campaign = campaign;
            this.frequency = frequency;
            this.cents = cents;
            this.effect = effect;
        }
    }

    private final Random random;
    private final List<Row> rows = new ArrayList<>();
    private int events;
    private int orders;

    private record Row(Instant time, String text) {}

    private SampleEvents(long seed) {
        random = new Random(seed);
    }

    /**
     * Writes the sample.
     *
     * @param args the file to write
     * @throws IOException if it can not be written
     */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), csv(SEED, CUSTOMERS));
    }

    static String csv(long seed, int customers) {
        SampleEvents sample = new SampleEvents(seed);
        for (int customer = 1; customer <= customers; customer++) {
            sample.customer(String.format(Locale.ROOT, "c%04d", customer));
        }
        return sample.toCsv();
    }

    /** One customer's life: some contacts, after each of which a purchase may follow; some come back. */
    private void customer(String customer) {
        Instant time =
                START.plusSeconds(random.nextInt((int) Duration.ofDays(75).toSeconds()));
        String device = random.nextInt(10) < 6 ? "mobile" : "desktop";
        int contacts = 1 + (int) (StrictMath.log(1 - random.nextDouble()) / StrictMath.log(1 - 1 / 5.0));
        double interest = 0;
        boolean signedUp = false;
        for (int i = 0; i < contacts; i++) {
            Contact contact = draw();
            time = time.plusSeconds(random.nextInt((int) Duration.ofDays(5).toSeconds()));
            if (contact == Contact.NEWSLETTER) {
                newsletter(customer, time, device);
            }
            String milestone = milestone(signedUp, interest);
            touch(customer, time, contact, device, milestone);
            interest = 0.7 * interest + contact.effect;
            if (!signedUp && interest > 0.25) {
                signedUp = true;
                conversion(customer, time.plusSeconds(240), "signup", "");
            } else if (random.nextDouble() < 0.5 * interest) {
                purchase(customer, time.plusSeconds(600 + random.nextInt(7200)));
                interest = 0;
            }
        }
    }

    private Contact draw() {
        int total = 0;
        for (Contact contact : Contact.values()) {
            total += contact.frequency;
        }
        int left = random.nextInt(total);
        for (Contact contact : Contact.values()) {
            left -= contact.frequency;
            if (left < 0) {
                return contact;
            }
        }
        throw new AssertionError("frequencies add up to the total");
    }

    /** An e-mail that is opened was sent and delivered before. */
    private void newsletter(String customer, Instant opened, String device) {
        Instant sent = opened.minusSeconds(1800L + random.nextInt(36_000));
        message(customer, sent, "email sent", device);
        message(customer, sent.plusSeconds(3 + random.nextInt(60)), "email delivered", device);
    }

    private void message(String customer, Instant time, String type, String device) {
        add(time, id(), customer, type, "email", Contact.NEWSLETTER.campaign, "mail-" + week(time), device, "", "");
    }

    private String milestone(boolean signedUp, double interest) {
        if (random.nextInt(12) != 0) {
            return "";
        }
        return signedUp ? "opportunity_created" : interest > 0.1 ? "lead_created" : "";
    }

    private void touch(String customer, Instant time, Contact contact, String device, String milestone) {
        String creative = contact.channel.equals("email") ? "mail-" + week(time) : "";
        String cost = contact.cents == 0 ? "" : cents(contact.cents + random.nextInt(contact.cents));
        String event = id();
        add(time, event, customer, contact.type, contact.channel, contact.campaign, creative, device, milestone, cost);
        if (random.nextInt(50) == 0) {
            // at-least-once delivery: the same event arrives again
            rows.add(rows.get(rows.size() - 1));
        }
    }

    private void purchase(String customer, Instant time) {
        String value = cents(1500 + (int) (6000 * -StrictMath.log(1 - random.nextDouble())));
        String sale = conversion(customer, time, "purchase", value);
        if (random.nextInt(12) == 0) {
            Instant returned = time.plus(Duration.ofDays(3 + random.nextInt(10)));
            conversionRow(returned, "r" + sale, customer, "purchase", "-" + value, sale, "");
        }
    }

    private String conversion(String customer, Instant time, String type, String value) {
        String conversion = "s" + ++orders;
        conversionRow(time, conversion, customer, type, value, "", value.isEmpty() ? "" : "o-" + orders);
        return conversion;
    }

    private void conversionRow(
            Instant time, String conversion, String customer, String type, String value, String adjusts, String order) {
        rows.add(new Row(
                time,
                String.join(
                        ",",
                        "",
                        customer,
                        time.toString(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "EUR",
                        "1",
                        conversion,
                        type,
                        value,
                        adjusts,
                        order)));
    }

    private void add(Instant time, String... fields) {
        // fields: event id, customer, type, channel, campaign, creative, device, milestone, cost
        String currency = fields[8].isEmpty() ? "" : "EUR";
        rows.add(new Row(
                time,
                String.join(
                        ",",
                        fields[0],
                        fields[1],
                        time.toString(),
                        fields[2],
                        fields[3],
                        fields[4],
                        fields[5],
                        fields[6],
                        fields[7],
                        fields[8],
                        currency,
                        "0",
                        "",
                        "",
                        "",
                        "",
                        "")));
    }

    private String id() {
        return "e" + ++events;
    }

    private static String week(Instant time) {
        return String.valueOf(1 + Duration.between(START, time).toDays() / 7);
    }

    private static String cents(int cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }

    /** By time, except that every fortieth row comes in late, at the end of the file. */
    private String toCsv() {
        rows.sort(Comparator.comparing(Row::time).thenComparing(Row::text));
        StringBuilder onTime = new StringBuilder(HEADER).append('\n');
        StringBuilder late = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            (i % 40 == 39 ? late : onTime).append(rows.get(i).text).append('\n');
        }
        return onTime.append(late).toString();
    }
}
