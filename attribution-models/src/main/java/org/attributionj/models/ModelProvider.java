package org.attributionj.models;

import java.util.List;

/**
 * Adds models to the catalogue, and to what can be stored as JSON. Implementations have a public constructor without
 * parameters and are named in {@code META-INF/services/org.attributionj.models.ModelProvider}; {@link
 * java.util.ServiceLoader} finds them.
 */
public interface ModelProvider {

    /**
     * The models.
     *
     * @return one entry per model, in the order in which to list them
     */
    List<ModelEntry> entries();

    /**
     * How the fitted ones among the models are stored. Rules need none: their names say all.
     *
     * @return one kind per class of fitted models
     */
    default List<ModelKind<?, ?>> kinds() {
        return List.of();
    }
}
