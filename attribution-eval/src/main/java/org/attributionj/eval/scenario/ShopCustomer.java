package org.attributionj.eval.scenario;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/**
 * A customer of the shop: contacts, each of which raises the interest in buying, and after each of which a purchase may
 * follow; now and then one that no contact brought about.
 *
 * <pre>
 *   interest' = 0.7 interest + effect of the contact;  P(purchase after it) = interest' / 2, which uses the interest up
 * </pre>
 */
final class ShopCustomer implements Subject {
    static final long DAY = 86_400;
    private static final long TRAITS = 99;
    private static final long CONTACT = 100;
    private static final int MOST_GAP_DAYS = 5;
    private static final double MEAN_CONTACTS = 5;
    private static final double MEMORY = 0.7;
    private static final double SIGNUP_INTEREST = 0.25;
    private static final double SPONTANEOUS = 0.06;

    final boolean isMobile;
    private final ImmutableList<Chance> chances;
    private final long spontaneous;

    /**
     * A contact that happens if its channel is on.
     *
     * @param contact the kind
     * @param second when, since the start of the study
     * @param luck decides on the purchase after it
     * @param key of the stream that its details are drawn from
     */
    record Chance(ShopContact contact, long second, double luck, long key) {}

    /** What is told, in the order of time, when a life is lived. */
    interface Listener {
        /** A contact; before it the customer had signed up or not, and this interest. */
        void contact(Chance chance, boolean signedUp, double interest);

        void signup(Chance chance);

        void purchase(Chance chance);

        /** A purchase that no contact brought about. */
        void purchase(long second, long key);
    }

    ShopCustomer(long seed, int customer) {
        Draws draws = Draws.of(seed, customer, TRAITS);
        long second = (long) (draws.uniform() * 75 * DAY);
        isMobile = draws.chance(0.6);
        spontaneous = draws.chance(SPONTANEOUS) ? (long) (draws.uniform() * 90 * DAY) : -1;
        int contacts = 1 + (int) (draws.exponential() / -StrictMath.log(1 - 1 / MEAN_CONTACTS));
        List<Chance> list = new ArrayList<>();
        for (int i = 0; i < contacts; i++) {
            Draws own = Draws.of(seed, customer, CONTACT, i);
            ShopContact contact = ShopContact.draw(own);
            second += (long) (own.uniform() * MOST_GAP_DAYS * DAY);
            list.add(new Chance(contact, second, own.uniform(), own.key()));
        }
        chances = ImmutableList.copyOf(list);
    }

    @Override
    public int reached(int on) {
        int reached = 0;
        for (Chance chance : chances) {
            reached |= chance.contact().bit() & on;
        }
        return reached;
    }

    @Override
    public double conversions(int on) {
        int[] purchases = {0};
        live(on, new Listener() {
            @Override
            public void contact(Chance chance, boolean signedUp, double interest) {}

            @Override
            public void signup(Chance chance) {}

            @Override
            public void purchase(Chance chance) {
                purchases[0]++;
            }

            @Override
            public void purchase(long second, long key) {
                purchases[0]++;
            }
        });
        return purchases[0];
    }

    /** Lives with some channels on. */
    void live(int on, Listener listener) {
        double interest = 0;
        boolean signedUp = false;
        for (Chance chance : chances) {
            if ((chance.contact().bit() & on) == 0) {
                continue;
            }
            listener.contact(chance, signedUp, interest);
            interest = MEMORY * interest + chance.contact.effect();
            if (!signedUp && interest > SIGNUP_INTEREST) {
                signedUp = true;
                listener.signup(chance);
            }
            if (chance.luck < interest / 2) {
                interest = 0;
                listener.purchase(chance);
            }
        }
        if (spontaneous >= 0) {
            listener.purchase(spontaneous, spontaneous);
        }
    }
}
