package org.attributionj.io.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Customer;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.event.Utm;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.Window;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.model.Credit;
import org.attributionj.core.model.Explanation;
import org.attributionj.core.money.Fallback;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.MoneyUnit;
import org.attributionj.core.money.Shares;
import org.attributionj.io.Nouns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Domain(Nouns.class)
@Domain(DomainContext.Global.class)
class AttributionJsonTest {
    private static final JsonMapper MAPPER = AttributionJson.mapper();
    private static final AttributionModel MODEL = AttributionModel.of("with-baseline", (journey, weights) -> {
        for (int i = 0; i < journey.length(); i++) {
            weights[i] = i % 2;
        }
        return 0.125;
    });

    private static <T> void assertReadsBack(Class<T> type, T value) {
        try {
            String json = MAPPER.writeValueAsString(value);
            T back = MAPPER.readValue(json, type);
            assertThat(back).as(json).isEqualTo(value);
            assertThat(MAPPER.writeValueAsString(back)).isEqualTo(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(value.toString(), e);
        }
    }

    @Property(tries = 300)
    void touchpointsReadBack(@ForAll Touchpoint touchpoint) {
        assertReadsBack(Touchpoint.class, touchpoint);
    }

    @Property(tries = 300)
    void conversionsReadBack(@ForAll Conversion conversion) {
        assertReadsBack(Conversion.class, conversion);
    }

    @Property(tries = 300)
    void journeysReadBack(@ForAll Journey journey) {
        assertReadsBack(Journey.class, journey);
    }

    @Property(tries = 300)
    void resultsReadBack(@ForAll Journey journey) {
        if (journey.isConverted()) {
            for (AttributionResult result : new Attributor(MODEL).attributeAll(journey)) {
                assertReadsBack(AttributionResult.class, result);
                assertReadsBack(Explanation.class, result.explain());
                assertReadsBack(Shares.class, result.shares());
                for (Credit credit : result.credits()) {
                    assertReadsBack(Credit.class, credit);
                }
            }
        }
    }

    @Property(tries = 100)
    void customersReadBack(@ForAll Customer customer) {
        assertReadsBack(Customer.class, customer);
    }

    @Property(tries = 100)
    void windowsAndGoalsReadBack(@ForAll LookbackWindows windows, @ForAll Goal goal) {
        assertReadsBack(LookbackWindows.class, windows);
        assertReadsBack(Goal.class, goal);
    }

    @Property(tries = 100)
    void moneyReadsBack(@ForAll Money money) {
        assertReadsBack(Money.class, money);
        assertReadsBack(MoneyUnit.class, money.unit());
    }

    @Provide
    Arbitrary<Shares> shares() {
        Arbitrary<double[]> weights =
                Arbitraries.doubles().between(0, 1e9).array(double[].class).ofMaxSize(20);
        return Combinators.combine(weights, Arbitraries.doubles().between(0, 1), Arbitraries.of(Fallback.class))
                .as(Shares::ofWeights);
    }

    @Property(tries = 100)
    void sharesReadBackToTheLastUnit(@ForAll("shares") Shares shares) {
        assertReadsBack(Shares.class, shares);
    }

    @Test
    void smallValuesReadBack() {
        assertReadsBack(Channel.class, Channel.of(" Paid  Search "));
        assertReadsBack(ConversionType.class, ConversionType.PURCHASE);
        assertReadsBack(Window.class, new Window("purchase", Duration.ofDays(30)));
        assertReadsBack(Utm.class, new Utm(null, null, null, null, null));
        assertReadsBack(Device.class, new Device("mobile", null, ""));
        assertReadsBack(Place.class, new Place("DE", null, null));
        assertReadsBack(MoneyUnit.class, new MoneyUnit(Currency.getInstance("EUR"), 2));
        for (TouchpointType type : TouchpointType.wellKnown()) {
            assertReadsBack(TouchpointType.class, type);
        }
        assertReadsBack(
                Needs.class,
                new Needs(Set.of(Feature.TIMES), Set.of(Dimension.CAMPAIGN, Dimension.attribute("weather"))));
        assertReadsBack(Needs.class, Needs.NOTHING);
    }

    @Test
    void theFormIsAsDocumented() throws JsonProcessingException {
        Touchpoint touchpoint = Touchpoint.builder("anna", java.time.Instant.parse("2025-02-10T09:56:25Z"))
                .id("t1")
                .type(TouchpointType.EMAIL_OPEN)
                .cost(Money.of("0.10", "EUR"))
                .build();
        assertThat(MAPPER.writeValueAsString(Journey.open(List.of(touchpoint))))
                .isEqualTo("{\"customer\":\"anna\",\"touchpoints\":[{\"id\":\"t1\",\"customer\":\"anna\","
                        + "\"time\":\"2025-02-10T09:56:25Z\",\"channel\":\"email\",\"type\":\"email open\","
                        + "\"cost\":{\"amount\":\"0.10\",\"currency\":\"EUR\"}}]}");
    }

    @Test
    void linesLeaveTheWindowsOfJourneysOut() throws IOException {
        Conversion conversion = Conversion.of(
                "anna", ConversionType.SIGNUP, Money.of("1", "EUR"), java.time.Instant.parse("2025-02-10T09:56:25Z"));
        Journey journey =
                new Journey("anna", List.of(), conversion, List.of(), conversion.time(), LookbackWindows.standard());
        StringWriter out = new StringWriter();
        try (JsonLinesWriter writer = new JsonLinesWriter(out)) {
            writer.write(journey);
            writer.write(Channel.EMAIL);
        }
        String[] lines = out.toString().split("\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(MAPPER.readValue(lines[0], Journey.class)).isEqualTo(Journey.converted(List.of(), conversion));
        assertThat(lines[1]).isEqualTo("\"email\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":\"1e1000000000\",\"currency\":\"EUR\"}",
                "{\"amount\":1e1000000000,\"currency\":\"EUR\"}",
                "{\"amount\":\"1\",\"currency\":\"EURO\"}",
                "{\"amount\":\"1\"}",
                "{\"amount\":null,\"currency\":\"EUR\"}",
                "{\"amount\":\"1\",\"currency\":\"EUR\",\"x\":1}",
                "\"1 EUR\"",
                "[]",
                "{\"amount\":[],\"currency\":\"EUR\"}"
            })
    void whatIsNoMoneyIsRefused(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Money.class)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"customer\":\"a\"}",
                "{\"customer\":\"a\",\"x\":1}",
                "{\"customer\":\"a\",\"touchpoints\":[null]}",
                "{\"customer\":\"a\",\"touchpoints\":[{\"id\":\"t\",\"customer\":\"b\",\"time\":\"2025-02-10T09:56:25Z\","
                        + "\"channel\":\"c\",\"type\":\"download\"}]}"
            })
    void whatIsNoJourneyIsRefused(String json) {
        assertThatThrownBy(() -> MAPPER.readValue(json, Journey.class)).isInstanceOf(JsonProcessingException.class);
    }
}
