package org.attributionj.models.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.FitScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of format 1 as they were once written, for good: they must be read, and written again as they are but for the number
 * of the format. A change of the format needs a new number, and these files must be read then, too.
 */
class GoldenModelsTest {
    private static final String FOLDER = "golden/models-json/format-1/";

    static Stream<String> names() {
        return StoredModels.all(StoredJourneys.of(5, 14)).keySet().stream();
    }

    /** The text of a golden file, without the end of its line. */
    static String golden(String name) throws IOException {
        URL file = GoldenModelsTest.class.getClassLoader().getResource(FOLDER + name + ".json");
        assertThat(file)
                .as(
                        "%s%s.json, to be frozen as %s",
                        FOLDER,
                        name,
                        FittedModelJson.write(
                                StoredModels.all(StoredJourneys.of(5, 14)).get(name)))
                .isNotNull();
        return Resources.toString(file, StandardCharsets.UTF_8).strip();
    }

    @ParameterizedTest
    @MethodSource("names")
    void filesOfFormatOneAreReadAndWrittenAsFormatTwo(String name) throws IOException {
        String json = golden(name);
        AttributionModel model = FittedModelJson.read(json);
        // format 1 knows nothing of what models were fitted to
        assertThat(model.scope()).isEqualTo(FitScope.UNKNOWN);
        assertThat(FittedModelJson.write(model)).isEqualTo(json.replace("{\"format\":1}", "{\"format\":2}"));
    }

    @Test
    void allKindsHaveAFile() throws IOException {
        Set<String> missing = new TreeSet<>(ModelKinds.names());
        for (String name : names().toList()) {
            String json = golden(name);
            missing.removeIf(kind -> json.contains("\"model\":\"" + kind + "\""));
        }
        assertThat(missing).isEmpty();
    }
}
