package org.attributionj.models;

import java.util.List;

/**
 * Adds models to the catalogue. Implementations have a public constructor without parameters and are named in {@code
 * META-INF/services/org.attributionj.models.ModelProvider}; {@link java.util.ServiceLoader} finds them.
 */
public interface ModelProvider {

    /**
     * The models.
     *
     * @return one entry per model, in the order in which to list them
     */
    List<ModelEntry> entries();
}
