/** The page: one HTML file that stands alone, reads without script and computes nothing. */
@NullMarked
package org.attributionj.report.page;

import org.jspecify.annotations.NullMarked;
