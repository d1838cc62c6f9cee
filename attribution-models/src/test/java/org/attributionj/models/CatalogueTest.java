package org.attributionj.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.event.Channel;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.rules.TwoTouches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {

    static Stream<Arguments> textAndModel() {
        AttributionModel linear = AttributionModels.linear();
        return Stream.of(
                Arguments.of("first-touch", AttributionModels.firstTouch()),
                Arguments.of("last-touch", AttributionModels.lastTouch()),
                Arguments.of("last-non-direct", AttributionModels.lastNonDirect()),
                Arguments.of(
                        "last-non-direct:exclude=direct|referral",
                        AttributionModels.lastNonDirect(Set.of(Channel.REFERRAL, Channel.DIRECT))),
                Arguments.of("linear", linear),
                Arguments.of("linear-unique", AttributionModels.linearUnique()),
                Arguments.of("time-decay:half-life=7d", AttributionModels.timeDecay()),
                Arguments.of("time-decay:half-life=36h", AttributionModels.timeDecay(Duration.ofHours(36))),
                Arguments.of("time-decay:half-life=PT0.0005S", AttributionModels.timeDecay(Duration.ofNanos(500_000))),
                Arguments.of("position:first=0.4,middle=0.2,last=0.4", AttributionModels.position()),
                Arguments.of("position:first=1,middle=0,last=2.5", AttributionModels.position(1, -0.0, 2.5)),
                Arguments.of(
                        "position:first=0.2,middle=0.2,last=0.6,two=split-middle",
                        AttributionModels.position(.2, .2, .6, TwoTouches.SPLIT_MIDDLE)),
                Arguments.of("j-shaped", AttributionModels.jShaped()),
                Arguments.of("inverse-j", AttributionModels.inverseJ()),
                Arguments.of("w-shaped", AttributionModels.wShaped()),
                Arguments.of("w-shaped:first=1,lead=2,opportunity=3,others=4", AttributionModels.wShaped(1, 2, 3, 4)),
                Arguments.of("full-path", AttributionModels.fullPath()),
                Arguments.of(
                        "full-path:first=1,lead=2,opportunity=3,closed=4,others=5",
                        AttributionModels.fullPath(1, 2, 3, 4, 5)),
                Arguments.of("last-n:credits=0.5|0.3|0.2", AttributionModels.lastN(.5, .3, .2)),
                Arguments.of(
                        "linear:without=direct|referral",
                        AttributionModels.excluding(linear, Channel.REFERRAL, Channel.DIRECT)),
                Arguments.of(
                        "time-decay:half-life=7d,without=a%2Cb|c%7Cd",
                        AttributionModels.excluding(
                                AttributionModels.timeDecay(), Channel.of("a,b"), Channel.of("c|d"))),
                Arguments.of(
                        "linear:weight-channel=display*0.5|email*2",
                        AttributionModels.weighted(linear, Dimension.CHANNEL, Map.of("email", 2.0, "display", .5))),
                Arguments.of(
                        "linear:without=x,weight-channel+type=email%3A email open*3,weight-device=mobile*2",
                        AttributionModels.weighted(
                                AttributionModels.weighted(
                                        AttributionModels.excluding(linear, Channel.of("x")),
                                        Dimension.DEVICE,
                                        Map.of("mobile", 2.0)),
                                Dimension.CHANNEL_AND_TYPE,
                                Map.of("email: email open", 3.0))),
                Arguments.of(
                        "last-non-direct:exclude=a,without=b",
                        AttributionModels.excluding(
                                AttributionModels.lastNonDirect(Set.of(Channel.of("a"))), Channel.of("b"))),
                Arguments.of(
                        "blend:linear=0.5,[time-decay:half-life=3d]=2",
                        AttributionModels.blend(
                                List.of(linear, AttributionModels.timeDecay(Duration.ofDays(3))), .5, 2)),
                Arguments.of(
                        "blend:[blend:linear=1,last-touch=1]=1,[linear:without=a]=1,without=b",
                        AttributionModels.excluding(
                                AttributionModels.blend(
                                        List.of(
                                                AttributionModels.blend(
                                                        List.of(linear, AttributionModels.lastTouch()), 1, 1),
                                                AttributionModels.excluding(linear, Channel.of("a"))),
                                        1,
                                        1),
                                Channel.of("b"))));
    }

    @ParameterizedTest
    @MethodSource("textAndModel")
    void namesAreCanonicalAndReadBack(String text, AttributionModel model) throws Exception {
        assertThat(model.name()).isEqualTo(text);
        assertThat(model).hasToString(text);
        assertThat(AttributionModels.parse(text)).isEqualTo(model).hasSameHashCodeAs(model);
        assertThat(AttributionModels.define(text).name()).isEqualTo(text);
        assertThat(AttributionModels.define(text).needs()).isEqualTo(model.needs());
        assertThat(roundTrip(model)).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "logistic; logistic:exposure=auto,l2=1,credit=shapley",
                "logistic:exposure=Auto,l2=2; logistic:exposure=auto,l2=2,credit=shapley",
                "logistic:exposure=presence; logistic:exposure=presence,l2=1,credit=shapley",
                "logistic:exposure=Counts,l2=0.0; logistic:exposure=counts,l2=0,credit=shapley",
                "logistic:half-life=3d; logistic:exposure=auto,l2=1,credit=shapley",
                "logistic:exposure=decayed,credit=leave_one_out;"
                        + " logistic:exposure=decayed,half-life=7d,l2=1,credit=leave-one-out",
                "logistic:covariates=type|device,journey-covariates=country,iterations=7,tolerance=1e-5;"
                        + " logistic:exposure=auto,l2=1,credit=shapley,covariates=type|device,"
                        + "journey-covariates=country,iterations=7,tolerance=0.00001",
                "bagged-logistic:bags=20,seed=-7; bagged-logistic:bags=20,rows=0.5,columns=0.5,seed=-7,"
                        + "exposure=presence,l2=1,credit=shapley",
            })
    void learnedModelsHaveCanonicalNamesToo(String text, String canonical) {
        ModelDefinition definition = AttributionModels.define(text);
        assertThat(definition).isInstanceOf(ModelDefinition.Fittable.class);
        assertThat(definition.name()).isEqualTo(canonical);
        assertThat(AttributionModels.define(canonical).name()).isEqualTo(canonical);
    }

    @Test
    void regressionsFitFromPathsUnlessTheyNeedMore() {
        assertThat(AttributionModels.define("logistic:exposure=presence")).isInstanceOf(PathFittable.class);
        assertThat(AttributionModels.define("logistic").needs()).isEqualTo(Needs.TIMES);
        assertThat(AttributionModels.define("logistic:covariates=device").needs())
                .isEqualTo(Needs.TIMES.and(Needs.column(Dimension.DEVICE)));
        assertThat(AttributionModels.define("bagged-logistic:exposure=counts")).isInstanceOf(PathFittable.class);
        assertThat(AttributionModels.define("logistic:exposure=decayed").needs())
                .isEqualTo(Needs.TIMES);
        assertThat(AttributionModels.define("bagged-logistic:covariates=device").needs())
                .isEqualTo(Needs.column(Dimension.DEVICE));
        assertThatThrownBy(() -> AttributionModels.define("logistic:covariates=colour"))
                .hasMessageContaining("covariates")
                .hasMessageContaining("colour")
                .hasMessageContaining("device");
        assertThatThrownBy(() -> AttributionModels.define("bagged-logistic:seed=x"))
                .hasMessageContaining("seed");
    }

    private static Object roundTrip(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "first; first-touch",
                "LAST; last-touch",
                "Last Non Direct; last-non-direct",
                "even; linear",
                "time_decay; time-decay:half-life=7d",
                "time-decay:half-life=1w; time-decay:half-life=7d",
                "time-decay:Half_Life= 168h ; time-decay:half-life=7d",
                "u-shaped; position:first=0.4,middle=0.2,last=0.4",
                "position-based; position:first=0.4,middle=0.2,last=0.4",
                "position:last=.6,first=0.20; j-shaped",
                "position:two=Split_Middle; position:first=0.4,middle=0.2,last=0.4,two=split-middle",
                "inverse-j-shaped; inverse-j",
                "w-shaped:others=0.10; w-shaped",
                "z-shaped; full-path",
                "last-n; last-n:credits=0.5|0.3|0.2",
                "last-n:credits=1,2,3; last-n:credits=1|2|3",
                "linear:without=Referral,DIRECT; linear:without=direct|referral",
                "linear:exclude=direct; linear:without=direct",
                "last-non-direct:exclude=direct; last-non-direct",
                "linear:weight-type= page view * 2 ; linear:weight-type=page view*2",
                "linear:weight-channel=a*0|b*1; linear:without=a",
                "blend:linear,last; blend:linear=1,last-touch=1",
                "blend:[u-shaped]=1; blend:[position:first=0.4,middle=0.2,last=0.4]=1",
            })
    void aliasesCasesAndOmittedOptionsAreRead(String text, String canonical) {
        assertThat(AttributionModels.parse(text).name()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "time-decay:half-life=soon; option half-life; soon; 30d",
                "time-decay:half-life=0d; half-life; PT0S; more than 0",
                "time-decay:half-life=1d|2d; half-life; 1d|2d; one value",
                "time-decay:half-life; half-life; value; =",
                "time-decay:halflife=1d; halflife; half-life; without",
                "time-decay:half-life=1d,half_life=2d; half-life; once; ",
                "position:first=x; option first; \"x\"; number",
                "position:first=-1; first; -1; 0 or in",
                "position:two=three; option two; three; split-middle",
                "linear:half-life=1d; linear; half-life; none of its own",
                "last-n:credits=a; credits; \"a\"; number",
                "linear:weight-type=email; weight-type; email; email*2",
                "linear:weight-type=*2; weight-type; *2; email*2",
                "linear:weight-type=a*x; weight-type; \"x\"; number",
                "linear:weight-type=a*-1; type a; -1; 0 or in",
                "linear:without=50% off; 50% off; %25; ",
                "blend; blend; a model or more; ",
                "blend:linear=1|2; weight of linear; 1|2; one number",
                "blend:linear=1,linear=2; linear; once; ",
                "blend:linear=0; weight of linear; 0; leave",
                "bagged-logistic:bags=many; option bags; \"many\"; whole number",
                "bagged-logistic:bags=4294967297; option bags; 4294967297; 32 bits",
                "shapley:game=nim; game; nim; coalition-rate",
                "shapley:game=coalition-rate,unseen=rare; unseen; rare; shrunk or zero",
                "shapley:unseen=zero; unseen=zero; response; game=coalition-rate only",
            })
    void badOptionsAreNamedWithWhatIsAllowed(String text, String option, String value, String allowed) {
        assertThatThrownBy(() -> AttributionModels.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .isNotInstanceOf(UnknownModelException.class)
                .hasMessageStartingWith("cannot read model \"" + text + "\": ")
                .satisfies(e -> assertThat(e.getMessage().substring(text.length() + 20))
                        .contains(option, value, allowed == null ? "" : allowed));
    }

    @Test
    void unknownModelsAreAnsweredWithTheNearestAndTheList() {
        UnknownModelException liner =
                catchThrowableOfType(UnknownModelException.class, () -> AttributionModels.parse("liner:x=1"));
        assertThat(liner.name()).isEqualTo("liner");
        assertThat(liner.suggestions()).startsWith("linear");
        assertThat(liner).hasMessageContaining("did you mean linear").hasMessageContaining("time-decay, position");
        UnknownModelException decay =
                catchThrowableOfType(UnknownModelException.class, () -> AttributionModels.parse("blend:decay=1"));
        assertThat(decay.suggestions()).containsExactly("time-decay");
        UnknownModelException far =
                catchThrowableOfType(UnknownModelException.class, () -> AttributionModels.parse("qqqqqqqq"));
        assertThat(far.suggestions()).isEmpty();
        assertThat(far).hasMessageStartingWith("unknown model \"qqqqqqqq\" Known models: first-touch");
    }

    @Test
    void unknownOptionsAreAnsweredWithTheNearestAndTheOwn() {
        assertThatThrownBy(() -> AttributionModels.parse("time-decay:halflife=3d"))
                .hasMessageEndingWith(
                        "time-decay has no option halflife; did you mean half-life? Its own are half-life, and all"
                                + " models have without and weight-channel, -type, -campaign, -device, ...");
        assertThatThrownBy(() -> AttributionModels.parse("linear:zzzzzz=3"))
                .hasMessageEndingWith(
                        "linear has no option zzzzzz. It has none of its own, and all models have without and"
                                + " weight-channel, -type, -campaign, -device, ...");
        assertThatThrownBy(() -> AttributionModels.parse("linear:witout=direct"))
                .hasMessageContaining("did you mean without?");
    }

    @Test
    void entriesDescribeTheirModels() {
        ModelCatalogue catalogue = AttributionModels.catalogue();
        for (ModelEntry entry : catalogue.entries()) {
            assertThat(entry.description()).isNotBlank();
            assertThat(catalogue.find(entry.name())).contains(entry);
            entry.aliases().forEach(alias -> assertThat(catalogue.find(alias)).contains(entry));
            if (entry.hasDefaults() && !entry.isLearned()) {
                // what the entry prints is what its name alone stands for
                assertThat(catalogue.define(entry.toString())).isEqualTo(catalogue.define(entry.name()));
                assertThat(catalogue.define(entry.name()).needs()).isEqualTo(entry.needs());
            }
        }
        ModelEntry decay = catalogue.find("Time Decay").orElseThrow();
        assertThat(decay).hasToString("time-decay:half-life=7d");
        assertThat(decay.family()).isEqualTo("rules");
        assertThat(decay.source()).isPresent();
        assertThat(decay.options()).extracting(ModelOption::name).containsExactly("half-life");
        assertThat(catalogue.find("blend").orElseThrow()).hasToString("blend:model=weight,...");
        assertThat(catalogue.find("nothing")).isEmpty();
    }

    @Test
    void rulesAreAllRulesWithDefaults() {
        // no complete list: a new rule needs no change here
        assertThat(AttributionModels.rules())
                .extracting(AttributionModel::name)
                .startsWith("first-touch", "last-touch", "last-non-direct", "linear", "linear-unique")
                .contains("time-decay:half-life=7d", "w-shaped", "full-path", "last-n:credits=0.5|0.3|0.2")
                // always-first of the test's provider
                .endsWith("first-touch")
                .noneMatch(name -> name.startsWith("blend") || name.startsWith("markov"));
        assertThat(AttributionModels.rules())
                .allSatisfy(
                        rule -> assertThat(AttributionModels.parse(rule.name())).isEqualTo(rule));
    }

    @Test
    void requiredOptionsMustBeGiven() {
        ModelCatalogue catalogue = ModelCatalogue.of(List.of(ModelEntry.builder("decay", "mine")
                .description("Time decay whose half-life nobody chooses for you")
                .requiredOption("half-life", "time in which credit halves")
                .rule(options -> AttributionModels.timeDecay(options.duration("half-life")))));

        assertThat(catalogue.entries().get(0).hasDefaults()).isFalse();
        assertThat(catalogue.entries().get(0)).hasToString("decay:half-life=...");
        assertThat(catalogue.define("decay:half-life=2d").name()).isEqualTo("time-decay:half-life=2d");
        assertThatThrownBy(() -> catalogue.define("decay"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot read model \"decay\": option half-life must be given");
    }

    @Test
    void everyModelTakesTheModifiers() {
        assertThat(ModelCatalogue.modifiers())
                .extracting(ModelOption::name)
                .startsWith("without", "weight-channel", "weight-campaign")
                .contains("weight-type", "weight-device");
    }

    @Test
    void namesBelongToOneModel() {
        ModelEntry one = ModelEntry.builder("one", "test").description("x").rule(options -> AttributionModels.linear());
        ModelEntry two = ModelEntry.builder("two", "test")
                .alias("one")
                .description("x")
                .rule(options -> AttributionModels.linear());
        assertThatThrownBy(() -> ModelCatalogue.of(List.of(one, two))).hasMessageContaining("model name one");
        ModelEntry without =
                ModelEntry.builder("without", "test").description("x").rule(options -> AttributionModels.linear());
        assertThatThrownBy(() -> ModelCatalogue.of(List.of(without))).hasMessageContaining("without");
        assertThatThrownBy(() -> ModelEntry.builder("Two Words", "test")).hasMessageContaining("Two Words");
        assertThatThrownBy(() -> ModelEntry.builder("one", "test").rule(options -> AttributionModels.linear()))
                .hasMessageContaining("description");
    }
}
