/** Segments of customers: what each of them brings, and by which channels. */
@NullMarked
package org.attributionj.report.segment;

import org.jspecify.annotations.NullMarked;
