/** What was spent, and how amounts come into one currency. */
@NullMarked
package org.attributionj.report.spend;

import org.jspecify.annotations.NullMarked;
