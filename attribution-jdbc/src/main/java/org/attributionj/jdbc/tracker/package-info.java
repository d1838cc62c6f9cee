/** The embedded tracker: {@link org.attributionj.jdbc.tracker.ConversionTracker} stores events and has them attributed. */
@NullMarked
package org.attributionj.jdbc.tracker;

import org.jspecify.annotations.NullMarked;
