/** What all models that were learned from data have in common. */
@NullMarked
package org.attributionj.models.fitted;

import org.jspecify.annotations.NullMarked;
