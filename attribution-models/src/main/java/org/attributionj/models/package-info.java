/**
 * The attribution algorithms, behind one catalogue: {@link org.attributionj.models.AttributionModels}.
 *
 * <p>Each family of models has a package of its own; {@code rules} holds those that follow from a journey alone, {@code
 * modifiers} what can be done to any model, {@code spec} the text form. A {@link
 * org.attributionj.models.ModelEntry} describes a model and makes it from its options; a {@link
 * org.attributionj.models.ModelProvider} adds entries from outside.
 */
@NullMarked
package org.attributionj.models;

import org.jspecify.annotations.NullMarked;
