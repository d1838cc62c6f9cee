package org.attributionj.testkit.internal;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.attributionj.testkit.AttributionArbitraries;
import org.attributionj.testkit.Converting;
import org.attributionj.testkit.EventSet;
import org.attributionj.testkit.Open;
import org.attributionj.testkit.PathRow;

/** Gives {@code @ForAll} parameters of attribution's types their arbitraries. */
public final class AttributionArbitraryProvider implements ArbitraryProvider {
    private static final Map<Class<?>, Supplier<Arbitrary<?>>> BY_TYPE = Map.of(
            Money.class, AttributionArbitraries::money,
            MoneyUnit.class, AttributionArbitraries::moneyUnits,
            Channel.class, AttributionArbitraries::channels,
            TouchpointType.class, AttributionArbitraries::touchpointTypes,
            ConversionType.class, AttributionArbitraries::conversionTypes,
            Touchpoint.class, AttributionArbitraries::touchpoints,
            Conversion.class, AttributionArbitraries::conversions,
            Customer.class, AttributionArbitraries::customers,
            EventSet.class, AttributionArbitraries::eventSets,
            PathRow.class, AttributionArbitraries::pathRows);

    /** A provider, as the service loader makes it. */
    public AttributionArbitraryProvider() {}

    @Override
    public boolean canProvideFor(TypeUsage targetType) {
        return targetType.isOfType(Journey.class) || BY_TYPE.containsKey(targetType.getRawType());
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypeProvider) {
        if (targetType.isOfType(Journey.class)) {
            return Set.of(journeys(targetType));
        }
        Supplier<Arbitrary<?>> arbitrary = BY_TYPE.get(targetType.getRawType());
        return arbitrary == null ? Set.of() : Set.of(arbitrary.get());
    }

    private static Arbitrary<Journey> journeys(TypeUsage targetType) {
        if (targetType.isAnnotated(Converting.class)) {
            return AttributionArbitraries.convertingJourneys();
        }
        return targetType.isAnnotated(Open.class)
                ? AttributionArbitraries.openJourneys()
                : AttributionArbitraries.journeys();
    }
}
