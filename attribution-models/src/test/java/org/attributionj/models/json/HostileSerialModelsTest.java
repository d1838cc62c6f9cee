package org.attributionj.models.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InvalidObjectException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.serial.SerialValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a stranger sends as a model is a model that weighs, or is refused. */
class HostileSerialModelsTest {
    private static final int FLIPS = 300;
    private static final List<Journey> JOURNEYS = StoredJourneys.of(5, 40);
    private static final Map<String, AttributionModel> MODELS = new LinkedHashMap<>(StoredModels.all(JOURNEYS));

    static Stream<String> names() {
        return MODELS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aModelComesBackEqual(String name) throws InvalidObjectException {
        AttributionModel model = MODELS.get(name);

        assertThat(SerialValues.read(SerialValues.write(model), AttributionModel.class))
                .isEqualTo(model);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aBrokenModelWeighsOrIsRefused(String name) {
        byte[] bytes = SerialValues.write(MODELS.get(name));
        Random random = new Random(name.hashCode());
        for (int i = 0; i < FLIPS; i++) {
            byte[] broken = bytes.clone();
            int at = 4 + random.nextInt(bytes.length - 8);
            if (i % 3 == 0) {
                ByteBuffer.wrap(broken).putInt(at, Integer.MAX_VALUE);
            } else {
                broken[at] ^= (byte) (1 << random.nextInt(8));
            }
            requireModelOrRefused(broken, at);
        }
    }

    private static void requireModelOrRefused(byte[] broken, int at) {
        AttributionModel read;
        try {
            read = SerialValues.read(broken, AttributionModel.class);
        } catch (InvalidObjectException e) {
            return;
        }
        assertThat(read.name()).as("byte %d", at).isNotBlank();
        try {
            assertThat(SerialValues.read(SerialValues.write(read), AttributionModel.class)
                            .name())
                    .isEqualTo(read.name());
        } catch (InvalidObjectException e) {
            throw new AssertionError("byte " + at + " gives a model that cannot be read again: " + read, e);
        }
        for (Journey journey : JOURNEYS) {
            weigh(read, journey, at);
        }
    }

    /** Numbers that a fit does not have may be refused when they are used, by what is documented for weights. */
    private static void weigh(AttributionModel model, Journey journey, int at) {
        try {
            model.attribute(journey);
        } catch (IllegalArgumentException | ArithmeticException e) {
            assertThat(e).as("byte %d", at).hasMessageMatching("(?s).+");
        }
    }
}
