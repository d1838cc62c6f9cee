/** What was attributed: runs, results, credits and their totals. */
@NullMarked
package org.attributionj.jdbc.result;

import org.jspecify.annotations.NullMarked;
