package org.attributionj.models;

import static org.attributionj.models.internal.Checks.check;
import static org.attributionj.models.internal.Checks.notBlank;
import static org.attributionj.models.internal.Checks.notNull;

import java.util.function.Function;

/**
 * A kind of fitted model that can be stored as JSON: how it becomes plain data and back. Immutable and thread-safe.
 *
 * <p>The plain data are a record whose components are numbers, texts, enums, lists, maps and records of these; also channels,
 * dimensions, durations, currencies, goals, transforms of paths, and models. What is read of a file is refused if a component
 * is missing, unknown or null; whatever else the kind demands, {@code toModel} and the record's constructor check, as if the
 * data came from a stranger. On the module path, the record's package must be open to {@code com.fasterxml.jackson.databind}.
 *
 * @param <M> the models
 * @param <F> their plain data
 * @param name what the kind is called in files: never to be changed. A kind from outside has the name of its model, such as
 *     {@code conversion-rate}
 * @param modelType the models' class
 * @param fitType the class of their plain data, a record
 * @param toFit takes a model apart
 * @param toModel makes an equal model again; throws {@link IllegalArgumentException} for data that no model has
 */
public record ModelKind<M, F>(
        String name, Class<M> modelType, Class<F> fitType, Function<M, F> toFit, Function<F, M> toModel) {

    /**
     * Checks the components.
     *
     * @throws NullPointerException if one is null
     * @throws IllegalArgumentException if the name is blank, or the plain data are no record
     */
    public ModelKind {
        notBlank(name, "name of a kind of model");
        notNull(modelType, "modelType");
        check(
                notNull(fitType, "fitType").isRecord(),
                "the plain data of models of kind " + name + " must be a record, but are of " + fitType);
        notNull(toFit, "toFit");
        notNull(toModel, "toModel");
    }

    /**
     * The plain data of a model.
     *
     * @param model a model of this kind
     * @return its data
     * @throws ClassCastException if it is of another class
     */
    public Object fitOf(Object model) {
        return toFit.apply(modelType.cast(model));
    }

    /**
     * The model of plain data.
     *
     * @param fit data of this kind
     * @return the model
     * @throws ClassCastException if they are of another class
     * @throws IllegalArgumentException if no model has such data
     */
    public Object modelOf(Object fit) {
        return toModel.apply(fitType.cast(fit));
    }
}
