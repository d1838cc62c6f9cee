package org.attributionj.cli;

import java.util.List;
import org.attributionj.core.fit.ModelChoice;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.models.AttributionModels;

/** The models that {@code --model} names. */
final class Models {
    private Models() {}

    static List<ModelChoice> of(List<String> specs) {
        return specs.stream()
                .map(spec -> new ModelChoice(
                        spec, UsageException.onBadArgument("--model", () -> AttributionModels.define(spec))))
                .toList();
    }

    static List<ModelDefinition> definitions(List<ModelChoice> models) {
        return models.stream().map(ModelChoice::definition).toList();
    }
}
