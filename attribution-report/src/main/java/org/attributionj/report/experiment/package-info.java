/** What hold-outs measured: what would not have happened without a channel. */
@NullMarked
package org.attributionj.report.experiment;

import org.jspecify.annotations.NullMarked;
