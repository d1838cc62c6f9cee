/** Helpers of this module; not API. */
@NullMarked
package org.attributionj.report.internal;

import org.jspecify.annotations.NullMarked;
