package org.attributionj.eval.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionResult;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.credit.ChannelCredits;
import org.attributionj.core.statistic.credit.ChannelCredits.Part;
import org.attributionj.eval.experiment.Calibration.Measurement;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.modifiers.CalibratedModel;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final double TOLERANCE = 1e-9;
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Interval ANY = new Interval(0, 100, 0.95);

    /** 100 conversions worth 1000: search 40, display 30, email 20, baseline 5, unattributed 5. */
    private static ChannelCredits credits() {
        return new ChannelCredits(
                "some",
                Map.of(
                        "search", Part.of(40, 500, EUR),
                        "display", Part.of(30, 200, EUR),
                        "email", Part.of(20, 200, EUR),
                        "video", Part.ZERO),
                Part.of(5, 50, EUR),
                Part.of(5, 50, EUR));
    }

    private static Map<String, Measurement> measured(String channel, double conversions) {
        return Map.of(channel, new Measurement(conversions, ANY));
    }

    @Test
    void theBaselineTakesWhatTheExperimentDidNotFind() {
        Calibration calibration = Calibration.of(credits(), measured("display", 12));

        assertThat(calibration.after().credit("display")).isEqualTo(Part.of(12, 80, EUR));
        assertThat(calibration.after().credit("search")).isEqualTo(Part.of(40, 500, EUR));
        assertThat(calibration.after().baseline().conversions()).isCloseTo(23, within(TOLERANCE));
        assertThat(calibration.after().baseline().value(EUR)).isCloseTo(170, within(TOLERANCE));
        assertThat(calibration.after().unattributed()).isEqualTo(Part.of(5, 50, EUR));
        assertThat(calibration.othersFactor()).isEqualTo(1);
        assertThat(calibration.trace())
                .containsExactly(new Calibration.Step("display", 30, new Measurement(12, ANY), 12, 0.4));
        assertThat(calibration.toString()).contains("display: credit 30.0000, measured 12.0000");
    }

    @Test
    void theBaselineGivesFirstAndThenTheOthers() {
        assertThat(Calibration.of(credits(), measured("display", 34))
                        .after()
                        .baseline()
                        .conversions())
                .isCloseTo(1, within(TOLERANCE));

        Calibration more = Calibration.of(credits(), measured("display", 65));
        assertThat(more.after().baseline().conversions()).isZero();
        assertThat(more.othersFactor()).isCloseTo(0.5, within(TOLERANCE));
        assertThat(more.after().credit("search").conversions()).isCloseTo(20, within(TOLERANCE));
        assertThat(more.after().credit("email").conversions()).isCloseTo(10, within(TOLERANCE));

        Calibration tooMuch = Calibration.of(credits(), measured("display", 500));
        assertThat(tooMuch.after().credit("display").conversions()).isCloseTo(95, within(TOLERANCE));
        assertThat(tooMuch.after().credit("search").conversions()).isZero();
    }

    @Test
    void harmCountsAsNothingAndChannelsWithoutCreditGetMeanValue() {
        assertThat(Calibration.of(credits(), measured("display", -3)).after().credit("display"))
                .isEqualTo(Part.of(0, 0, EUR));

        Calibration video = Calibration.of(credits(), measured("video", 2));
        assertThat(video.after().credit("video").conversions()).isCloseTo(2, within(TOLERANCE));
        assertThat(video.after().credit("video").value(EUR)).isCloseTo(20, within(TOLERANCE));
        assertThat(video.trace().get(0).factor()).isEqualTo(1);
        assertThatThrownBy(() -> Calibration.of(credits(), measured("radio", 1)))
                .hasMessageContaining("radio");
    }

    @Property(tries = 200)
    void totalsStay(
            @ForAll @DoubleRange(min = -50, max = 200) double display,
            @ForAll @DoubleRange(min = -50, max = 200) double email) {
        Calibration calibration = Calibration.of(
                credits(), Map.of("display", new Measurement(display, ANY), "email", new Measurement(email, ANY)));

        assertThat(calibration.after().total().conversions()).isCloseTo(100, within(TOLERANCE));
        assertThat(calibration.after().total().value(EUR)).isCloseTo(1000, within(1e-7));
        assertThat(calibration.after().baseline().conversions()).isNotNegative();
        assertThat(calibration.after().byLabel().values())
                .allSatisfy(part -> assertThat(part.conversions()).isNotNegative());
    }

    @Test
    void measurementsComeFromExperiments() {
        ProportionTest test = ProportionTest.of(new Arm(1000, 60), new Arm(500, 20), 0.95);
        Measurement measurement = Measurement.of(test, 2);

        assertThat(measurement.conversions()).isCloseTo(2 * 1000 * 0.02, within(TOLERANCE));
        assertThat(measurement.interval().low())
                .isCloseTo(2000 * test.interval().low(), within(TOLERANCE));
        assertThatThrownBy(() -> Measurement.of(test, 0)).hasMessageContaining("scale");
    }

    @Test
    void journeysAreCreditedTimesTheFactorsAndTheBaselineTakesTheRest() {
        Instant end = Instant.parse("2026-01-10T00:00:00Z");
        Journey journey = Journey.converted(
                List.of(
                        Touchpoint.of("anna", Channel.of("search"), end.minusSeconds(300)),
                        Touchpoint.of("anna", Channel.of("display"), end.minusSeconds(200))),
                Conversion.of("anna", ConversionType.PURCHASE, Money.of("100.00", "EUR"), end));
        CalibratedModel model =
                Calibration.of(credits(), measured("display", 12)).model(AttributionModels.linear());

        AttributionResult result = model.attribute(journey);

        assertThat(result.shares().share(0)).isCloseTo(0.5, within(TOLERANCE));
        assertThat(result.shares().share(1)).isCloseTo(0.5 * 0.4, within(TOLERANCE));
        assertThat(result.shares().baseline()).isCloseTo(0.3, within(TOLERANCE));
        assertThat(model.name()).isEqualTo("calibrated:[linear],display=0.4");

        AttributionResult scaled = CalibratedModel.of(AttributionModels.linear(), Map.of("search", 4.0), 1)
                .attribute(journey);
        assertThat(scaled.shares().share(0)).isCloseTo(0.8, within(TOLERANCE));
        assertThat(scaled.shares().baseline()).isZero();
        assertThatThrownBy(() -> CalibratedModel.of(AttributionModels.linear(), Map.of("search", -1.0), 1))
                .hasMessageContaining("factor of search");
    }
}
