/**
 * The text form of models: {@link org.attributionj.models.spec.ModelSpec} reads it, {@link
 * org.attributionj.models.spec.SpecWriter} writes it.
 */
@NullMarked
package org.attributionj.models.spec;

import org.jspecify.annotations.NullMarked;
