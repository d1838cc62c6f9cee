/**
 * Attribution models and their results.
 *
 * <p>An {@link org.attributionj.core.model.AttributionModel} only weighs touchpoints. {@link
 * org.attributionj.core.model.Attributor} normalises the weights into shares and turns shares into money that adds up.
 */
@NullMarked
package org.attributionj.core.model;

import org.jspecify.annotations.NullMarked;
