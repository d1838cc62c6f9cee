package org.attributionj.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.attributionj.core.assembly.Assembly;
import org.attributionj.core.assembly.AssemblyRejection;
import org.attributionj.core.assembly.CurrencyConversion;
import org.attributionj.core.assembly.EventKind;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.PendingAdjustment;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.Window;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.CreditStatistic;
import org.attributionj.core.statistic.path.TransformCounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every component that must be present is refused by name where it is null. */
public class NullComponentsTest {
    private static final Instant TIME = Instant.parse("2026-03-20T12:00:00Z");

    public static Stream<Record> records() {
        Touchpoint touchpoint = Touchpoint.of("anna", Channel.EMAIL, TIME);
        Conversion conversion =
                Conversion.of("anna", ConversionType.PURCHASE, Money.of("5.00", "EUR"), TIME.plusSeconds(60));
        Conversion refund =
                conversion.toBuilder().id("refund").adjusts(conversion.id()).build();
        Journey journey = Journey.converted(List.of(touchpoint), conversion);
        AttributionModel model = AttributionModel.of("all", (view, weights) -> {
            Arrays.fill(weights, 0, view.length(), 1);
            return 0;
        });
        AttributionResult result = model.attribute(journey);
        Assembly assembly = JourneyAssembler.standard().assemble(List.of(touchpoint), List.of(conversion, refund));
        CreditStatistic statistic = CreditStatistic.of(List.of(model), Dimension.CHANNEL, Dimension.CHANNEL);
        return Stream.of(
                Money.of("5.00", "EUR"),
                Money.of("5.00", "EUR").unit(),
                Channel.EMAIL,
                ConversionType.PURCHASE,
                TouchpointType.EMAIL_OPEN,
                touchpoint,
                conversion,
                Customer.of("anna"),
                Goal.everything(),
                new Window("purchase", Duration.ofDays(30)),
                LookbackWindows.standard(),
                journey,
                result,
                result.credits().get(0),
                result.explain(),
                result.explain().lines().get(0),
                JourneyAssembler.standard(),
                new CurrencyConversion(Money.NO_CURRENCY, (from, to, date) -> {
                    throw new IllegalArgumentException("no rate");
                }),
                assembly,
                assembly.account(),
                assembly.account().touchpoints(),
                assembly.account().conversions(),
                new AssemblyRejection(EventKind.TOUCHPOINT, "id", "anna", "reason", refund),
                new PendingAdjustment(refund, "reason"),
                new Needs(Set.of(), Set.of()),
                statistic,
                Stream.of(journey).collect(statistic).get(0),
                Stream.of(journey).collect(statistic).get(0).totals().get(0),
                ChannelCredits.of("model", Map.of()),
                ChannelCredits.Part.ZERO,
                new TransformCounts(0, 0, List.of()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void nullsAreRefusedByName(Record valid) throws ReflectiveOperationException {
        RecordComponent[] components = valid.getClass().getRecordComponents();
        Constructor<?> constructor = valid.getClass()
                .getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        for (int i = 0; i < components.length; i++) {
            if (!components[i].getType().isPrimitive()
                    && !components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                Object[] arguments = new Object[components.length];
                for (int j = 0; j < components.length; j++) {
                    arguments[j] = i == j ? null : components[j].getAccessor().invoke(valid);
                }
                assertThat(catchThrowable(() -> newInstance(constructor, arguments)))
                        .as("%s without %s", valid.getClass().getSimpleName(), components[i].getName())
                        .isInstanceOf(NullPointerException.class)
                        .hasMessageEndingWith(" must not be null");
            }
        }
    }

    private static Object newInstance(Constructor<?> constructor, Object[] arguments) throws Throwable {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
