/** The machinery of the readers. Not API. */
@NullMarked
package org.attributionj.io.internal;

import org.jspecify.annotations.NullMarked;
