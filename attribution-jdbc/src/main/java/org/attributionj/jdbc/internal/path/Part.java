package org.attributionj.jdbc.internal.path;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.attributionj.jdbc.internal.row.JsonText;
import org.attributionj.jdbc.internal.row.Moneys;

/**
 * Journeys of one path whose values have one currency and scale; journeys that did not convert are a part of their own.
 *
 * @param key tells the path, the currency and the scale
 */
record Part(String key, List<String> path, long conversions, Money value, long nulls) {
    static final String COLUMNS = "path_key, path, conversions, amount, currency, nulls";

    private static final Money NOTHING = new Money(BigDecimal.ZERO, Money.NO_CURRENCY);

    static Part of(Journey journey, Dimension dimension) {
        List<String> path = journey.touchpoints().stream().map(dimension::label).toList();
        if (!journey.isConverted()) {
            return new Part(key(path, Money.NO_CURRENCY, -1), path, 0, NOTHING, 1);
        }
        Money value = journey.netValue().orElseThrow();
        MoneyUnit unit = value.unit();
        return new Part(
                key(path, unit.currency(), unit.scale()),
                path,
                1,
                new Money(value.amount().setScale(unit.scale()), unit.currency()),
                0);
    }

    private static String key(List<String> path, Currency currency, int scale) {
        Hasher hasher = Hashing.sha256().newHasher();
        hasher.putInt(scale).putString(currency.getCurrencyCode(), StandardCharsets.UTF_8);
        for (String label : path) {
            hasher.putInt(label.length()).putString(label, StandardCharsets.UTF_8);
        }
        return hasher.hash().toString();
    }

    static Part read(ResultSet row) throws SQLException {
        return new Part(
                row.getString(1),
                JsonText.list(row.getString(2)),
                row.getLong(3),
                Moneys.read(row.getString(4), row.getString(5)),
                row.getLong(6));
    }

    Part plus(Part other) {
        return new Part(key, path, conversions + other.conversions, value.plus(other.value), nulls + other.nulls);
    }

    Part negated() {
        return new Part(key, path, -conversions, value.negated(), -nulls);
    }

    boolean isNothing() {
        return conversions == 0 && nulls == 0;
    }
}
