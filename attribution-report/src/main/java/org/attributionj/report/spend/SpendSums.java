package org.attributionj.report.spend;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.money.Money;
import org.attributionj.report.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * Cost by channel, campaign, day and currency, from a file of spend and from the costs of touchpoints. For one channel,
 * campaign and day only one source counts: the file, if it has that day; the other one is added up as ignored.
 */
public final class SpendSums {
    private final Map<Key, Total> facts = new HashMap<>();
    private final Set<Place> placesOfFacts = new HashSet<>();
    private final Map<Key, Total> touches = new HashMap<>();
    private final Map<String, Long> ignored = new TreeMap<>();

    /** Where and when something was spent. */
    private record Place(LocalDate day, String channel, String campaign) {}

    private record Key(Place place, String currency) {}

    /** What was spent in one place. */
    private static final class Total {
        private long cost;
        private @Nullable Long clicks;
        private @Nullable Long impressions;
    }

    /** The name of a campaign that is not named. */
    public static final String NONE = "(none)";

    /**
     * Cost of one day.
     *
     * @param day the day
     * @param channel the channel
     * @param campaign the campaign
     * @param currency the currency's code
     * @param cost the cost in units of the currency's scale
     * @param clicks clicks; null if unknown
     * @param impressions impressions; null if unknown
     */
    public record Line(
            LocalDate day,
            String channel,
            String campaign,
            String currency,
            long cost,
            @Nullable Long clicks,
            @Nullable Long impressions) {}

    /**
     * Takes a row of a file of spend.
     *
     * @param spend the row
     * @param currency the code of the currency that its cost was brought into
     * @param cost the cost in units of that currency's scale
     */
    public void add(Spend spend, String currency, long cost) {
        Place place = new Place(spend.day(), spend.channel(), campaign(spend.campaign()));
        placesOfFacts.add(place);
        Total total = facts.computeIfAbsent(new Key(place, currency), key -> new Total());
        total.cost = Math.addExact(total.cost, cost);
        total.clicks = plus(total.clicks, spend.clicks());
        total.impressions = plus(total.impressions, spend.impressions());
    }

    /**
     * Takes the cost of a touchpoint, after all rows of the file.
     *
     * @param touchpoint the touchpoint
     * @param day its day
     * @param cost its cost after conversion
     * @param units the same in units of the currency's scale
     */
    public void add(Touchpoint touchpoint, LocalDate day, Money cost, long units) {
        Checks.notNull(touchpoint.cost(), "cost");
        Place place = new Place(day, touchpoint.channel().name(), campaign(touchpoint.campaign()));
        String currency = cost.currency().getCurrencyCode();
        if (placesOfFacts.contains(place)) {
            ignored.merge(currency, units, Math::addExact);
            return;
        }
        Total total = touches.computeIfAbsent(new Key(place, currency), key -> new Total());
        total.cost = Math.addExact(total.cost, units);
    }

    private static String campaign(@Nullable String name) {
        return name == null || name.isBlank() ? NONE : name;
    }

    private static @Nullable Long plus(@Nullable Long left, @Nullable Long right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return Math.addExact(left, right);
    }

    /**
     * What touchpoints cost where the file knows better, by currency.
     *
     * @return units of each currency's scale
     */
    public Map<String, Long> ignored() {
        return Map.copyOf(ignored);
    }

    /**
     * What counts.
     *
     * @return one line per place and currency, in no order
     */
    public List<Line> lines() {
        ImmutableList.Builder<Line> lines = ImmutableList.builder();
        facts.forEach((key, total) -> lines.add(line(key, total)));
        touches.forEach((key, total) -> lines.add(line(key, total)));
        return lines.build();
    }

    private static Line line(Key key, Total total) {
        Place place = key.place();
        return new Line(
                place.day(),
                place.channel(),
                place.campaign(),
                key.currency(),
                total.cost,
                total.clicks,
                total.impressions);
    }
}
