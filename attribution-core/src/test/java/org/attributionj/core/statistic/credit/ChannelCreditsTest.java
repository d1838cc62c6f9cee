package org.attributionj.core.statistic.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.Map;
import org.attributionj.core.TestJourneys;
import org.attributionj.core.statistic.credit.ChannelCredits.Part;
import org.junit.jupiter.api.Test;

class ChannelCreditsTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final ChannelCredits CREDITS = new ChannelCredits(
            "markov:order=1",
            Map.of("b", Part.of(2.5, 10, EUR), "a", new Part(-0.5, Map.of(USD, 3.0, EUR, -2.0))),
            Part.of(1, 4, EUR),
            Part.ZERO);

    @Test
    void labelsAndCurrenciesAreSorted() {
        assertThat(CREDITS.byLabel().keySet()).containsExactly("a", "b");
        assertThat(CREDITS.credit("a").values().keySet()).containsExactly(EUR, USD);
        assertThat(CREDITS.credit("a").value(USD)).isEqualTo(3.0);
        assertThat(CREDITS.credit("b").value(USD)).isZero();
        assertThat(CREDITS.credit("c")).isEqualTo(Part.ZERO);
    }

    @Test
    void totalAddsEverythingUp() {
        assertThat(CREDITS.total()).isEqualTo(new Part(3.0, Map.of(EUR, 12.0, USD, 3.0)));
    }

    @Test
    void printsOneLinePerLabel() {
        assertThat(CREDITS.toString().lines().map(String::strip))
                .containsExactly(
                        "markov:order=1",
                        "a  -0.500000 conversions  -2.000000 EUR  3.000000 USD",
                        "b  2.500000 conversions  10.000000 EUR",
                        "(baseline)  1.000000 conversions  4.000000 EUR");
    }

    @Test
    void isAValue() {
        assertThat(TestJourneys.shipped(CREDITS, ChannelCredits.class))
                .isEqualTo(CREDITS)
                .hasSameHashCodeAs(CREDITS);
        assertThat(ChannelCredits.of("m", Map.of("a", Part.ZERO)).unattributed())
                .isEqualTo(Part.ZERO);
        assertThat(new Part(-0.0, Map.of(EUR, -0.0))).isEqualTo(new Part(0, Map.of(EUR, 0.0)));
    }

    @Test
    void numbersMustBeFinite() {
        assertThatThrownBy(() -> Part.of(Double.NaN, 1, EUR)).hasMessageContaining("conversions");
        assertThatThrownBy(() -> Part.of(1, Double.POSITIVE_INFINITY, EUR)).hasMessageContaining("EUR");
        assertThatThrownBy(() -> ChannelCredits.of(" ", Map.of())).hasMessageContaining("model");
    }

    @Test
    void printsThePartOfNoTouchpoint() {
        ChannelCredits credits = new ChannelCredits("m", Map.of(), Part.ZERO, Part.of(3, 7, EUR));
        assertThat(credits.toString().lines().map(String::strip))
                .containsExactly("m", "(unattributed)  3.000000 conversions  7.000000 EUR");
        assertThat(Part.of(3, 7, EUR)).isEqualTo(new Part(3, Map.of(EUR, 7.0)));
    }
}
