package org.attributionj.models.json;

import java.util.function.Function;

/**
 * A kind of model that can be stored: how it becomes plain data and back. Immutable and thread-safe.
 *
 * @param <M> the models
 * @param <F> their plain data
 * @param name what the kind is called in files: never to be changed
 * @param modelType the models' class
 * @param fitType the class of their plain data, a record
 * @param toFit takes a model apart
 * @param toModel makes an equal model again; throws for data that no model has
 */
record ModelKind<M, F>(
        String name, Class<M> modelType, Class<F> fitType, Function<M, F> toFit, Function<F, M> toModel) {

    Object fitOf(Object model) {
        return toFit.apply(modelType.cast(model));
    }

    Object modelOf(Object fit) {
        return toModel.apply(fitType.cast(fit));
    }
}
