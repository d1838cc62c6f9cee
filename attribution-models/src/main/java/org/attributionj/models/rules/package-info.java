/** The rule models: those whose weights follow from a journey alone. Their formulas stand in {@code AttributionModels}. */
@NullMarked
package org.attributionj.models.rules;

import org.jspecify.annotations.NullMarked;
