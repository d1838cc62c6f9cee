/** Helpers shared by the core's packages. Not API: not exported, may change at any time. */
@NullMarked
package org.attributionj.core.internal;

import org.jspecify.annotations.NullMarked;
