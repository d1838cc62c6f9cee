/** Which ways lead to conversions: paths, lengths, lags, transitions, and which channels meet. */
@NullMarked
package org.attributionj.report.path;

import org.jspecify.annotations.NullMarked;
