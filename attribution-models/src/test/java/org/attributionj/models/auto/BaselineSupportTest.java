package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.table.JourneyTable;
import org.attributionj.models.TestJourneys;
import org.junit.jupiter.api.Test;

class BaselineSupportTest {
    private static final List<String> CHANNELS = List.of("email", "search", "social");

    /** H = I and P = 0: all of it; H = I and P = I: half; a direction without H: nothing. */
    @Test
    void partOfTheInformationThatIsTheDatas() {
        double[] identity = {1, 0, 0, 1};
        double[] gradient = {0.6, -0.8};
        assertThat(BaselineSupport.of(gradient, identity, identity, 2)).isCloseTo(1, within(1e-15));
        double root = Math.sqrt(2);
        assertThat(BaselineSupport.of(gradient, new double[] {root, 0, 0, root}, identity, 2))
                .isCloseTo(0.5, within(1e-15));
        assertThat(BaselineSupport.of(new double[] {0, 1}, identity, new double[] {1, 0, 0, 0}, 2))
                .isZero();
        assertThat(BaselineSupport.of(new double[2], identity, identity, 2)).isZero();
    }

    /** One touch each, whatever the channels do: nothing tells an effect of all touches from a baseline. */
    @Test
    void oneTouchEachTellsNoBaseline() {
        double[] rates = {0.05, 0.1, 0.2};
        AutoFit single = fit(3_000, (random, channels) -> {
            channels.add(random.nextInt(3));
            return rates[channels.get(0)];
        });
        assertThat(single.baselineSupport()).isLessThan(0.1);
        assertThat(AutoExplanation.notes(single).get(2)).contains("exposures vary too little");
    }

    /** Journeys of one to six touches of which each adds to the odds tell it. */
    @Test
    void varyingExposureTellsABaseline() {
        AutoFit varied = fit(6_000, (random, channels) -> {
            int touches = 1 + random.nextInt(6);
            for (int i = 0; i < touches; i++) {
                channels.add(random.nextInt(3));
            }
            return 1 / (1 + Math.exp(3 - 0.4 * touches));
        });
        assertThat(varied.baselineSupport()).isGreaterThan(0.6);
        assertThat(AutoExplanation.notes(varied).get(2)).doesNotContain("warning");
    }

    /** Fills in the channels and returns the probability of a conversion. */
    private interface World {
        double live(Random random, List<Integer> channels);
    }

    private static AutoFit fit(int customers, World world) {
        Random random = new Random(4);
        JourneyTable table = JourneyTable.of(Dimension.CHANNEL, Needs.TIMES);
        for (int i = 0; i < customers; i++) {
            List<Integer> channels = new ArrayList<>();
            double probability = world.live(random, channels);
            String customer = String.format(Locale.ROOT, "c%05d", i);
            List<Touchpoint> touchpoints = new ArrayList<>();
            for (int k = 0; k < channels.size(); k++) {
                touchpoints.add(
                        Touchpoint.builder(customer, TestJourneys.END.minusSeconds(3600L * (channels.size() - k)))
                                .id(customer + "-" + k)
                                .channel(Channel.of(CHANNELS.get(channels.get(k))))
                                .build());
            }
            table.add(
                    random.nextDouble() < probability
                            ? Journey.converted(
                                    touchpoints,
                                    Conversion.of(
                                            customer,
                                            ConversionType.PURCHASE,
                                            Money.of("10.00", "EUR"),
                                            TestJourneys.END))
                            : Journey.open(touchpoints));
        }
        return AutoModel.fit(table, AutoOptions.defaults()).fit();
    }
}
