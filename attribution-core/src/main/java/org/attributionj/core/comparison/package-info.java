/** Models side by side: what each credits to each label, settled to the same totals. */
@NullMarked
package org.attributionj.core.comparison;

import org.jspecify.annotations.NullMarked;
