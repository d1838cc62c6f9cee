/** What the families of models share; not API. */
@NullMarked
package org.attributionj.models.internal;

import org.jspecify.annotations.NullMarked;
