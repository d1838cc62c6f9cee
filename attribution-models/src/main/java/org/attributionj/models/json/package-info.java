/**
 * Fitted models as JSON, and back: {@link org.attributionj.models.json.FittedModelJson}. The only package of this module that
 * needs Jackson, which is an optional dependency: programs that store models add {@code jackson-databind}.
 */
@NullMarked
package org.attributionj.models.json;

import org.jspecify.annotations.NullMarked;
