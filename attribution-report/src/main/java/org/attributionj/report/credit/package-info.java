/** Sums of credit by name, model, period and currency, and their resamples. */
@NullMarked
package org.attributionj.report.credit;

import org.jspecify.annotations.NullMarked;
