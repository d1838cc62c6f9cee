package org.attributionj.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.attributionj.core.model.Samples.END;
import static org.attributionj.core.model.Samples.journey;
import static org.attributionj.core.model.Samples.linear;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.attributionj.core.Serial;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    /** A fifth is baseline; social is excluded, and the touchpoint says so. */
    record WithReasons() implements AttributionModel {
        @Override
        public String name() {
            return "linear|excluding=social";
        }

        @Override
        public BoundModel bind(JourneySchema schema) {
            return new BoundModel() {
                @Override
                public Kernel newKernel() {
                    return (journey, weights) -> {
                        for (int i = 0; i < journey.length(); i++) {
                            weights[i] = isSocial(journey, i) ? 0 : 1;
                        }
                        return 0.2;
                    };
                }

                @Override
                public String reason(JourneyView journey, int touch) {
                    return isSocial(journey, touch) ? "excluded" : "";
                }
            };
        }

        private static boolean isSocial(JourneyView journey, int touch) {
            return journey.label(touch).equals("social");
        }
    }

    @Test
    void saysWhyEachTouchpointGotWhatItGot() {
        Explanation explanation =
                new WithReasons().attribute(journey("50", "EUR", 9, 6, 0)).explain();
        assertThat(explanation).hasToString("""
                        50 EUR of conversion c1 by customer anna under linear|excluding=social (no window)
                          1 of 3  paid search  9d before  share 0.400000  20.00 EUR
                          2 of 3  social  6d before  share 0.000000  0.00 EUR  (excluded)
                          3 of 3  email  0d before  share 0.400000  20.00 EUR
                          baseline  10.00 EUR
                        """);
    }

    @Test
    void namesTheWindowsAndWhatNobodyEarned() {
        Journey empty =
                new Journey("anna", List.of(), Samples.sale("-3.5", "JPY"), List.of(), END, LookbackWindows.standard());
        assertThat(linear().attribute(empty).explain())
                .hasToString("-3.5 JPY of conversion c1 by customer anna under linear (" + LookbackWindows.standard()
                        + ")\n  unattributed  -3.5 JPY\n");
    }

    @Test
    void explainsAnAdjustmentWithTheAgeAtItsOwnTime() {
        AttributionResult refund =
                linear().attribute(journey("10.00", "EUR", 1)).adjustedBy(Samples.adjustment("r1", "-10.00", "EUR"));
        assertThat(refund.explain()).hasToString("""
                        -10.00 EUR of conversion r1 by customer anna under linear (no window)
                          1 of 1  paid search  2d before  share 1.000000  -10.00 EUR
                        """);
    }

    @Test
    void isDataToo() throws IOException, ClassNotFoundException {
        Explanation explanation =
                new WithReasons().attribute(journey("50", "EUR", 9, 6, 0)).explain();
        Explanation.Line second = explanation.lines().get(1);
        assertThat(second.position()).isEqualTo(2);
        assertThat(second.touchpointId()).isEqualTo("t2");
        assertThat(second.channel()).isEqualTo("social");
        assertThat(second.time()).isEqualTo(END.minus(Duration.ofDays(6)));
        assertThat(second.age()).isEqualTo(Duration.ofDays(6));
        assertThat(second.share()).isZero();
        assertThat(second.reason()).isEqualTo("excluded");
        assertThat(Serial.copy(explanation)).isEqualTo(explanation);
    }

    @Test
    void isTheSameTextInEveryCountry() {
        Locale before = Locale.getDefault();
        Explanation explanation = linear().attribute(journey("50", "EUR", 9)).explain();
        String text = explanation.toString();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(explanation).hasToString(text);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void nullsAreRefusedByName() {
        Explanation good = linear().attribute(journey("50", "EUR", 9)).explain();
        assertThatNullPointerException()
                .isThrownBy(() -> new Explanation(
                        good.model(),
                        good.windows(),
                        good.conversionId(),
                        good.customer(),
                        null,
                        good.lines(),
                        good.baseline(),
                        good.unattributed()))
                .withMessageContaining("value");
    }
}
