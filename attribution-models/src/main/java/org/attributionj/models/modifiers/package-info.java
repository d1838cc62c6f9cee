/** What can be done to any model: leave labels out, weigh labels, blend models. */
@NullMarked
package org.attributionj.models.modifiers;

import org.jspecify.annotations.NullMarked;
