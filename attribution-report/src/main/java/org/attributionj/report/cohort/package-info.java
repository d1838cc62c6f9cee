/** Customers by when they first converted: who comes back, and what they bring over time. */
@NullMarked
package org.attributionj.report.cohort;

import org.jspecify.annotations.NullMarked;
