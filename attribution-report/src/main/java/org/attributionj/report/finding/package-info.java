/** Findings: sentences that rules make of figures, where chance is no explanation. */
@NullMarked
package org.attributionj.report.finding;

import org.jspecify.annotations.NullMarked;
