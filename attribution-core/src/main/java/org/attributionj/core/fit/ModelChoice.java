package org.attributionj.core.fit;

import static org.attributionj.core.internal.Checks.notBlank;
import static org.attributionj.core.internal.Checks.notNull;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.attributionj.core.assembly.EventFacts;
import org.attributionj.core.columnar.Feature;
import org.attributionj.core.columnar.MissingDataException;

/**
 * A model among those that somebody asked for. Immutable and thread-safe.
 *
 * @param label the model as it was asked for, which tables show
 * @param definition what it stands for
 */
public record ModelChoice(String label, ModelDefinition definition) implements Serializable {

    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the label is blank
     */
    public ModelChoice {
        notBlank(label, "label");
        notNull(definition, "definition");
    }

    /**
     * Whether events have what the model needs. Times, and labels of every dimension, are there in all events.
     *
     * @param facts the facts of the events
     * @return false if the model needs milestones, and no touchpoint has one
     */
    public boolean isSupportedBy(EventFacts facts) {
        return facts.haveMilestones() || !definition.needs().features().contains(Feature.MILESTONES);
    }

    /**
     * What events lack to serve the model.
     *
     * @param facts the facts of the events
     * @return why the model cannot credit these events; nothing if it can
     */
    public Optional<MissingDataException> lack(EventFacts facts) {
        return isSupportedBy(facts)
                ? Optional.empty()
                : Optional.of(new MissingDataException(label
                        + " needs milestones, but no touchpoint of these events has one; leave the model out, or"
                        + " say which touchpoints reached a milestone (field milestones)"));
    }

    /**
     * Refuses models that events cannot serve.
     *
     * @param choices the models
     * @param facts the facts of the events
     * @throws MissingDataException if there is such a model; the message names it
     */
    public static void require(List<ModelChoice> choices, EventFacts facts) {
        for (ModelChoice choice : choices) {
            choice.lack(facts).ifPresent(lack -> {
                throw lack;
            });
        }
    }
}
