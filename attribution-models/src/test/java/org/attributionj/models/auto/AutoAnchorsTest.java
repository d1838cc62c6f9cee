package org.attributionj.models.auto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attributionj.models.ReferenceData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fitted values of the specification, on simulated data sets of the reference folder. */
class AutoAnchorsTest {
    /** The anchors are rounded to 8 decimals. */
    private static final double TOLERANCE = 1e-6;

    /** Scores of the anchors are rounded to 4 decimals; effects beyond 1 and log-likelihoods of thousands are relative. */
    private static final double SCORE_TOLERANCE = 1e-4;

    @ParameterizedTest
    @ValueSource(strings = {"tae73_main_1k_s42", "shapleyattr_A_undirected_s42", "tae73_markov_20k_s42"})
    void fitAgreesWithTheAnchors(String name) throws IOException {
        Map<String, Object> anchor = anchor(name);
        TruthSet set = truthSet(name);
        AutoFit fit = AutoFitter.fit(set.data(), AutoOptions.defaults(), set.isTimed);
        double millisPerUnit = set.isTimed ? 3_600_000 : 1;

        assertThat(fit.channels()).isEqualTo(anchor.get("channels"));
        assertThat(fit.gap() / millisPerUnit).isCloseTo(Json.asNumber(anchor.get("gap")), within(TOLERANCE));
        assertClose(fit.shares(), anchor.get("shares"));
        assertClose(fit.effectPerTouch(), anchor.get("per_touch"));
        assertThat(fit.baseline()).isCloseTo(Json.asNumber(anchor.get("baseline")), within(TOLERANCE));
        assertThat(fit.basis() == CreditBasis.MARKOV_CHAIN).isEqualTo(anchor.get("chain"));
        assertThat(fit.chain().margin()).isCloseTo(Json.asNumber(anchor.get("chain_margin")), within(TOLERANCE));
        assertThat(fit.chain().stopGain()).isCloseTo(Json.asNumber(anchor.get("stop_gain")), within(TOLERANCE));
        List<?> models = Json.asList(anchor.get("models"));
        assertThat(fit.components()).hasSameSizeAs(models);
        for (int i = 0; i < models.size(); i++) {
            assertComponent(fit.components().get(i), Json.asMap(models.get(i)));
        }
    }

    private static void assertComponent(AutoComponent component, Map<String, Object> expected) {
        assertThat(component.family())
                .isEqualTo(expected.get("fam").equals("A") ? Family.ADDITIVE_HAZARD : Family.LOGISTIC);
        assertThat(component.accumulation().name().toLowerCase(java.util.Locale.ROOT))
                .isEqualTo(expected.get("kernel"));
        double decay = expected.get("octave").equals("null")
                ? Double.POSITIVE_INFINITY
                : Math.scalb(1.0, (int) Json.asNumber(expected.get("octave")));
        assertThat(component.decay()).isEqualTo(decay);
        assertThat((double) component.shape()).isEqualTo(Json.asNumber(expected.get("k")));
        assertThat(component.score()).isCloseTo(Json.asNumber(expected.get("aic")), within(SCORE_TOLERANCE));
        assertThat(component.weight()).isCloseTo(Json.asNumber(expected.get("weight")), within(TOLERANCE));
        assertThat(component.baseline()).isCloseTo(Json.asNumber(expected.get("baseline")), within(TOLERANCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tae73_main_1k_s42", "shapleyattr_A_undirected_s42", "tae73_markov_20k_s42"})
    void singleFitsAgreeWithTheAnchors(String name) throws IOException {
        Map<String, Object> anchor = Json.asMap(anchor(name).get("fixed_fit_sum_2gap_k4"));
        AutoData data = truthSet(name).data();
        Design design = new Design(1, Accumulation.SUM);
        Features rows = new Features(data, design, Thinning.of(data, Long.MAX_VALUE), data.gap());
        double converted = data.journeys(0, data.convertedRows);
        double open = data.journeys(data.convertedRows, data.rows);
        assertFit(new AdditiveHazardFit(rows, converted, open).fit(design, 4), Json.asMap(anchor.get("A")));
        assertFit(new LogisticFit(rows, 1).fit(design, 4), Json.asMap(anchor.get("G")));
    }

    private static void assertFit(SmallModel model, Map<String, Object> expected) {
        assertThat(model.a()).isCloseTo(Json.asNumber(expected.get("a")), within(TOLERANCE));
        assertThat(model.b()).containsExactly(Json.asNumbers(expected.get("b")), within(TOLERANCE));
        assertThat(model.logLikelihood()).isCloseTo(Json.asNumber(expected.get("ll")), within(TOLERANCE));
        assertThat(model.freedom()).isCloseTo(Json.asNumber(expected.get("edf")), within(TOLERANCE));
        assertThat(model.evidence()).isCloseTo(Json.asNumber(expected.get("ev")), within(TOLERANCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tae73_main_1k_s42", "shapleyattr_A_undirected_s42", "tae73_markov_20k_s42"})
    void journeysAreCreditedLikeTheAnchors(String name) throws IOException {
        TruthSet set = truthSet(name);
        AutoFit fit = AutoFitter.fit(set.data(), AutoOptions.defaults(), set.isTimed);
        List<TruthSet.Row> converters =
                set.rows.stream().filter(TruthSet.Row::converted).toList();
        for (Object each : Json.asList(anchor(name).get("first3_converters"))) {
            Map<String, Object> expected = Json.asMap(each);
            TruthSet.Row row = converters.get((int) Json.asNumber(expected.get("row")));
            WeighedRow weighed = WeighedRow.of(fit, set, row);
            assertThat(weighed.perChannel()).containsExactly(Json.asNumbers(expected.get("credit")), within(TOLERANCE));
            assertThat(weighed.baseline()).isCloseTo(Json.asNumber(expected.get("baseline")), within(TOLERANCE));
        }
    }

    private static void assertClose(List<Double> actual, Object expected) {
        assertThat(Lists.toArray(actual)).containsExactly(Json.asNumbers(expected), within(TOLERANCE));
    }

    private static Map<String, Object> anchor(String name) throws IOException {
        Path file = ReferenceData.file("truth/auto_anchors.json");
        return Json.asMap(Json.parse(Files.readString(file)).get(name));
    }

    private static TruthSet truthSet(String name) {
        return new TruthSet(ReferenceData.file("truth/open/" + name));
    }
}
