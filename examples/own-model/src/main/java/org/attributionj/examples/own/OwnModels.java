package org.attributionj.examples.own;

import java.util.List;
import org.attributionj.models.ModelEntry;
import org.attributionj.models.ModelKind;
import org.attributionj.models.ModelProvider;

/** Adds the models of this jar to the catalogue; named in {@code META-INF/services}. */
public final class OwnModels implements ModelProvider {

    @Override
    public List<ModelEntry> entries() {
        return List.of(ModelEntry.builder("conversion-rate", "rates")
                .description("Each touchpoint as much as journeys with its channel convert")
                .option("prior", "1", "imagined journeys of each channel that did not convert, 0 or more")
                .learned(options -> new ConversionRateDefinition(options.number("prior"))));
    }

    @Override
    public List<ModelKind<?, ?>> kinds() {
        return List.of(new ModelKind<>(
                "conversion-rate",
                ConversionRateModel.class,
                ConversionRateFit.class,
                ConversionRateModel::fit,
                ConversionRateModel::of));
    }
}
