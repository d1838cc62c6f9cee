package org.attributionj.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;
import static org.attributionj.core.model.Samples.END;
import static org.attributionj.core.model.Samples.fixed;
import static org.attributionj.core.model.Samples.journey;
import static org.attributionj.core.model.Samples.linear;
import static org.attributionj.core.model.Samples.parts;
import static org.attributionj.core.model.Samples.sale;
import static org.attributionj.core.model.Samples.touchpoints;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import org.attributionj.core.Serial;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneyEncoder;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Fallback;
import org.attributionj.core.money.Money;
import org.attributionj.core.money.Shares;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributorTest {
    private static final double SHARE_TOLERANCE = 5e-7;
    /** Equal touchpoints differ by 3 units of 2^-60 at most, which is 2.6e-18 of the whole. */
    private static final BigDecimal SHARE_RESOLUTION = new BigDecimal("1e-17");

    private static final double WEEK_MILLIS = 7.0 * 86_400_000;

    private static final AttributionModel TIME_DECAY = AttributionModel.of("decay", Needs.TIMES, (journey, weights) -> {
        for (int i = 0; i < journey.length(); i++) {
            weights[i] = Math.pow(2, -journey.millisBeforeEnd(i) / WEEK_MILLIS);
        }
        return 0;
    });

    /** Told in records, whose times are known, as in batches, whether or not another model asked for times. */
    @Test
    void aLambdaThatReadsTimesAndDoesNotSaySoIsTold() {
        AttributionModel forgetful = AttributionModel.of("forgetful", (journey, weights) -> {
            for (int i = 0; i < journey.length(); i++) {
                weights[i] = journey.millisBeforeEnd(i);
            }
            return 0;
        });
        String advice = "model forgetful: times were read, but not asked for. Say that they are needed: with"
                + " Needs.features(Feature.TIMES), as in AttributionModel.of(name, needs, kernel)";
        Journey journey = journey("50", "EUR", 9, 6);
        assertThatExceptionOfType(MissingDataException.class)
                .isThrownBy(() -> forgetful.attribute(journey))
                .withMessage(advice);
        for (Needs needs : List.of(Needs.NOTHING, Needs.TIMES, Needs.TIMES.and(Needs.MILESTONES))) {
            JourneySchema schema = JourneySchema.of(Dimension.CHANNEL, needs);
            JourneyView view = new JourneyEncoder(schema).encode(journey);
            Kernel kernel = forgetful.bind(schema).newKernel();
            assertThatExceptionOfType(MissingDataException.class)
                    .isThrownBy(() -> kernel.weigh(view, new double[2]))
                    .withMessage(advice);
        }
        // whoever says so, and whoever reads beyond the journey, is not told that
        assertThat(TIME_DECAY.attribute(journey).credits()).hasSize(2);
        AttributionModel clumsy = AttributionModel.of("clumsy", Needs.TIMES, (view, weights) -> {
            weights[0] = view.millisBeforeEnd(view.length() + 100);
            return 0;
        });
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> clumsy.attribute(journey));
    }

    @Test
    void theWorkedCheckOfTimeDecay() {
        AttributionResult result = TIME_DECAY.attribute(journey("50", "EUR", 9, 6, 0, 0));
        assertThat(parts(result))
                .containsExactly("6.92 EUR", "9.32 EUR", "16.88 EUR", "16.88 EUR", "0.00 EUR", "0.00 EUR");
        double[] shares = {0.138467, 0.186362, 0.337586, 0.337586};
        for (int i = 0; i < shares.length; i++) {
            assertThat(result.credits().get(i).share()).isCloseTo(shares[i], within(SHARE_TOLERANCE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.00, EUR, 3.34, 3.33",
        "10, JPY, 4, 3",
        "10, KWD, 3.334, 3.333",
        "0.01, EUR, 0.01, 0.00",
        "-10.00, EUR, -3.34, -3.33",
        "0, EUR, 0.00, 0.00",
        "1.0000001, EUR, 0.3333334, 0.3333334",
        "10, XXX, 3.34, 3.33"
    })
    void thirdsAreSettledInTheValuesUnit(String value, String currency, String first, String second) {
        AttributionResult result = linear().attribute(journey(value, currency, 3, 2, 1));
        assertThat(result.credits().get(0).amount()).isEqualTo(Money.of(first, currency));
        assertThat(result.credits().get(1).amount()).isEqualTo(Money.of(second, currency));
        BigDecimal sum = result.credits().stream()
                .map(credit -> credit.amount().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(value);
        assertThat(result.settledBefore().signum()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "92233720368547758.07",
                "92233720368547758.08",
                "-92233720368547758.07",
                "-92233720368547758.08",
                "-92233720368547758.09",
                "100000000000000000000000000000000000000000.01"
            })
    void valuesAroundAndBeyondLongAreSettledToTheLastCent(String value) {
        AttributionResult result = linear().attribute(journey(value, "EUR", 3, 2, 1));
        BigDecimal third = new BigDecimal(value).divide(BigDecimal.valueOf(3), MathContext.DECIMAL128);
        BigDecimal sum = BigDecimal.ZERO;
        for (Credit credit : result.credits()) {
            BigDecimal amount = credit.amount().amount();
            sum = sum.add(amount);
            assertThat(amount.scale()).isEqualTo(2);
            assertThat(amount.divide(third, MathContext.DECIMAL128)
                            .subtract(BigDecimal.ONE)
                            .abs())
                    .isLessThan(SHARE_RESOLUTION);
        }
        assertThat(sum).isEqualTo(new BigDecimal(value));
    }

    @Test
    void nothingDriftsOverManyConversions() {
        Attributor attributor = new Attributor(linear());
        BigDecimal[] earned = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 1; i <= 10_000; i++) {
            Money value =
                    Money.of(BigDecimal.valueOf(i, 2), Money.of("0", "EUR").currency());
            List<Credit> credits = attributor
                    .attribute(journey(value.amount().toPlainString(), "EUR", 3, 2, 1))
                    .credits();
            for (int touch = 0; touch < 3; touch++) {
                earned[touch] = earned[touch].add(credits.get(touch).amount().amount());
            }
            total = total.add(value.amount());
        }
        assertThat(earned[0].add(earned[1]).add(earned[2])).isEqualByComparingTo(total);
        // a third of 1 + 2 + ... + 10,000 cents each, give or take the ties: less than a cent per conversion
        assertThat(earned[2]).isBetween(new BigDecimal("166650"), new BigDecimal("166700"));
    }

    @Test
    void theBaselineIsSettledWithTheCredits() {
        AttributionResult result = fixed("half", 0.5, 1, 1).attribute(journey("0.05", "EUR", 2, 1));
        // exact: 1.25, 1.25 and 2.5 cents; the unit left over goes to the largest remainder, the baseline
        assertThat(parts(result)).containsExactly("0.01 EUR", "0.01 EUR", "0.03 EUR", "0.00 EUR");
        assertThat(result.shares().baseline()).isEqualTo(0.5);
    }

    @Test
    void withoutTouchpointsAllIsUnattributed() {
        AttributionResult result = linear().attribute(Journey.converted(List.of(), sale("12.3", "EUR")));
        assertThat(parts(result)).containsExactly("0.00 EUR", "12.30 EUR");
        assertThat(linear().attribute(Journey.converted(List.of(), sale("1E+30", "EUR")))
                        .unattributed())
                .isEqualTo(Money.of("1000000000000000000000000000000.00", "EUR"));
    }

    @Test
    void theFallbackIsTheBoundModels() {
        Journey journey = journey("10.00", "EUR", 2, 1);
        assertThat(parts(fixed("nobody", 0, 0, 0).attribute(journey)))
                .containsExactly("5.00 EUR", "5.00 EUR", "0.00 EUR", "0.00 EUR");
        assertThat(parts(new Unattributing().attribute(journey)))
                .containsExactly("0.00 EUR", "0.00 EUR", "2.50 EUR", "7.50 EUR");
    }

    /** Credits nobody, and says so. */
    record Unattributing() implements AttributionModel {
        @Override
        public String name() {
            return "unattributing";
        }

        @Override
        public BoundModel bind(JourneySchema schema) {
            return new BoundModel() {
                @Override
                public Kernel newKernel() {
                    return (journey, weights) -> {
                        Arrays.fill(weights, 0, journey.length(), 0);
                        return 0.25;
                    };
                }

                @Override
                public Fallback fallback() {
                    return Fallback.UNATTRIBUTED;
                }
            };
        }
    }

    @Test
    void openJourneysHaveSharesButNoCredits() {
        Journey open = Journey.open(touchpoints(2, 1));
        Attributor attributor = new Attributor(linear());
        assertThat(attributor.shares(open).toUnits()).containsExactly(Shares.ONE / 2, Shares.ONE / 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attributor.attribute(open))
                .withMessage("journey of customer anna from 2026-03-18T12:00:00Z has no conversion to attribute");
    }

    @Test
    void oneAttributorServesJourneysOfAllLengths() {
        Attributor attributor = new Attributor(linear());
        for (int[] ages : new int[][] {{1}, {5, 4, 3, 2, 1}, {}, {2, 1}}) {
            Journey journey = journey("10.00", "EUR", ages);
            assertThat(attributor.attribute(journey)).isEqualTo(linear().attribute(journey));
        }
        assertThat(attributor).hasToString("Attributor of linear");
    }

    @Test
    void theAlphabetIsAChoice() {
        AttributionModel summer = AttributionModel.of("summer", (journey, weights) -> {
            for (int i = 0; i < journey.length(); i++) {
                weights[i] = journey.label(i).equals("summer") ? 1 : 0;
            }
            return 0;
        });
        Touchpoint first = Touchpoint.builder("anna", END.minusSeconds(2))
                .channel(Channel.EMAIL)
                .campaign("summer")
                .build();
        Touchpoint second = Touchpoint.of("anna", Channel.of("summer"), END.minusSeconds(1));
        Journey journey = Journey.converted(List.of(first, second), sale("1.00", "EUR"));
        assertThat(parts(new Attributor(summer, Dimension.CAMPAIGN).attribute(journey)))
                .startsWith("1.00 EUR", "0.00 EUR");
        assertThat(parts(new Attributor(summer).attribute(journey))).startsWith("0.00 EUR", "1.00 EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, weight of touchpoint 2 of 2 must be finite and 0 or more",
        "NaN, 0, weight of touchpoint 2 of 2 must be finite and 0 or more",
        "1, 1.5, 'baseline must be in [0, 1], but was 1.5'"
    })
    void aModelThatBreaksItsContractIsNamed(double weight, double baseline, String message) {
        assertThatIllegalStateException()
                .isThrownBy(() -> fixed("broken", baseline, 1, weight).attribute(journey("1", "EUR", 2, 1)))
                .withMessageStartingWith("model broken broke its contract: " + message);
    }

    @Test
    void aLambdaIsAModel() throws IOException, ClassNotFoundException {
        AttributionModel model = fixed("mine", 0.1, 1, 3);
        assertThat(model.name()).isEqualTo("mine");
        assertThat(model).hasToString("mine");
        assertThat(model.needs()).isEqualTo(Needs.NOTHING);
        Journey journey = journey("9.99", "EUR", 2, 1);
        AttributionModel copy = (AttributionModel) Serial.copy(model);
        assertThat(copy.attribute(journey)).isEqualTo(model.attribute(journey));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributionModel.of(" ", (view, weights) -> 0))
                .withMessageContaining("model name");
        assertThatNullPointerException()
                .isThrownBy(() -> AttributionModel.of("a", null))
                .withMessageContaining("kernel");
        assertThatNullPointerException()
                .isThrownBy(() -> AttributionModel.of("a", null, (view, weights) -> 0))
                .withMessageContaining("needs");
        assertThatNullPointerException().isThrownBy(() -> new Attributor(null)).withMessageContaining("model");
    }

    @Test
    void aLambdaRefusesWhatItCannotRead() {
        JourneySchema paths = JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING);
        assertThatExceptionOfType(MissingDataException.class)
                .isThrownBy(() -> TIME_DECAY.bind(paths))
                .withMessageStartingWith("decay needs times, which these journeys do not have");
    }

    @Test
    void adjustmentsAreCreditedInOrder() {
        Conversion sale = sale("10.00", "EUR");
        Journey journey = Journey.converted(touchpoints(3, 2, 1), sale)
                .withAdjustments(
                        List.of(Samples.adjustment("r1", "-4.00", "EUR"), Samples.adjustment("r2", "-6.00", "EUR")));
        List<AttributionResult> results = new Attributor(linear()).attributeAll(journey);
        assertThat(results).extracting(result -> result.conversion().id()).containsExactly("c1", "r1", "r2");
        assertThat(parts(results.get(0))).startsWith("3.34 EUR", "3.33 EUR", "3.33 EUR");
        assertThat(parts(results.get(1))).startsWith("-1.34 EUR", "-1.33 EUR", "-1.33 EUR");
        assertThat(parts(results.get(2))).startsWith("-2.00 EUR", "-2.00 EUR", "-2.00 EUR");
        assertThat(results.get(0).conversion().type()).isEqualTo(ConversionType.PURCHASE);
    }
}
