package org.attributionj.jdbc.tracker;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attributionj.core.model.AttributionModel;

/** The models in use. Thread-safe. */
final class CurrentModels {
    private volatile Edition edition;

    CurrentModels(List<AttributionModel> models) {
        edition = new Edition(0, models);
    }

    /** The models of this moment. */
    Edition now() {
        return edition;
    }

    /** Replaces the model at a position. Called by one thread only. */
    void replace(int position, AttributionModel model) {
        List<AttributionModel> changed = new ArrayList<>(edition.models());
        changed.set(position, model);
        edition = new Edition(edition.number() + 1, changed);
    }

    /**
     * The models of some moment.
     *
     * @param number tells it from the others
     * @param models the models, with different names
     */
    record Edition(int number, List<AttributionModel> models) {
        Edition {
            models = ImmutableList.copyOf(models);
            Set<String> names = new HashSet<>();
            for (AttributionModel model : models) {
                if (!names.add(model.name())) {
                    throw new IllegalArgumentException("models must have different names, because results are stored by"
                            + " name, but two are called \"" + model.name() + "\"");
                }
            }
        }
    }
}
