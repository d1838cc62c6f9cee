package org.attributionj.report.history;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.money.ExactAllocator;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;
import org.attributionj.report.spend.CurrencyBook;

/** Credits journeys under all models. One thread at a time. */
public final class Crediting {
    private final List<Attributor> attributors = new ArrayList<>();
    private final Facts facts;
    private final Calendar calendar;
    private final CurrencyBook book;
    private final Map<String, Integer> currencies = new LinkedHashMap<>();
    private final ExactAllocator allocator = new ExactAllocator();

    /**
     * Crediting under some models.
     *
     * @param models the models
     * @param path what they see of a touchpoint
     * @param facts the names and scales
     * @param calendar the days
     * @param book brings amounts into one currency, if asked for
     */
    public Crediting(List<AttributionModel> models, Dimension path, Facts facts, Calendar calendar, CurrencyBook book) {
        models.forEach(model -> attributors.add(new Attributor(model, path)));
        this.facts = facts;
        this.calendar = calendar;
        this.book = book;
    }

    /**
     * Credits a conversion.
     *
     * @param journey a converting journey
     * @param isFirst whether it is the customer's first
     * @return the credits
     */
    public CreditedJourney credit(Journey journey, boolean isFirst) {
        Conversion conversion = journey.conversion();
        if (conversion == null) {
            throw new IllegalArgumentException("an open journey has no conversion to credit");
        }
        LocalDate day = calendar.day(conversion.time());
        Money net = book.convert(journey.netValue().orElseThrow(), day);
        int currency = number(net.currency());
        long value = units(net);
        LabelTree.Node[] leaves = new LabelTree.Node[journey.length()];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = facts.labels().leaf(journey.touchpoints().get(i));
        }
        Shares[] shares = new Shares[attributors.size()];
        long[][] parts = new long[shares.length][leaves.length + 2];
        for (int model = 0; model < shares.length; model++) {
            shares[model] = attributors.get(model).shares(journey);
            allocator.allocate(
                    value, shares[model].toUnits(), leaves.length, shares[model].baselineUnits(), parts[model]);
        }
        return new CreditedJourney(
                journey,
                conversion,
                day,
                calendar.slot(day),
                currency,
                units(book.convert(conversion.value(), day)),
                value,
                isFirst,
                leaves,
                shares,
                parts);
    }

    /**
     * An amount in units of its currency's scale.
     *
     * @param money the amount
     * @return the units
     * @throws IllegalArgumentException if the amount is beyond 18 digits
     */
    public long units(Money money) {
        BigInteger units =
                money.amount().setScale(facts.scale(money.currency())).unscaledValue();
        if (units.bitLength() >= Long.SIZE - 8) {
            throw new IllegalArgumentException("an amount in " + money.currency() + " has "
                    + units.toString().length() + " digits, more than a report can add; correct the row that has it");
        }
        return units.longValueExact();
    }

    /**
     * The number of a currency.
     *
     * @param currency a currency
     * @return 0 for the first one that occurred
     */
    public int number(Currency currency) {
        return currencies.computeIfAbsent(currency.getCurrencyCode(), code -> currencies.size());
    }

    /**
     * The codes of the currencies that occurred, by their numbers.
     *
     * @return the codes
     */
    public List<String> currencies() {
        return List.copyOf(currencies.keySet());
    }
}
