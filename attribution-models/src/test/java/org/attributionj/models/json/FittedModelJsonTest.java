package org.attributionj.models.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.Channel;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Attributor;
import org.attributionj.core.model.TransformedModel;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.ModelEntry;
import org.attributionj.models.ensemble.BlendWeighting;
import org.attributionj.models.ensemble.BlendedResponse;
import org.attributionj.models.ensemble.ResponseLearner;
import org.attributionj.models.ensemble.StackedResponse;
import org.attributionj.models.markov.MarkovModel;
import org.attributionj.models.markov.MarkovOptions;
import org.attributionj.models.markov.SelfLoops;
import org.attributionj.models.regression.Covariate;
import org.attributionj.models.regression.LogisticModel;
import org.attributionj.models.regression.LogisticOptions;
import org.attributionj.models.response.ResponseKernel;
import org.attributionj.models.response.ResponseModel;
import org.attributionj.models.shapley.ExactPathModel;
import org.attributionj.models.shapley.ResponseCredit;
import org.attributionj.models.shapley.ShaoLiModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FittedModelJsonTest {
    private static final List<Journey> JOURNEYS = StoredJourneys.of(17, 160);
    private static final List<Journey> OTHERS = StoredJourneys.of(18, 25);

    /** Fails for a learned model that joins the catalogue without a form in JSON. */
    static Stream<String> learnedModelsOfTheCatalogue() {
        return AttributionModels.catalogue().entries().stream()
                .filter(ModelEntry::isLearned)
                .map(ModelEntry::name);
    }

    @ParameterizedTest
    @MethodSource("learnedModelsOfTheCatalogue")
    @ValueSource(
            strings = {
                "markov:order=3",
                "markov:order=2,without=tv",
                "shapley:game=unique-linear",
                "shapley:game=coalition-rate",
                "shapley:game=coalition-rate,unseen=zero",
                "logistic:exposure=decayed,credit=backwards-elimination,l2=0.1",
                "logistic:covariates=device",
                "bagged-logistic:bags=4,covariates=device,seed=-9",
                "hazard:baseline=none,risk-time=time,shape=0",
                "survival:decay=common,shape=3,credit=backwards-elimination,weight-device=mobile*0.5",
                "linear",
                "blend:linear=1,[time-decay:half-life=3d]=0.1",
            })
    void learnedModelsComeBackEqual(String text) {
        assertComesBackEqual(StoredJourneys.model(text, JOURNEYS));
    }

    static Stream<AttributionModel> models() {
        return StoredModels.all(JOURNEYS).values().stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void modelsOfEveryShapeComeBackEqual(AttributionModel model) {
        assertComesBackEqual(model);
    }

    static Stream<AttributionModel> modelsOfOneOutcome() {
        List<Journey> converted = JOURNEYS.stream().filter(Journey::isConverted).toList();
        List<Journey> open =
                JOURNEYS.stream().filter(journey -> !journey.isConverted()).toList();
        return Stream.of(converted, open, List.<Journey>of())
                .flatMap(journeys -> StoredModels.ofOneOutcome(journeys).values().stream());
    }

    @ParameterizedTest
    @MethodSource("modelsOfOneOutcome")
    void modelsThatLearnedNothingComeBackEqual(AttributionModel model) {
        if (model instanceof ResponseCredit) {
            // has no response to credit by, before and after
            assertEqualAndSameBytes(model);
        } else {
            assertComesBackEqual(model);
        }
    }

    @Test
    void modelsOfModelsAreWrittenAsDeepAsTheyCanBeRead() {
        AttributionModel model = StoredJourneys.model("shao-li", JOURNEYS);
        for (int depth = 0; depth < 40; depth++) {
            model = new TransformedModel(model, List.of(PathTransform.exposure()));
            assertEqualAndSameBytes(model);
        }
        for (int depth = 0; depth < 200; depth++) {
            model = new TransformedModel(model, List.of(PathTransform.exposure()));
        }
        AttributionModel deep = model;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedModelJson.write(deep))
                .withMessageContaining("deep");
    }

    @Property(tries = 40)
    void anyPathsGiveModelsThatComeBackEqual(@ForAll long seed) {
        var paths = StoredJourneys.paths(StoredJourneys.of(seed, 30));
        for (int order = 1; order <= 3; order++) {
            for (SelfLoops selfLoops : SelfLoops.values()) {
                assertEqualAndSameBytes(
                        MarkovModel.fit(paths, MarkovOptions.ofOrder(order).withSelfLoops(selfLoops)));
            }
        }
        assertEqualAndSameBytes(ExactPathModel.fit(paths));
        assertEqualAndSameBytes(ShaoLiModel.fit(paths));
    }

    private static AttributionModel assertEqualAndSameBytes(AttributionModel model) {
        String json = FittedModelJson.write(model);
        AttributionModel read = FittedModelJson.read(json);
        assertThat(read).isEqualTo(model).hasSameHashCodeAs(model);
        assertThat(FittedModelJson.write(read)).isEqualTo(json);
        return read;
    }

    private static void assertComesBackEqual(AttributionModel model) {
        AttributionModel read = assertEqualAndSameBytes(model);
        assertThat(read.name()).isEqualTo(model.name());
        assertThat(read.needs()).isEqualTo(model.needs());
        Attributor before = new Attributor(model);
        Attributor after = new Attributor(read);
        for (Journey journey : OTHERS) {
            assertThat(after.shares(journey)).isEqualTo(before.shares(journey));
        }
        if (model instanceof FittedModel fitted) {
            assertThat(((FittedModel) read).channelCredits()).isEqualTo(fitted.channelCredits());
            assertThat(((FittedModel) read).summary()).isEqualTo(fitted.summary());
        }
    }

    @Test
    void responseModelsAreWrittenAsWhatTheyAre() {
        LogisticModel logistic = LogisticModel.fit(StoredJourneys.paths(JOURNEYS), LogisticOptions.DEFAULT);
        ResponseModel blend = BlendedResponse.of(List.of(logistic, logistic), List.of(.3, .3));
        String json = FittedModelJson.writeResponse(blend);
        assertThat(FittedModelJson.readResponse(json)).isEqualTo(blend);
        assertThat(FittedModelJson.writeResponse(logistic)).isEqualTo(FittedModelJson.write(logistic));
        assertThat(FittedModelJson.readResponse(FittedModelJson.write(logistic)))
                .isEqualTo(logistic);
        assertThatThrownBy(() -> FittedModelJson.read(json))
                .isInstanceOf(FittedModelFormatException.class)
                .hasMessageContaining("blended-response")
                .hasMessageContaining("AttributionModel");
        String markov = FittedModelJson.write(StoredJourneys.model("markov", JOURNEYS));
        assertThatThrownBy(() -> FittedModelJson.readResponse(markov))
                .isInstanceOf(FittedModelFormatException.class)
                .hasMessageContaining("\"markov\" is no ResponseModel");
    }

    @Test
    void stackedModelsKeepHowTheirWeightsWereChosen() {
        StackedResponse stacked = StackedResponse.fit(
                StoredJourneys.table(JOURNEYS, Needs.NOTHING),
                List.of(
                        new ResponseLearner("weak", table -> LogisticModel.fit(table, LogisticOptions.DEFAULT)),
                        new ResponseLearner(
                                "strong", table -> LogisticModel.fit(table, LogisticOptions.DEFAULT.withL2(100)))),
                3,
                BlendWeighting.STACKING);
        String json = FittedModelJson.writeResponse(stacked);
        assertThat(FittedModelJson.readResponse(json)).isEqualTo(stacked);
        assertThat(((StackedResponse) FittedModelJson.readResponse(json)).summary())
                .isEqualTo(stacked.summary());

        assertRefused(json.replace("[\"weak\",\"strong\"]", "[\"weak\"]"), "one per model, 2, but were 1 and 2");
        assertRefused(json.replace("[\"weak\",\"strong\"]", "[\"weak\",\" \"]"), "learner must not be blank");
        assertRefused(
                json.replace(
                        "\"converged\":" + stacked.choice().converged(),
                        "\"converged\":" + !stacked.choice().converged()),
                "converged must be whether");
        int choice = json.indexOf("\"choice\"");
        String weights = "\"weights\":[" + stacked.choice().weights().get(0) + ","
                + stacked.choice().weights().get(1) + "]";
        assertRefused(
                json.substring(0, choice) + json.substring(choice).replace(weights, "\"weights\":[0.25,0.75]"),
                "must be those that were chosen");
        String form = "{\"attributionj\":{\"format\":1},\"model\":\"stacked-response\",\"fit\":{\"response\":";
        String logistic = FittedModelJson.write(
                (LogisticModel) stacked.response().models().get(0));
        assertRefused(
                form + logistic.replace("\"attributionj\":{\"format\":2},", "") + ","
                        + json.substring(json.indexOf("\"learners\"")),
                "response must be a blended-response, but was \"logistic");
    }

    private static void assertRefused(String json, String why) {
        assertThatThrownBy(() -> FittedModelJson.readResponse(json))
                .isInstanceOf(FittedModelFormatException.class)
                .hasMessageContaining(why);
    }

    @Test
    void blendsOfAnyWeightsStayAsTheyAre() {
        LogisticModel logistic = LogisticModel.fit(StoredJourneys.paths(JOURNEYS), LogisticOptions.DEFAULT);
        for (double first = 0.01; first < 3; first += 0.0137) {
            BlendedResponse blend =
                    BlendedResponse.of(List.of(logistic, logistic, logistic), List.of(first, .1, 1 / first));
            assertThat(new BlendedResponse(blend.name(), blend.models(), blend.weights()))
                    .isEqualTo(blend);
        }
    }

    @Test
    void writersAndReadersAreLeftOpen() throws Exception {
        AttributionModel model = StoredJourneys.model("shao-li", JOURNEYS);
        boolean[] closed = new boolean[1];
        StringWriter out = new StringWriter() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        FittedModelJson.write(model, out);
        FittedModelJson.writeResponse(LogisticModel.fit(StoredJourneys.paths(JOURNEYS), LogisticOptions.DEFAULT), out);
        assertThat(out.toString()).startsWith(FittedModelJson.write(model));
        StringReader in = new StringReader(FittedModelJson.write(model)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        assertThat(FittedModelJson.read(in)).isEqualTo(model);
        assertThat(closed[0]).isFalse();
    }

    @Test
    void modelsAndDimensionsOfOnesOwnAreRefusedByName() {
        AttributionModel lambda = AttributionModel.of("linear", (journey, weights) -> 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedModelJson.write(lambda))
                .withMessageContaining("\"linear\"")
                .withMessageContaining("markov");
        ResponseModel own = new ResponseModel() {
            private static final long serialVersionUID = 1L;

            @Override
            public String name() {
                return "my response";
            }

            @Override
            public ResponseKernel newResponseKernel(JourneySchema schema) {
                return (journey, kept) -> 0;
            }
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FittedModelJson.write(ResponseCredit.shapley(own)))
                .withMessageContaining("\"my response\"");
        for (String name : List.of("hour", "device")) {
            // a lambda under the name of a built-in dimension is a lambda
            LogisticOptions options = LogisticOptions.DEFAULT.withCovariates(
                    Covariate.ofTouchpoints(Dimension.of(name, touchpoint -> "x")));
            LogisticModel model = LogisticModel.fit(StoredJourneys.table(JOURNEYS, options.needs()), options);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FittedModelJson.write(model))
                    .withMessageContaining("dimension \"" + name + "\"")
                    .withMessageContaining("attribute");
        }
    }

    @Test
    void equalModelsOfRowsInOtherOrderGiveTheSameBytes() {
        List<Journey> reversed = new ArrayList<>(JOURNEYS);
        Collections.reverse(reversed);
        Map<String, AttributionModel> others = StoredModels.all(reversed);
        StoredModels.all(JOURNEYS)
                .forEach((name, model) -> assertThat(FittedModelJson.write(others.get(name)))
                        .as(name)
                        .isEqualTo(FittedModelJson.write(model)));
    }

    @Test
    void countsBeyondDoublesKeepEveryUnit() {
        long many = (1L << 61) + 1;
        var table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of("a", "b"), many, Money.of("0.1", "EUR"), 3);
        MarkovModel model = MarkovModel.fit(table, MarkovOptions.DEFAULT);
        MarkovModel read = (MarkovModel) assertEqualAndSameBytes(model);
        assertThat(read.chain().conversions()).isEqualTo(many);
        assertEqualAndSameBytes(ExactPathModel.fit(table));
    }

    @Test
    void channelsOfAnyTextComeBack() {
        String label = "tab\t \"quoted\" \\ line\n \u0000 \u2028 \uD83D\uDE00";
        var table = PathTable.of(Dimension.CHANNEL);
        table.add(List.of(label, Channel.EMAIL.name()), 1, Money.of("1", "JPY"), 1);
        assertEqualAndSameBytes(MarkovModel.fit(table, MarkovOptions.DEFAULT));
    }

    /** So many pairs that some meet in the hash table, in which a fit and a file put them in different orders. */
    @Test
    void manyPairsOfChannelsComeBackEqual() {
        var table = PathTable.of(Dimension.CHANNEL);
        for (int i = 0; i < 400; i++) {
            List<String> path = List.of("c" + (i * 37 % 90), "c" + (i * 59 % 90), "c" + (i * 71 % 90));
            table.add(path, 1 + i % 3, Money.of(i + ".5", "EUR"), i % 5);
        }
        assertEqualAndSameBytes(ShaoLiModel.fit(table));
        assertEqualAndSameBytes(ExactPathModel.fit(table));
        assertEqualAndSameBytes(MarkovModel.fit(table, MarkovOptions.ofOrder(2)));
    }
}
