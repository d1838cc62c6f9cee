/**
 * Fits without any family of models: what is fitted ({@link org.attributionj.core.fit.ModelDefinition}), what comes out
 * ({@link org.attributionj.core.fit.FittedModel}), and many fits in one pass as a statistic ({@link
 * org.attributionj.core.fit.ModelFits}). Stores, engines and reports see these, and need not see the models.
 */
@NullMarked
package org.attributionj.core.fit;

import org.jspecify.annotations.NullMarked;
