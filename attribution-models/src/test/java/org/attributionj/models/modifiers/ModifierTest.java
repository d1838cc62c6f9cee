package org.attributionj.models.modifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.attributionj.models.TestJourneys.SHARE_TOLERANCE;
import static org.attributionj.models.TestJourneys.aged;
import static org.attributionj.models.TestJourneys.journey;
import static org.attributionj.models.TestJourneys.path;
import static org.attributionj.models.TestJourneys.reasons;
import static org.attributionj.models.TestJourneys.settled;
import static org.attributionj.models.TestJourneys.shares;
import static org.attributionj.models.TestJourneys.touchBuilder;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Fallback;
import org.attributionj.core.money.Shares;
import org.attributionj.models.AttributionModels;
import org.junit.jupiter.api.Test;

class ModifierTest {
    private static final AttributionModel LINEAR = AttributionModels.linear();
    private static final Channel A = Channel.of("a");
    private static final Channel B = Channel.of("b");

    private static void check(double[] shares, double... expected) {
        assertThat(shares).containsExactly(expected, within(SHARE_TOLERANCE));
    }

    /** A model that gives the baseline 0.4, and nothing else to journeys of one touchpoint. */
    private static AttributionModel withBaseline() {
        return new AttributionModel() {
            @Override
            public String name() {
                return "with-baseline";
            }

            @Override
            public List<String> notes() {
                return List.of("mind the baseline");
            }

            @Override
            public BoundModel bind(JourneySchema schema) {
                return new BoundModel() {
                    @Override
                    public Kernel newKernel() {
                        return (journey, weights) -> {
                            for (int i = 0; i < journey.length(); i++) {
                                weights[i] = i;
                            }
                            return 0.4;
                        };
                    }

                    @Override
                    public Fallback fallback() {
                        return Fallback.UNATTRIBUTED;
                    }
                };
            }
        };
    }

    private static Shares lastOf(AttributionModel model, String... channels) {
        return settled(model, path(channels));
    }

    @Test
    void excludedChannelsGetNothing() {
        AttributionModel model = AttributionModels.excluding(LINEAR, Channel.of("Direct"));
        check(shares(model, "direct", "a", "DIRECT", "b"), 0, .5, 0, .5);
        check(shares(AttributionModels.excluding(AttributionModels.position(), A), "a", "b", "c"), 0, 1 / 3.0, 2 / 3.0);
    }

    @Test
    void othersShareEquallyIfTheModelGivesAllToTheExcluded() {
        AttributionModel model = AttributionModels.excluding(AttributionModels.lastTouch(), A);
        check(shares(model, "b", "c", "b", "a"), 1 / 3.0, 1 / 3.0, 1 / 3.0, 0);
    }

    @Test
    void aConversionOfExcludedTouchpointsStaysUnattributed() {
        Shares shares = lastOf(AttributionModels.excluding(LINEAR, A, B), "a", "b");
        assertThat(shares.toUnits()).containsOnly(0);
        assertThat(shares.unattributed()).isEqualTo(1);
    }

    @Test
    void theModelsOwnFallbackComesFirst() {
        // position 0/1/0 of two touchpoints falls back to linear, of which one half is excluded
        AttributionModel model = AttributionModels.excluding(AttributionModels.position(0, 1, 0), A);
        check(shares(model, "a", "b"), 0, 1);
        AttributionModel weighted =
                AttributionModels.weighted(AttributionModels.position(0, 1, 0), Dimension.CHANNEL, Map.of("a", 3.0));
        check(shares(weighted, "a", "b"), .75, .25);
    }

    @Test
    void exclusionsAndMultipliersOfSeveralDimensionsMultiply() {
        AttributionModel model = AttributionModels.parse("linear:without=a,weight-channel=b*2,weight-device=mobile*3");
        // mobile is also the name of a channel
        Device mobile = new Device("mobile", null, null);
        Device desktop = new Device("desktop", null, null);
        Journey mixed = journey(List.of(
                touchOn(0, "a", mobile),
                touchOn(1, "b", mobile),
                touchOn(2, "b", desktop),
                touchOn(3, "mobile", desktop)));
        check(shares(model, mixed), 0, 6 / 9.0, 2 / 9.0, 1 / 9.0);
    }

    private static Touchpoint touchOn(int number, String channel, Device device) {
        return touchBuilder(number, channel, Duration.ofDays(9L - number))
                .device(device)
                .build();
    }

    @Test
    void multipliersMultiply() {
        AttributionModel model =
                AttributionModels.weighted(AttributionModels.position(), Dimension.CHANNEL, Map.of("A", 2.0, "c", .5));
        check(shares(model, "a", "b", "c"), .8 / 1.2, .2 / 1.2, .2 / 1.2);
    }

    @Test
    void zeroWorksLikeExcluding() {
        AttributionModel zero = AttributionModels.weighted(LINEAR, Dimension.CHANNEL, Map.of("a", 0.0));
        assertThat(zero).isEqualTo(AttributionModels.excluding(LINEAR, A));
        AttributionModel byDevice =
                AttributionModels.weighted(AttributionModels.lastTouch(), Dimension.DEVICE, Map.of("mobile", 0.0));
        check(shares(byDevice, devices("desktop", "tablet", "mobile")), .5, .5, 0);
        assertThat(settled(byDevice, devices("mobile")).unattributed()).isEqualTo(1);
    }

    private static Journey devices(String... types) {
        List<Touchpoint> touchpoints = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            touchpoints.add(touchBuilder(i, i % 2 == 0 ? "a" : "b", Duration.ZERO)
                    .device(new Device(types[i], null, null))
                    .type(i == 0 ? TouchpointType.EMAIL_OPEN : TouchpointType.PAGE_VIEW)
                    .campaign(i == 0 ? null : "spring")
                    .build());
        }
        return journey(touchpoints);
    }

    @Test
    void dimensionsMultiplyAndReadTheirOwnColumns() {
        AttributionModel model = AttributionModels.weighted(LINEAR, Dimension.TYPE, Map.of("email open", 6.0));
        model = AttributionModels.weighted(model, Dimension.DEVICE, Map.of("mobile", 2.0));
        model = AttributionModels.weighted(model, Dimension.CAMPAIGN, Map.of("Spring", 3.0, Dimension.NONE, 0.5));
        model = AttributionModels.weighted(model, Dimension.CHANNEL, Map.of("b", 5.0));
        // weights 6 * 2 * .5, 3 * 5, 2 * 3
        check(shares(model, devices("mobile", "desktop", "mobile")), 6 / 27.0, 15 / 27.0, 6 / 27.0);
        assertThat(model.needs().columns()).containsExactly(Dimension.CAMPAIGN, Dimension.DEVICE, Dimension.TYPE);
    }

    @Test
    void aDimensionMayBeThePathsOwn() {
        AttributionModel model = AttributionModels.weighted(LINEAR, Dimension.DEVICE, Map.of("mobile", 3.0));
        Shares shares = new Attributor(model, Dimension.DEVICE).shares(devices("mobile", "desktop"));
        assertThat(shares.share(0)).isEqualTo(.75, within(SHARE_TOLERANCE));
        AttributionModel blend = AttributionModels.blend(List.of(model, LINEAR), 1, 1);
        assertThat(new Attributor(blend, Dimension.DEVICE)
                        .shares(devices("mobile", "desktop"))
                        .share(0))
                .isEqualTo(.625, within(SHARE_TOLERANCE));
        AttributionModel channels = AttributionModels.excluding(LINEAR, Channel.of("mobile"));
        assertThat(new Attributor(channels, Dimension.DEVICE)
                        .shares(devices("mobile", "desktop"))
                        .share(1))
                .isEqualTo(1);
    }

    @Test
    void modificationsOfOneModelAreOne() {
        AttributionModel both = AttributionModels.excluding(AttributionModels.excluding(LINEAR, A), B);
        assertThat(both).isEqualTo(AttributionModels.excluding(LINEAR, B, A));
        // nested exclusions must not give the inner ones credit by falling back
        AttributionModel nested =
                AttributionModels.excluding(AttributionModels.excluding(AttributionModels.lastTouch(), A), B);
        check(shares(nested, "a", "c", "b"), 0, 1, 0);
        AttributionModel weighted = AttributionModels.weighted(LINEAR, Dimension.CHANNEL, Map.of("a", 2.0, "b", 4.0));
        AttributionModel twice = AttributionModels.weighted(weighted, Dimension.CHANNEL, Map.of("a", 3.0, "b", .25));
        assertThat(twice).isEqualTo(AttributionModels.weighted(LINEAR, Dimension.CHANNEL, Map.of("a", 6.0)));
        assertThat(AttributionModels.excluding(weighted, A))
                .isEqualTo(AttributionModels.weighted(
                        AttributionModels.excluding(LINEAR, A), Dimension.CHANNEL, Map.of("b", 4.0)));
    }

    @Test
    void noModificationIsTheModelItself() {
        assertThat(AttributionModels.excluding(LINEAR)).isSameAs(LINEAR);
        assertThat(AttributionModels.weighted(LINEAR, Dimension.TYPE, Map.of("page view", 1.0)))
                .isSameAs(LINEAR);
        AttributionModel weighted = AttributionModels.weighted(LINEAR, Dimension.TYPE, Map.of("page view", 2.0));
        assertThat(AttributionModels.weighted(weighted, Dimension.TYPE, Map.of("page view", .5)))
                .isEqualTo(LINEAR);
        assertThat(Modification.none())
                .hasToString("")
                .isEqualTo(Modification.none().without(List.of()));
        assertThat(Modification.none().without(List.of("B", "a"))).hasToString("without=a|b");
    }

    @Test
    void timeDecayWithoutTheYoungestDoesNotUnderflow() {
        Duration hour = Duration.ofHours(1);
        AttributionModel model = AttributionModels.excluding(AttributionModels.timeDecay(hour), Channel.of("c2"));
        Duration age = Duration.ofDays(60);
        check(shares(model, aged(age, age.minusHours(1), Duration.ZERO)), 1 / 3.0, 2 / 3.0, 0);
        AttributionModel middle = AttributionModels.excluding(AttributionModels.timeDecay(hour), Channel.of("c1"));
        check(shares(middle, aged(hour, hour, Duration.ZERO)), 1 / 3.0, 0, 2 / 3.0);
        AttributionModel all = AttributionModels.excluding(model, Channel.of("c0"), Channel.of("c1"));
        assertThat(settled(all, aged(age, hour, Duration.ZERO)).unattributed()).isEqualTo(1);
    }

    @Test
    void theBaselineStays() {
        Shares shares = lastOf(AttributionModels.excluding(withBaseline(), A), "b", "b", "b", "a");
        check(new double[] {shares.share(0), shares.share(1), shares.share(2), shares.share(3)}, 0, .2, .4, 0);
        assertThat(shares.baseline()).isEqualTo(.4, within(SHARE_TOLERANCE));
    }

    @Test
    void aModelThatLeavesAConversionUnattributedStillDoes() {
        AttributionModel model = AttributionModels.weighted(withBaseline(), Dimension.CHANNEL, Map.of("b", 2.0));
        assertThat(lastOf(model, "b").unattributed()).isEqualTo(.6, within(SHARE_TOLERANCE));
    }

    @Test
    void blendsAreMeansOfShares() {
        AttributionModel blend =
                AttributionModels.blend(List.of(AttributionModels.firstTouch(), AttributionModels.position()), 1, 3);
        // shares, not weights: the scale of a model's weights does not matter
        check(shares(blend, "a", "b", "c"), .25 + .3, .15, .3);
        AttributionModel scaled = AttributionModels.blend(
                List.of(AttributionModels.firstTouch(), AttributionModels.position(4, 2, 4)), 1, 3);
        assertThat(shares(scaled, "a", "b", "c")).isEqualTo(shares(blend, "a", "b", "c"));
    }

    @Test
    void blendsFallBackModelByModel() {
        AttributionModel blend = AttributionModels.blend(
                List.of(AttributionModels.position(0, 1, 0), AttributionModels.lastTouch()), 1, 1);
        check(shares(blend, "a", "b"), .25, .75);
    }

    @Test
    void blendsMeanTheBaselines() {
        Shares shares = lastOf(AttributionModels.blend(List.of(withBaseline(), LINEAR), 1, 1), "a", "b");
        assertThat(shares.baseline()).isEqualTo(.2, within(SHARE_TOLERANCE));
        check(new double[] {shares.share(0), shares.share(1)}, .25, .55);
        assertThat(shares.unattributedUnits()).isZero();
    }

    @Test
    void notesArePassedOn() {
        AttributionModel noted = withBaseline();
        assertThat(AttributionModels.excluding(noted, A).notes()).containsExactly("mind the baseline");
        assertThat(AttributionModels.transformed(noted, List.of(PathTransform.exposure()))
                        .notes())
                .containsExactly("mind the baseline");
        assertThat(AttributionModels.blend(List.of(noted, LINEAR, AttributionModels.excluding(noted, A)), 1, 1, 1)
                        .notes())
                .containsExactly("mind the baseline");
        assertThat(LINEAR.notes()).isEmpty();
    }

    @Test
    void modelsThatDoNotAttributeTakeNoPartInABlend() {
        AttributionModel without = AttributionModels.excluding(LINEAR, A);
        AttributionModel blend = AttributionModels.blend(List.of(without, AttributionModels.firstTouch()), 3, 1);
        check(shares(blend, "a", "a"), 1, 0);
        check(shares(blend, "a", "b"), .25, .75);
        AttributionModel unattributed = AttributionModels.blend(List.of(without, withBaseline()), 1, 1);
        assertThat(lastOf(unattributed, "a").unattributed()).isEqualTo(1);
    }

    @Test
    void blendsOfEqualModelsAddTheirWeights() {
        assertThat(AttributionModels.blend(List.of(LINEAR, AttributionModels.lastTouch(), LINEAR), 1, 2, 3))
                .isEqualTo(AttributionModels.blend(List.of(LINEAR, AttributionModels.lastTouch()), 4, 2));
    }

    @Test
    void blendsNeedWhatTheirModelsNeed() {
        AttributionModel blend =
                AttributionModels.blend(List.of(AttributionModels.timeDecay(), AttributionModels.wShaped()), 1, 1);
        assertThat(blend.needs())
                .isEqualTo(AttributionModels.timeDecay()
                        .needs()
                        .and(AttributionModels.wShaped().needs()));
    }

    @Test
    void aModelThatBreaksItsContractIsRefusedThroughModifiersToo() {
        AttributionModel broken = AttributionModel.of("broken", (journey, weights) -> {
            for (int i = 0; i < journey.length(); i++) {
                weights[i] = -1;
            }
            return 0;
        });
        for (AttributionModel model : List.of(
                AttributionModels.excluding(broken, A), AttributionModels.blend(List.of(LINEAR, broken), 1, 1))) {
            assertThatThrownBy(() -> shares(model, "a", "b"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("-1.0");
        }
    }

    @Test
    void reasonsNameExclusionsAndMultipliers() {
        AttributionModel model = AttributionModels.weighted(
                AttributionModels.excluding(AttributionModels.position(), A), Dimension.CHANNEL, Map.of("b", 2.5));
        assertThat(reasons(model, path("a", "b", "c"))).containsExactly("excluded", "middle, weighted 2.5", "last");
        AttributionModel blend = AttributionModels.blend(List.of(model, AttributionModels.position(), LINEAR), 1, 1, 1);
        assertThat(reasons(blend, path("a", "b", "c")))
                .containsExactly("excluded; first", "middle, weighted 2.5; middle", "last");
        assertThat(reasons(AttributionModels.weighted(LINEAR, Dimension.CHANNEL, Map.of("b", 2.0)), path("a", "b")))
                .containsExactly("", "weighted 2");
    }

    @Test
    void longJourneysGrowTheScratchArrays() {
        String[] channels = new String[100];
        Arrays.setAll(channels, i -> i % 2 == 0 ? "a" : "c" + i);
        double[] shares = shares(
                AttributionModels.blend(List.of(AttributionModels.excluding(LINEAR, A), LINEAR), 1, 1), channels);
        for (int i = 0; i < 100; i++) {
            assertThat(shares[i]).isEqualTo(i % 2 == 0 ? .005 : .015, within(SHARE_TOLERANCE));
        }
    }

    @Test
    void badModifiersAreNamed() {
        Map<String, Double> negative = Map.of("a", -1.0);
        assertThatThrownBy(() -> AttributionModels.weighted(LINEAR, Dimension.CHANNEL, negative))
                .hasMessageContaining("multiplier of channel a")
                .hasMessageContaining("-1.0");
        assertThatThrownBy(() -> AttributionModels.weighted(LINEAR, Dimension.TYPE, Map.of("a", 1.0, "A", 2.0)))
                .hasMessageContaining("given once");
        assertThatThrownBy(() -> AttributionModels.weighted(LINEAR, Dimension.attribute("store"), Map.of("a", 1.0)))
                .hasMessageContaining("store")
                .hasMessageContaining("channel");
        AttributionModel large = AttributionModels.weighted(LINEAR, Dimension.TYPE, Map.of("a", 1e9));
        assertThatThrownBy(() -> AttributionModels.weighted(large, Dimension.TYPE, Map.of("a", 2.0)))
                .hasMessageContaining("type a");
        assertThatThrownBy(() -> AttributionModels.blend(List.of(LINEAR))).hasMessageContaining("number");
        assertThatThrownBy(() -> AttributionModels.blend(List.of())).hasMessageContaining("a model or more");
        assertThatThrownBy(() -> AttributionModels.blend(List.of(LINEAR), 0)).hasMessageContaining("weight of linear");
    }

    @Test
    void modificationsTellWhatTheyAre() {
        AttributionModel linear = AttributionModels.linear();
        AttributionModel modified = AttributionModels.weighted(
                AttributionModels.excluding(linear, Channel.of("TV")),
                Dimension.CHANNEL,
                Map.of("radio", 0.0, "Email", 2.0));
        Modification modification = Modification.of(modified);
        assertThat(modification.without()).containsExactly("radio", "tv");
        assertThat(modification.multipliers()).containsExactly(Map.entry(Dimension.CHANNEL, Map.of("email", 2.0)));
        assertThat(modification.applyTo(Modification.unmodified(modified))).isEqualTo(modified);
        assertThat(Modification.of(linear).isNone()).isTrue();
        assertThat(Modification.unmodified(linear)).isSameAs(linear);
    }
}
