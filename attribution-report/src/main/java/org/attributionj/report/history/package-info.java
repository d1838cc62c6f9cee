/** What is known of one customer after the other, and of all of them before anything is counted. */
@NullMarked
package org.attributionj.report.history;

import org.jspecify.annotations.NullMarked;
