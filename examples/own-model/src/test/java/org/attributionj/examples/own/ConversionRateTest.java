package org.attributionj.examples.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Channel;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.money.Money;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.models.AttributionModels;
import org.attributionj.models.json.FittedModelFormatException;
import org.attributionj.models.json.FittedModelJson;
import org.junit.jupiter.api.Test;

/** A model of another jar is found by its name, fitted, written as JSON and read back, as the library's own are. */
class ConversionRateTest {
    private static final PathTable PATHS = paths();

    private static PathTable paths() {
        PathTable paths = PathTable.of(Dimension.CHANNEL);
        paths.add(List.of("email", "search"), 30, Money.of("300.00", "EUR"), 10);
        paths.add(List.of("email", "email"), 10, Money.of("100.00", "EUR"), 48);
        return paths;
    }

    static AttributionModel fitted(String text) {
        return fit((ModelDefinition.Fittable<?>) AttributionModels.define(text));
    }

    @SuppressWarnings("unchecked") // the definition of this jar takes path tables
    private static AttributionModel fit(ModelDefinition.Fittable<?> definition) {
        assertThat(definition.statistic(Dimension.CHANNEL, List.of()))
                .isEqualTo(PathTable.statistic(Dimension.CHANNEL, List.of()));
        return ((ModelDefinition.Fittable<PathTable>) definition).fit(PATHS);
    }

    @Test
    void itsRatesAreThoseOfTheJourneys() {
        ConversionRateModel model = (ConversionRateModel) fitted("conversion-rate:prior=2");
        // email: 40 of 98 journeys and 2 imagined ones; search: 30 of 40 and 2
        assertThat(model.fit().rates()).containsEntry("email", 0.4).containsEntry("search", 30 / 42.0);
        assertThat(model.name()).isEqualTo("conversion-rate:prior=2");
    }

    @Test
    void itReadsBackFromJson() {
        AttributionModel model = fitted("conversion-rate:prior=0");
        String json = FittedModelJson.write(model);
        assertThat(json)
                .isEqualTo(
                        "{\"attributionj\":{\"format\":2},\"model\":\"conversion-rate\",\"scope\":{\"path\":\"channel\","
                                + "\"transforms\":[],\"goal\":null,\"windows\":null},\"fit\":{\"prior\":0.0,\"rates\":"
                                + "{\"email\":0.40816326530612246,\"search\":0.75}}}");
        assertThat(FittedModelJson.read(json)).isEqualTo(model);
    }

    @Test
    void itStandsInBlendsAndUnderModifiers() {
        AttributionModel blend = AttributionModels.excluding(fitted("conversion-rate"), Channel.of("direct"));
        assertThat(FittedModelJson.read(FittedModelJson.write(blend))).isEqualTo(blend);
    }

    @Test
    void whatAStrangerWroteIsChecked() {
        String json = FittedModelJson.write(fitted("conversion-rate:prior=0"));
        assertThatThrownBy(() -> FittedModelJson.read(json.replace("0.75", "1.75")))
                .isInstanceOf(FittedModelFormatException.class)
                .hasMessageContaining("rate of search must be in [0, 1], but was 1.75");
        assertThatThrownBy(() -> FittedModelJson.read(json.replace("conversion-rate", "conversion-ratio")))
                .hasMessageContaining("model must be one of")
                .hasMessageContaining("conversion-rate");
    }
}
