package org.attributionj.jdbc;

import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;

/** Another model under a name of its own, or with something that happens first, whenever it is bound. */
final class HookedModel implements AttributionModel {
    private static final long serialVersionUID = 1L;

    private final AttributionModel model;
    private final String name;
    private final transient Runnable hook;

    HookedModel(AttributionModel model, String name) {
        this(model, name, () -> {});
    }

    HookedModel(AttributionModel model, Runnable hook) {
        this(model, model.name(), hook);
    }

    private HookedModel(AttributionModel model, String name, Runnable hook) {
        this.model = model;
        this.name = name;
        this.hook = hook;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        hook.run();
        return model.bind(schema);
    }
}
