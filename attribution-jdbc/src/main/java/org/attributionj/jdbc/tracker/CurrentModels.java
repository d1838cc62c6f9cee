package org.attributionj.jdbc.tracker;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attributionj.core.model.AttributionModel;

/** The models in use, and the run that their results belong to. Thread-safe, but only one thread at a time may replace. */
final class CurrentModels {
    private final TrackerRuns runs;
    private final List<String> origins;
    private volatile Edition edition;

    /** Records the first run. */
    CurrentModels(List<AttributionModel> models, TrackerRuns runs) {
        this.runs = runs;
        origins = new ArrayList<>(models.stream()
                .map(model -> "given when the tracker was opened")
                .toList());
        requireDifferentNames(models);
        edition = new Edition(runs.start(models, origins), models);
    }

    private static void requireDifferentNames(List<AttributionModel> models) {
        Set<String> names = new HashSet<>();
        for (AttributionModel model : models) {
            if (!names.add(model.name())) {
                throw new IllegalArgumentException("models must have different names, because results are stored by"
                        + " name, but two are called \"" + model.name() + "\"");
            }
        }
    }

    /** The models of this moment. */
    Edition now() {
        return edition;
    }

    /**
     * Replaces the model at a position, once the run of the new models is recorded.
     *
     * @param origin how and when the model was made
     */
    void replace(int position, AttributionModel model, String origin) {
        List<AttributionModel> changed = new ArrayList<>(edition.models());
        changed.set(position, model);
        requireDifferentNames(changed);
        List<String> changedOrigins = new ArrayList<>(origins);
        changedOrigins.set(position, origin);
        edition = new Edition(runs.start(changed, changedOrigins), changed);
        origins.set(position, origin);
    }

    /** Records that the last run has ended. */
    void end() {
        runs.end();
    }

    /**
     * The models of some moment.
     *
     * @param run the id of their run, which tells this edition from others
     * @param models the models, with different names
     */
    record Edition(String run, List<AttributionModel> models) {
        Edition {
            models = ImmutableList.copyOf(models);
        }
    }
}
