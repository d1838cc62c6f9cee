package org.attributionj.cli;

import java.util.List;
import java.util.stream.Stream;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.MissingDataException;
import org.attributionj.core.fit.ModelDefinition;
import org.attributionj.models.AttributionModels;

/**
 * A model that the user asked for, or that was chosen because the data support it.
 *
 * @param label the model as it was asked for; its canonical text if it was not
 * @param definition what the text stands for
 */
record ChosenModel(String label, ModelDefinition definition) {

    static List<ChosenModel> of(List<String> specs) {
        return specs.stream()
                .map(spec -> new ChosenModel(
                        spec, UsageException.onBadArgument("--model", () -> AttributionModels.define(spec))))
                .toList();
    }

    static List<ModelDefinition> definitions(List<ChosenModel> models) {
        return models.stream().map(ChosenModel::definition).toList();
    }

    static List<ChosenModel> allRules() {
        return AttributionModels.rules().stream()
                .map(model -> new ChosenModel(model.name(), new ModelDefinition.Ready(model)))
                .toList();
    }

    /** Whether the events have what the model needs. */
    boolean isSupportedBy(EventFacts facts) {
        return facts.haveMilestones() || !needsMilestones();
    }

    /** Refuses models that the user asked for, but that the events cannot serve. */
    static void require(List<ChosenModel> models, EventFacts facts) {
        Stream<ChosenModel> unserved = models.stream().filter(model -> !model.isSupportedBy(facts));
        unserved.findFirst().ifPresent(model -> {
            throw new MissingDataException(model.label()
                    + " needs milestones, but no touchpoint of these events has one; leave the model out, or"
                    + " name the column of milestones with --columns milestones=...");
        });
    }

    private boolean needsMilestones() {
        return definition.needs().features().contains(Feature.MILESTONES);
    }
}
