/** What the families of models share; not API. */
@NullMarked
package org.attributionj.eval.internal;

import org.jspecify.annotations.NullMarked;
