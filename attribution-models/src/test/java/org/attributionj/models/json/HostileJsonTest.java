package org.attributionj.models.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attributionj.core.fit.FittedModel;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.Attributor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers may send is refused with what is wrong and where, or is a model that works. */
class HostileJsonTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String START = "{\"attributionj\":{\"format\":2},";
    private static final String SMALL = START + "\"model\":\"leave-one-out\",\"fit\":{\"channels\":[\"a\"],"
            + "\"paths\":[{\"steps\":[0],\"conversions\":1,\"nulls\":2}]}}";
    private static final List<Journey> JOURNEYS = StoredJourneys.of(3, 8);

    /** What takes the place of every value in turn. */
    private static final List<String> REPLACEMENTS = List.of(
            "null",
            "-1",
            "0",
            "1",
            "2",
            "0.5",
            "1e999",
            "9223372036854775807",
            "1e17",
            "\"NaN\"",
            "\"Infinity\"",
            "\"-Infinity\"",
            "\"\"",
            "\"x\"",
            "true",
            "[]",
            "{}",
            "[null]",
            "[-1]",
            "[0,0]",
            "{\"x\":1}");

    static Stream<String> files() {
        return GoldenModelsTest.names();
    }

    @Test
    void textsCutAnywhereAreRefused() throws IOException {
        for (String json : List.of(SMALL, GoldenModelsTest.golden("markov"), GoldenModelsTest.golden("blend"))) {
            assertThatNoException().isThrownBy(() -> FittedModelJson.read(json));
            for (int length = 0; length < json.length(); length++) {
                String cut = json.substring(0, length);
                FittedModelFormatException refusal =
                        catchThrowableOfType(FittedModelFormatException.class, () -> FittedModelJson.read(cut));
                assertThat(refusal).as(cut).isNotNull();
                assertThat(refusal.line()).isEqualTo(1);
                assertThat(refusal.column()).isBetween(0, length + 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void anyOtherValueAnywhereIsRefusedOrWorks(String name) throws IOException {
        JsonNode root = MAPPER.readTree(GoldenModelsTest.golden(name));
        List<String> refused = new ArrayList<>();
        forEachPlace(root, place -> {
            for (String replacement : REPLACEMENTS) {
                JsonNode before = place.get();
                place.set(parsed(replacement));
                refused.addAll(check(root.toString()));
                place.set(before);
            }
        });
        assertThat(refused).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void noMemberMayBeMissingTwiceThereOrUnknown(String name) throws IOException {
        JsonNode root = MAPPER.readTree(GoldenModelsTest.golden(name));
        forEachPlace(root, place -> {
            if (place.owner() instanceof ObjectNode owner && !isMapOfFreeKeys(place)) {
                JsonNode all = owner.deepCopy();
                owner.remove(place.key());
                assertThat(check(root.toString())).as("without " + place.key()).isNotEmpty();
                owner.setAll((ObjectNode) all);
                owner.put("surprise", 1);
                assertThat(check(root.toString()))
                        .as("surprise beside " + place.key())
                        .isNotEmpty();
                owner.remove("surprise");
                String twice = root.toString();
                String member = "\"" + place.key() + "\":";
                int at = twice.indexOf(member);
                assertThat(check(twice.substring(0, at) + member + "0," + twice.substring(at)))
                        .as(place.key() + " twice")
                        .isNotEmpty();
            }
        });
    }

    /** Credits by label, values by currency, multipliers by label: such members are data. */
    private static boolean isMapOfFreeKeys(Place place) {
        return List.of("byLabel", "values", "multipliers", "device").contains(place.ownerName());
    }

    /** The refusal, if the text is refused; else the model must work. */
    private static List<String> check(String json) {
        AttributionModel model;
        try {
            model = FittedModelJson.read(json);
        } catch (FittedModelFormatException e) {
            return List.of(e.getMessage());
        }
        assertThat(FittedModelJson.read(FittedModelJson.write(model))).as(json).isEqualTo(model);
        Attributor attributor = new Attributor(model);
        for (Journey journey : JOURNEYS) {
            // shares that are not finite, or do not add up, are refused by the library
            Throwable thrown = catchThrowable(() -> attributor.shares(journey));
            assertThat(thrown).as(json).isNull();
        }
        if (model instanceof FittedModel fitted) {
            assertThat(fitted.summary()).as(json).isNotBlank();
            assertThat(fitted.channelCredits()).as(json).isNotNull();
        }
        return List.of();
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A value in a tree. */
    private record Place(JsonNode owner, String ownerName, String key, int index) {
        JsonNode get() {
            return owner instanceof ObjectNode object ? object.get(key) : owner.get(index);
        }

        void set(JsonNode value) {
            if (owner instanceof ObjectNode object) {
                object.set(key, value);
            } else {
                ((ArrayNode) owner).set(index, value);
            }
        }
    }

    private static void forEachPlace(JsonNode node, Consumer<Place> consumer) {
        forEachPlace(node, "", consumer);
    }

    private static void forEachPlace(JsonNode node, String name, Consumer<Place> consumer) {
        if (node instanceof ObjectNode object) {
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                consumer.accept(new Place(node, name, key, -1));
                forEachPlace(object.get(key), key, consumer);
            }
        } else {
            // the first few of a list stand for the others
            for (int i = 0; i < Math.min(3, node.size()); i++) {
                consumer.accept(new Place(node, name, "", i));
                forEachPlace(node.get(i), name, consumer);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; must have",
                "[]; START_ARRAY",
                "\"x\"; VALUE_STRING",
                "{\"model\":\"markov\",\"fit\":{}}; options",
                "{\"model\":\"text\",\"fit\":{\"text\":\"linear\"}}; attributionj",
                "{\"attributionj\":{\"format\":1}}; \"fit\"",
                "{\"attributionj\":{\"format\":1},\"model\":\"text\"}; \"fit\"",
                "{\"attributionj\":{\"format\":1},\"fit\":{}}; \"model\"",
                "{\"attributionj\":{\"format\":3},\"model\":\"text\",\"fit\":{\"text\":\"linear\"}}; newer version",
                "{\"attributionj\":{\"format\":0},\"model\":\"text\",\"fit\":{\"text\":\"linear\"}}; must be 1 to 2, but was 0",
                "{\"attributionj\":{},\"model\":\"text\",\"fit\":{\"text\":\"linear\"}}; format",
                "{\"attributionj\":{\"format\":1},\"model\":\"telepathy\",\"fit\":{}}; \"telepathy\"",
                "{\"attributionj\":{\"format\":1},\"model\":7,\"fit\":{}}; String",
                "{\"attributionj\":{\"format\":1},\"model\":\"text\",\"fit\":null}; null",
                "{\"attributionj\":{\"format\":1},\"model\":\"text\",\"fit\":{\"text\":\"markov\"}}; markov",
                "{\"attributionj\":{\"format\":1},\"model\":\"text\",\"fit\":{\"text\":\"linear\"}} x; Unrecognized",
                "{\"attributionj\":{\"format\":1},\"model\":\"text\",\"fit\":{\"text\":\"linear\"}}{}; Trailing",
                "{\"attributionj\":{\"format\":1},\"model\":\"text\",\"model\":\"text\",\"fit\":{\"text\":\"linear\"}}; Duplicate",
            })
    void filesThatAreNoModelAreRefusedWithWhatIsWrong(String json, String message) {
        FittedModelFormatException refusal =
                catchThrowableOfType(FittedModelFormatException.class, () -> FittedModelJson.read(json));
        assertThat(refusal)
                .isNotNull()
                .hasMessageContaining("cannot read a fitted model")
                .hasMessageContaining(message);
    }

    @Test
    void unknownKindsAreAnsweredWithTheKnownOnes() {
        assertThat(catchThrowable(() -> FittedModelJson.read(START + "\"model\":\"telepathy\",\"fit\":{}}")))
                .hasMessageContaining("markov")
                .hasMessageContaining("survival");
    }

    @Test
    void refusalsNameTheMemberAndThePlace() {
        String json = SMALL.replace("\"conversions\":1", "\n\"conversions\":-1");
        FittedModelFormatException refusal =
                catchThrowableOfType(FittedModelFormatException.class, () -> FittedModelJson.read(json));
        assertThat(refusal)
                .hasMessageContaining("at fit.paths[0]")
                .hasMessageContaining("line 2")
                .hasMessageContaining("conversions must be 0 or more, but was -1");
        assertThat(refusal.line()).isEqualTo(2);
        assertThat(refusal.column()).isPositive();
    }

    @Test
    void membersAreReadInAnyOrder() {
        String shuffled = "{\"fit\":{\"paths\":[{\"nulls\":2,\"conversions\":1,\"steps\":[0]}],\"channels\":[\"a\"]},"
                + " \"model\" : \"leave-one-out\", \"attributionj\":{\"format\":1}}";
        assertThat(FittedModelJson.read(shuffled)).isEqualTo(FittedModelJson.read(SMALL));
        assertThat(FittedModelJson.write(FittedModelJson.read(shuffled))).isEqualTo(SMALL);
        assertThat(catchThrowable(() -> FittedModelJson.read(shuffled.replace("[0]", "[1]"))))
                .isInstanceOf(FittedModelFormatException.class)
                .hasMessageContaining("fit")
                .hasMessageContaining("steps");
    }

    @Test
    void depthsWithoutEndAreRefused() {
        String open = "{\"model\":\"transformed\",\"fit\":{\"transforms\":[],\"model\":";
        String deep = START + open.substring(1) + open.repeat(100_000);
        assertThat(catchThrowable(() -> FittedModelJson.read(deep))).isInstanceOf(FittedModelFormatException.class);
        String arrays = START + "\"model\":\"text\",\"fit\":" + "[".repeat(1_000_000);
        assertThat(catchThrowable(() -> FittedModelJson.read(arrays))).isInstanceOf(FittedModelFormatException.class);
    }

    @Test
    void numbersWithoutEndAreRefused() {
        String digits = "9".repeat(1_000_000);
        assertThat(catchThrowable(() -> FittedModelJson.read(SMALL.replace("\"nulls\":2", "\"nulls\":" + digits))))
                .isInstanceOf(FittedModelFormatException.class);
    }

    /** Chains that no journey can have walked have no solution, or one that is no chain's. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // a circle that nobody enters or leaves
                "[[0],1,1,0,[]] [[1],0,0,0,[2:5]] [[2],0,0,0,[1:5]]; reached",
                "[[0],2,1,0,[]] [[1],0,0,0,[]] [[2],0,0,0,[]]; left",
                "[[0],1,0,0,[0:1]] [[1],1,1,0,[]] [[2],1,1,0,[]]; cannot come after",
                "[[0],1,1,0,[]] [[2],1,1,0,[]] [[1],1,1,0,[]]; sorted",
                "[[0],1,1,0,[]] [[0],1,1,0,[]] [[1],1,1,0,[]]; distinct",
                "[[0],1,1,0,[]] [[1],1,1,0,[]]; channels",
                "[[0],1,1,0,[]] [[1],1,1,0,[]] [[3],1,1,0,[]]; places",
                "[[0],1,1,0,[]] [[1],1,1,0,[]] [[0/1],1,1,0,[]]; window",
                "[[0],1,1,0,[]] [[1],1,1,0,[]] [[2],1,0,0,[9:1]]; in [0",
                "[[0],9223372036854775807,9223372036854775807,0,[]] [[1],1,1,0,[]] [[2],1,1,0,[]]; overflow",
            })
    void chainsThatNoJourneysLeaveAreRefused(String states, String message) {
        StringBuilder json = new StringBuilder(START)
                .append("\"model\":\"markov\",\"fit\":{\"options\":{\"order\":1,\"selfLoops\":\"COLLAPSE\",")
                .append("\"solver\":\"AUTO\",\"tolerance\":1e-12,\"maxSweeps\":100},\"channels\":[\"a\",\"b\",\"c\"],")
                .append("\"currencies\":[],\"untouchedConversions\":0,\"untouchedNulls\":0,\"untouchedValues\":[],")
                .append("\"states\":[");
        String[] all = states.split(" ", -1);
        for (int i = 0; i < all.length; i++) {
            String[] parts = all[i].substring(1, all[i].length() - 1).split(",", -1);
            String next = parts[4].substring(1, parts[4].length() - 1);
            json.append(i == 0 ? "" : ",")
                    .append("{\"window\":")
                    .append(parts[0].replace('/', ','))
                    .append(",\"starts\":")
                    .append(parts[1])
                    .append(",\"conversions\":")
                    .append(parts[2])
                    .append(",\"nulls\":")
                    .append(parts[3])
                    .append(",\"values\":[],\"next\":[")
                    .append(next.isEmpty() ? "" : "{\"to\":" + next.replace(":", ",\"count\":") + "}")
                    .append("]}");
        }
        assertThat(catchThrowable(() -> FittedModelJson.read(json.append("]}}").toString())))
                .isInstanceOf(FittedModelFormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void manyStatesWithoutJourneysCostNoMoreThanTheirText() {
        String state = "{\"window\":[0],\"starts\":0,\"conversions\":0,\"nulls\":0,\"values\":[],\"next\":[]}";
        String json = START + "\"model\":\"markov\",\"fit\":{\"channels\":[\"a\"],\"states\":["
                + String.join(",", IntStream.range(0, 5000).mapToObj(i -> state).toList()) + "]}}";
        assertThat(catchThrowable(() -> FittedModelJson.read(json))).isInstanceOf(FittedModelFormatException.class);
    }
}
