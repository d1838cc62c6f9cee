/** Logistic response models: P(conversion | journey) from channels' presence, counts or decayed exposure. */
@NullMarked
package org.attributionj.models.regression;

import org.jspecify.annotations.NullMarked;
