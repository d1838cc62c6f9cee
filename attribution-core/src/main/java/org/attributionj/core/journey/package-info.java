/** Journeys: the touchpoints that are eligible for one conversion, and the windows that decide which these are. */
@NullMarked
package org.attributionj.core.journey;

import org.jspecify.annotations.NullMarked;
