package org.attributionj.models.internal;

import com.google.common.collect.Sets;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;

/** Checks of what data have. */
public final class Schemas {
    private Schemas() {}

    /**
     * Refuses by name what a schema cannot give. A column of the path's own dimension is there as the path.
     *
     * @param schema the schema
     * @param model the model's name
     * @param needs what it needs
     * @throws org.attributionj.core.columnar.MissingDataException if a feature or a column is missing
     */
    public static void require(JourneySchema schema, String model, Needs needs) {
        Needs besidePath =
                new Needs(needs.features(), Sets.filter(needs.columns(), column -> !column.equals(schema.path())));
        schema.require(model, besidePath);
    }
}
